import { companyKey, identityKeys } from '#journey/identity/rules.ts'
import { emailKind, seniority } from '#journey/identity/classify.rules.ts'
import type { LeadField, Ruleset, Scalar } from '#journey/agreement/ruleset.ts'
import type { LeadState } from '#journey/state.ts'
import type { LeadCaptured, PersonDetails } from '#journey/capture/facts.ts'

/** One lead as any door hands it in: the API, a file, a mailbox. */
export interface Submission {
  email?: string | undefined
  phone?: string | undefined
  externalIds?: string[] | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  name?: string | undefined
  company?: string | undefined
  title?: string | undefined
  country?: string | undefined
  source?: string | undefined
  campaign?: string | undefined
  channel?: string | undefined
  fields?: Record<string, Scalar> | undefined
  consent?: { email?: boolean | undefined; phone?: boolean | undefined } | undefined
}

/** What a submission says, sorted into what rules may see and what names a person. */
export interface Sorted {
  keys: string[]
  company: { key: string; name: string } | null
  body: Omit<LeadCaptured, 'touch' | 'companyId'>
  personal: PersonDetails
}

export interface FieldProblem {
  field: string
  message: string
}

/**
 * Sorts a submission by the agreement's field list; problems name the field. `lenient` (files from other systems): a
 * value that does not fit its declared field is kept with the private fields instead of refusing the whole lead.
 */
export function sortSubmission(
  rules: Ruleset,
  given: Submission,
  manner: 'strict' | 'lenient',
): Sorted | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const attributes: Record<string, Scalar | null> = {}
  const privateFields: Record<string, Scalar> = {}
  const all: Record<string, Scalar | undefined> = {
    ...given.fields,
    title: given.title,
    country: given.country,
  }
  for (const [id, value] of Object.entries(all)) {
    if (value === undefined || value === '') continue
    const field = Object.hasOwn(rules.fields, id) ? rules.fields[id] : undefined
    if (!field || field.personal) {
      privateFields[id] = value
      continue
    }
    const fitted = fit(field, value)
    if (fitted !== null) attributes[id] = fitted
    else if (manner === 'lenient') privateFields[id] = value
    else problems.push({ field: id in (given.fields ?? {}) ? `fields.${id}` : id, message: expected(field) })
  }
  if (problems.length > 0) return { problems }
  derive(rules, given, attributes)
  const keys = identityKeys(given)
  const company = given.company?.trim()
  return {
    keys,
    company: company ? { key: companyKey(company), name: company } : null,
    body: {
      source: given.source ?? null,
      campaign: given.campaign ?? null,
      channel: given.channel ?? null,
      company: company || null,
      attributes,
      known: {
        email: !!given.email,
        phone: !!given.phone,
        name: !!(given.name ?? given.firstName ?? given.lastName),
        company: !!company,
      },
      consent: withoutUndefined(given.consent ?? {}),
    },
    personal: personal(given, privateFields),
  }
}

function fit(field: LeadField, value: Scalar): Scalar | null {
  if (field.type === 'number') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number) && allowed(field, number) ? number : null
  }
  if (field.type === 'boolean')
    return typeof value === 'boolean' ? value : (booleans[String(value).toLowerCase()] ?? null)
  const text = String(value)
  return allowed(field, text) ? text : null
}

const booleans: Record<string, boolean> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
}

function allowed(field: LeadField, value: Scalar): boolean {
  return field.values === null || field.values.includes(value)
}

function expected(field: LeadField): string {
  if (field.values) return `must be one of ${field.values.join(', ')}`
  return EXPECTED[field.type]
}

const EXPECTED: Record<LeadField['type'], string> = {
  string: 'must be a string',
  number: 'must be a number',
  boolean: 'must be a boolean',
}

/** What follows from the details without being one of them: rules see the kind of mailbox, never the address. */
function derive(rules: Ruleset, given: Submission, attributes: Record<string, Scalar | null>): void {
  const level = seniority(given.title)
  if (level && rules.fields.seniority && attributes.seniority === undefined) attributes.seniority = level
  if (given.email && rules.fields.emailKind) attributes.emailKind = emailKind(given.email)
}

function personal(given: Submission, fields: Record<string, Scalar>): PersonDetails {
  const details: PersonDetails = withoutUndefined({
    email: given.email?.trim(),
    phone: given.phone?.trim(),
    firstName: given.firstName,
    lastName: given.lastName,
    name: given.name,
  })
  if (given.externalIds?.length) details.externalIds = given.externalIds
  if (Object.keys(fields).length > 0) details.fields = fields
  return details
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}

/** The details that a submission adds to or changes on a known lead; null when it says nothing new. */
export function changedDetails(
  state: LeadState,
  person: PersonDetails,
  company: string | null,
  sorted: Sorted,
): Sorted | null {
  const { body } = sorted
  const attributes = Object.fromEntries(
    Object.entries(body.attributes).filter(([id, value]) => state.attributes[id] !== value),
  )
  const news = Object.entries(sorted.personal).some(
    ([id, value]) =>
      JSON.stringify(person[id as keyof PersonDetails]) !== JSON.stringify(value) &&
      !contains(person, id, value),
  )
  const consent = Object.entries(body.consent).some(([id, value]) => state.consent[id as 'email'] !== value)
  const moved = body.company !== null && body.company !== company
  return Object.keys(attributes).length > 0 || news || consent || moved
    ? { ...sorted, body: { ...body, attributes } }
    : null
}

/** Lists and maps are added to, so a subset is nothing new. */
function contains(person: PersonDetails, id: string, value: unknown): boolean {
  if (id === 'externalIds') return (value as string[]).every((one) => person.externalIds?.includes(one))
  if (id !== 'fields') return false
  return Object.entries(value as object).every(([field, content]) => person.fields?.[field] === content)
}

/** Personal details after a submission: what is given replaces, what is not given stays. */
export function mergePerson(known: PersonDetails, given: PersonDetails): PersonDetails {
  const merged: PersonDetails = { ...known, ...given }
  const externalIds = [...new Set([...(known.externalIds ?? []), ...(given.externalIds ?? [])])]
  if (externalIds.length > 0) merged.externalIds = externalIds
  if (known.fields || given.fields) merged.fields = { ...known.fields, ...given.fields }
  return merged
}

/** A clock that is a little wrong must not refuse a lead; a date in the far future is a mistake. */
const SKEW_MS = 5 * 60_000

/** A moment that facts may carry: not before 1970 and not in the future. */
export function checkMoment(at: number | null, now: number, field: string): FieldProblem | null {
  if (at === null) return null
  if (at < 0) return { field, message: 'lies before 1970' }
  if (at > now + SKEW_MS) return { field, message: 'lies in the future' }
  return null
}
