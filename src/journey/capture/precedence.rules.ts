import { outranks } from '#journey/identity/source.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Rank } from '#journey/identity/source.rules.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Sorted } from '#journey/capture/rules.ts'

/** A submission after precedence: what takes effect, and what was said against a stronger word. */
export interface Heard {
  /** what the entry says: `body` holds what takes effect, `personal` all that was said */
  sorted: Sorted
  /** the personal details that take effect */
  taken: PersonDetails
}

/** Whose word stands is on the lead's card. */
export interface Known {
  state: Pick<LeadState, 'ranks' | 'attributes' | 'known' | 'merged'>
  person: PersonDetails
}

/** What follows from another field stands and falls with it. */
export const FOLLOWS: Record<string, string> = { seniority: 'title', emailKind: 'email' }

/**
 * Weighs a submission against whose word stands on the lead. A weaker source fills what is empty and does not
 * overwrite; what it said otherwise is kept in the entry as a contradiction.
 * `confidence`: 0 to 1, where the source states one.
 * On a lead that others go on in, what is no news is marked and kept as well: without them it may be (reweigh.rules.ts).
 */
export function heard(card: Known | null, sorted: Sorted, rank: Rank, confidence?: number): Heard {
  const state = card?.state
  const ranks = state?.ranks ?? {}
  const whole = state?.merged !== undefined
  const weak = (field: string): boolean => outranks(ranks[field] ?? 'system', rank)
  const empty = (field: string): boolean => isEmpty(card, field)
  const loses = (field: string): boolean => !empty(field) && weak(field)
  const outranked: Record<string, Scalar | null> = {}
  const attributes: Sorted['body']['attributes'] = {}
  const taken: string[] = []
  for (const [field, value] of Object.entries(sorted.body.attributes)) {
    const root = FOLLOWS[field]
    if (loses(field) || (root !== undefined && loses(root) && saysOf(sorted, root))) {
      if (whole || state!.attributes[field] !== value) outranked[field] = value
    } else {
      attributes[field] = value
      taken.push(field)
    }
  }
  const personal: PersonDetails = {}
  for (const [field, value] of Object.entries(sorted.personal)) {
    if (field === 'fields' || field === 'externalIds') continue
    if (loses(field)) outranked[field] = null
    else {
      Object.assign(personal, { [field]: value })
      taken.push(field)
    }
  }
  const fields = Object.entries(sorted.personal.fields ?? {}).filter(([id]) => {
    const lost = loses(`fields.${id}`)
    if (lost) outranked[`fields.${id}`] = null
    else taken.push(`fields.${id}`)
    return !lost
  })
  if (fields.length > 0) personal.fields = Object.fromEntries(fields)
  if (sorted.personal.externalIds) personal.externalIds = sorted.personal.externalIds
  const company = sorted.company !== null && loses('company') ? null : sorted.company
  if (sorted.company !== null && company === null) outranked.company = sorted.company.name
  else if (company !== null) taken.push('company')
  // only what changes whose word it is has to be remembered: a file's rows carry no marks
  const marked = taken.filter(
    (field) => whole || attributes[field] === null || (ranks[field] ?? 'system') !== rank,
  )
  const body: Sorted['body'] = {
    ...sorted.body,
    company: company?.name ?? null,
    attributes,
    ...(marked.length > 0 || confidence !== undefined
      ? { said: { by: rank, fields: marked, ...(confidence !== undefined && { confidence }) } }
      : {}),
    ...(Object.keys(outranked).length > 0 ? { outranked } : {}),
  }
  return { sorted: { ...sorted, company, body }, taken: personal }
}

function saysOf(sorted: Sorted, field: string): boolean {
  return field === 'title' ? 'title' in sorted.body.attributes : field in sorted.personal
}

function isEmpty(card: Known | null, field: string): boolean {
  if (card === null) return true
  const { state, person } = card
  if (field === 'company') return !state.known.company
  if (field.startsWith('fields.')) return person.fields?.[field.slice('fields.'.length)] === undefined
  if (PERSONAL.has(field)) return person[field as 'name'] === undefined
  return state.attributes[field] === undefined
}

export const PERSONAL: ReadonlySet<string> = new Set(['email', 'phone', 'firstName', 'lastName', 'name'])
