import { companyKeysOf, companyTold, withCompany } from '#journey/capture/company.rules.ts'
import { heard } from '#journey/capture/precedence.rules.ts'
import { live, refuse } from '#journey/lifecycle/telling.rules.ts'
import { mergePerson, sortSubmission } from '#journey/capture/rules.ts'
import type { CompanyId } from '#journey/capture/work.rules.ts'
import type { FieldProblem, Sorted, Submission } from '#journey/capture/rules.ts'
import type { LeadCaptured, PersonDetails } from '#journey/capture/facts.ts'
import type { Card, Refusal, Work } from '#work/card.ts'
import type { Ruleset, Scalar } from '#journey/agreement/ruleset.ts'

/** What a person corrects on a lead, as the fact that records it. */
export interface Correction {
  fields: Record<string, Scalar | null>
  by: string
}

const PERSONAL = ['phone', 'firstName', 'lastName', 'name', 'company', 'title', 'country'] as const

/** The work of a correction, or what is wrong with it, by field. Nothing new said: no facts. */
export function correctionWork(
  rules: Ruleset,
  companyId: CompanyId,
  { fields, by }: Correction,
): Pick<Work, 'decide' | 'companyKeys'> | { problems: FieldProblem[] } {
  const wrong = Object.entries(fields).flatMap(([field, value]) => problemOf(rules, field, value))
  if (wrong.length > 0) return { problems: wrong }
  const sorted = sortSubmission(rules, submissionOf(fields), 'strict')
  if ('problems' in sorted) {
    const named = sorted.problems.map((one) => ({
      ...one,
      field: `fields.${one.field.replace(/^fields\./, '')}`,
    }))
    return { problems: named }
  }
  const gone = Object.keys(fields).filter((field) => fields[field] === null)
  return {
    companyKeys: companyKeysOf(sorted, companyId),
    decide: (card, now, known = new Map()) => {
      const { state } = card!
      if (state.erased && Object.keys(sorted.personal).length > 0) return ERASED
      const told = withCompany(card, sorted, known, companyId)
      const weighed = heard(card!, told.sorted, 'human')
      const { company, body } = companyTold(card, weighed, sorted, told.found, known)
      // of a lead that others go on in, all that was said is kept: without the merge it may be news to one of them
      const taken = gone.filter((field) => state.merged || state.attributes[field] !== undefined)
      const attributes = { ...weighed.sorted.body.attributes }
      for (const field of taken) attributes[field] = null
      for (const [field, value] of Object.entries(attributes))
        if (!state.merged && (state.attributes[field] ?? null) === value) delete attributes[field]
      const personal = wholeName(card!.person, sorted.personal)
      const said = [...saidOf(weighed.sorted), ...wholeOf(card!, weighed.sorted, personal), ...taken]
      const moved = body.companyId !== null && body.companyId !== card!.company?.id
      const news = Object.entries(personal).some(
        ([field, value]) => JSON.stringify(card!.person[field as 'name']) !== JSON.stringify(value),
      )
      if (!news && !moved && said.length === 0 && Object.keys(attributes).length === 0) return { facts: [] }
      const { said: _, ...others } = weighed.sorted.body
      const whole: LeadCaptured = { ...others, ...body, attributes, touch: null }
      if (said.length > 0) whole.said = { by: 'human', fields: said }
      if (company !== null && sorted.company !== null)
        whole.companyBy = { ...whole.companyBy, because: 'person' }
      return {
        facts: [live(now, by, { kind: 'LeadDetailsChanged', body: whole, personal: { ...personal } })],
        person: mergePerson(card!.person, personal),
        company,
      }
    },
  }
}

const ERASED: Refusal = refuse(
  'erased',
  'The person was erased: nothing that names them is taken in again.',
  'fields',
)

function problemOf(rules: Ruleset, field: string, value: Scalar | null): FieldProblem[] {
  const at = `fields.${field}`
  if (field === 'email') return [{ field: at, message: 'is who they are here, and cannot be changed' }]
  const declared = Object.hasOwn(rules.fields, field) && !rules.fields[field]!.personal
  if (value === null && !declared) return [{ field: at, message: 'cannot be emptied' }]
  if (field === 'phone' && value !== null && !/\d/.test(String(value)))
    return [{ field: at, message: 'holds no digit' }]
  if (isDetail(field) && typeof value === 'string' && value.length > 300)
    return [{ field: at, message: 'is longer than 300 characters' }]
  return isDetail(field) && value !== null && String(value).trim() === ''
    ? [{ field: at, message: 'is empty' }]
    : []
}

function isDetail(field: string): field is (typeof PERSONAL)[number] {
  return (PERSONAL as readonly string[]).includes(field)
}

function submissionOf(fields: Correction['fields']): Submission {
  const given: Record<string, string> = {}
  const further: Record<string, Scalar> = {}
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) continue
    if (isDetail(field)) given[field] = String(value).trim()
    else further[field] = value
  }
  return { ...given, ...(Object.keys(further).length > 0 && { fields: further }) }
}

/** A name as given whole would outrank its parts that were just corrected. */
function wholeName(known: PersonDetails, said: PersonDetails): PersonDetails {
  if (said.name !== undefined || (said.firstName === undefined && said.lastName === undefined)) return said
  const { firstName = known.firstName, lastName = known.lastName } = said
  return { ...said, name: [firstName, lastName].filter(Boolean).join(' ') }
}

function saidOf({ body }: Sorted): string[] {
  // the level that follows from a title is no person's word
  return (body.said?.fields ?? []).filter((field) => field !== 'seniority' || !('title' in body.attributes))
}

/** Whoever corrects a part of the name has said the whole of it: no machine may put another before it. */
function wholeOf({ state }: Card, { personal }: Sorted, { name }: PersonDetails): string[] {
  const follows = name !== undefined && personal.name === undefined
  return follows && (state.merged || state.ranks?.name !== 'human') ? ['name'] : []
}
