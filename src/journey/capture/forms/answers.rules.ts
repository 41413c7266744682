import { LeadInput } from '#journey/capture/contract.ts'
import { DETAILS } from '#journey/capture/forms/contract.ts'
import type { FormDocument, FormField } from '#journey/capture/forms/contract.ts'
import type { FormWords } from '#journey/capture/forms/words.rules.ts'
import type { FieldProblem } from '#journey/capture/rules.ts'

/** What a form said, sorted as a lead's submission is. */
export type Answers = Partial<Record<(typeof DETAILS)[number], string>> & {
  fields?: Record<string, string | number | boolean>
}

/** What is longer is no answer of a person to one question. */
const LONGEST = { textarea: 5_000, other: 300 }

/** The box by which somebody agrees. Names of ours begin with _, those of fields with a letter. */
export const CONSENT = '_consent'

/**
 * Reads what was filled in. Only the fields that were asked are looked at; what else a sender put beside them goes nowhere.
 * Problems name the field and say, in the form's language, what is wrong.
 */
export function readAnswers(
  form: FormDocument,
  asked: readonly FormField[],
  given: ReadonlyMap<string, string>,
  words: FormWords,
): { answers: Answers; consents: boolean } | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const details: Record<string, string> = {}
  const fields: Record<string, string | number | boolean> = {}
  for (const field of asked) {
    const read = readField(field, given.get(field.id) ?? '', words)
    if ('problem' in read) problems.push({ field: field.id, message: read.problem })
    else if (read.value !== null && isDetail(field.id)) details[field.id] = String(read.value)
    else if (read.value !== null) fields[field.id] = read.value
  }
  const consents = form.consent !== undefined && given.get(CONSENT) === 'yes'
  if (form.consent?.required && !consents) problems.push({ field: CONSENT, message: words.requiredCheck })
  if (problems.length > 0) return { problems }
  const answers: Answers = { ...details, ...(Object.keys(fields).length > 0 && { fields }) }
  const fits = LeadInput.safeParse(answers)
  if (fits.success) return { answers, consents }
  return {
    problems: fits.error.issues.map(({ path }) => ({
      field: String((path[0] === 'fields' ? path[1] : path[0]) ?? 'email'),
      message: path[0] === 'email' ? words.email : words.wrong,
    })),
  }
}

function isDetail(id: string): boolean {
  return (DETAILS as readonly string[]).includes(id)
}

function readField(
  field: FormField,
  raw: string,
  words: FormWords,
): { value: string | number | boolean | null } | { problem: string } {
  const text = field.input === 'textarea' ? raw.replaceAll('\r\n', '\n').trim() : raw.trim()
  if (text.length > (field.input === 'textarea' ? LONGEST.textarea : LONGEST.other))
    return { problem: words.long }
  if (!storable(text, field.input === 'textarea')) return { problem: words.characters }
  if (field.input === 'check') {
    if (text === 'yes') return { value: true }
    return field.required ? { problem: words.requiredCheck } : { value: null }
  }
  if (text === '') {
    if (!field.required) return { value: null }
    return { problem: field.input === 'choice' ? words.requiredChoice : words.required }
  }
  if (field.input === 'choice') {
    const isOffered = field.choices?.some(({ value }) => value === text)
    return isOffered ? { value: text } : { problem: words.notOffered }
  }
  if (field.input === 'number') {
    const number = Number(text.replace(',', '.'))
    return Number.isFinite(number) ? { value: number } : { problem: words.number }
  }
  return { value: text }
}

/** PostgreSQL and UTF-8 can hold it, and in a line of its own it can break neither a header nor a list. */
function storable(text: string, lines: boolean): boolean {
  if (!text.isWellFormed() || text.includes('\u0000')) return false
  return lines || !/[\p{Cc}\u2028\u2029]/u.test(text)
}
