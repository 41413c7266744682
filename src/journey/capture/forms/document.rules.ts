import { DETAILS } from '#journey/capture/forms/contract.ts'
import type { FormDocument, FormField } from '#journey/capture/forms/contract.ts'
import type { FieldProblem } from '#journey/capture/rules.ts'
import type { LeadField } from '#journey/agreement/ruleset.ts'

/** What a form is checked against: the agreement's fields, and the purposes that people can still agree to. */
export interface Surroundings {
  fields: Record<string, LeadField>
  purposes: readonly { id: string }[]
}

/** What keeps a form from being published, by the field of the document. */
export function checkForm(form: FormDocument, around: Surroundings): FieldProblem[] {
  const problems: FieldProblem[] = []
  const seen = new Set<string>()
  form.fields.forEach((field, i) => {
    const at = `fields.${i}`
    if (seen.has(field.id)) problems.push({ field: `${at}.id`, message: 'is asked twice' })
    seen.add(field.id)
    problems.push(...checkField(field, around).map((one) => ({ ...one, field: `${at}.${one.field}` })))
  })
  const required = (id: string) => form.fields.some((field) => field.id === id && field.required)
  if (!required('email') && !required('phone'))
    problems.push({ field: 'fields', message: 'need an e-mail address or a phone number that is required' })
  if (form.doubleOptIn && !required('email'))
    problems.push({ field: 'doubleOptIn', message: 'needs an e-mail address that is required' })
  const { consent } = form
  if (consent && !around.purposes.some(({ id }) => id === consent.purpose))
    problems.push({ field: 'consent.purpose', message: 'is no purpose that people can agree to' })
  if (consent && !form.fields.some(({ id }) => id === 'email'))
    problems.push({ field: 'consent', message: 'is about mails, and the form asks for no address' })
  return problems
}

function checkField(field: FormField, { fields }: Surroundings): FieldProblem[] {
  const problems: FieldProblem[] = []
  // who somebody is they say each time: a browser may have another person before it than yesterday
  if ((field.id === 'email' || field.id === 'phone') && field.asked === 'unknown')
    problems.push({ field: 'asked', message: 'must be always: it says who it is' })
  if (field.id === 'email' && field.input !== 'email')
    problems.push({ field: 'input', message: 'must be email' })
  const choices = field.choices ?? []
  if (field.input === 'choice' && choices.length === 0)
    problems.push({ field: 'choices', message: 'are missing' })
  if (new Set(choices.map(({ value }) => value)).size < choices.length)
    problems.push({ field: 'choices', message: 'have a value twice' })
  const isDetail = (DETAILS as readonly string[]).includes(field.id)
  const declared = Object.hasOwn(fields, field.id) ? fields[field.id] : undefined
  if (!declared || (isDetail && declared.values === null)) return problems
  return [...problems, ...checkDeclared(field, declared)]
}

/** What the agreement knows as a number must not come in as words. */
function checkDeclared(field: FormField, declared: LeadField): FieldProblem[] {
  const { type, values } = declared
  const offered = (field.choices ?? []).map(({ value }) => value)
  if (values !== null) {
    if (field.input !== 'choice')
      return [{ field: 'input', message: 'must be choice: the agreement lists values' }]
    const unknown = offered.filter((value) => !values.map(String).includes(value))
    return unknown.length > 0
      ? [{ field: 'choices', message: `the agreement does not know ${unknown.join(', ')}` }]
      : []
  }
  if (type === 'boolean' && field.input !== 'check')
    return [{ field: 'input', message: 'must be check: the agreement asks for yes or no' }]
  if (type === 'number' && field.input !== 'number')
    return offered.length > 0 && offered.every((value) => Number.isFinite(Number(value)))
      ? []
      : [{ field: 'input', message: 'must be number: the agreement asks for one' }]
  return []
}

/** The fields that somebody is asked, of whom these are known. */
export function fieldsAsked(form: FormDocument, known: ReadonlySet<string>): FormField[] {
  const most = form.atOnce ?? Infinity
  let unknown = 0
  return form.fields.filter((field) => {
    if (field.asked === 'always') return true
    return !known.has(field.id) && ++unknown <= most
  })
}
