import { companyKey } from '#journey/identity/rules.ts'
import { heard, PERSONAL } from '#journey/capture/precedence.rules.ts'
import { rankOf, sourceOf } from '#journey/identity/source.rules.ts'
import type { CompanyElse, LeadCaptured, PersonDetails } from '#journey/capture/facts.ts'
import type { Known } from '#journey/capture/precedence.rules.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Rank } from '#journey/identity/source.rules.ts'
import type { Sorted } from '#journey/capture/rules.ts'

type Told = Extract<LeadFact, { kind: 'LeadCaptured' | 'LeadDetailsChanged' }>

/**
 * What was told of details while leads were one, as it is for one of them by itself: weighed anew against whose word
 * stands there. Other facts come back as they are; null: it says nothing to this one. Pure.
 */
export function weighedAgain(known: Known, fact: LeadFact): LeadFact | null {
  if (fact.kind !== 'LeadCaptured' && fact.kind !== 'LeadDetailsChanged') return fact
  const { body } = fact
  const named = namedIn(body)
  const sorted = sortedAgain(known, fact, named)
  const rank = body.said?.by ?? rankOf(sourceOf(fact.by, body.touch?.kind ?? null))
  const weighed = heard(known, sorted, rank, body.said?.confidence)
  const said = saidAgain(body, weighed.sorted.body)
  const { said: _, outranked: _against, companyBy: _by, companyElse: _else, ...rest } = body
  const personal = { ...fact.personal, ...(sorted.personal.name && { name: sorted.personal.name }) }
  const { attributes } = weighed.sorted.body
  const outranked = against(known, sorted, weighed.sorted.body.outranked, rank)
  const again: LeadCaptured = {
    ...rest,
    ...companyAgain(known, named, weighed.sorted),
    attributes,
    ...(said && { said }),
    ...(outranked && { outranked }),
  }
  if (fact.kind === 'LeadDetailsChanged' && isNothing(known, fact.by, again, weighed.taken)) return null
  const given = Object.keys(personal).length > 0 ? { personal } : {}
  return { ...fact, ...given, body: again } as Told
}

/** The company that a fact names, with or without effect. */
function namedIn({ company, companyId, companyBy, companyElse }: LeadCaptured): CompanyElse | null {
  if (companyId !== null) return { id: companyId, name: company, ...(companyBy && { by: companyBy }) }
  if (companyElse) return companyElse
  return companyBy ? { id: null, name: null, by: companyBy } : null
}

function byDomain({ by }: CompanyElse): boolean {
  return by?.because === 'domain' || by?.because === 'open'
}

/** All that was said: what took effect, and what did not. */
function sortedAgain({ state, person }: Known, { body, personal }: Told, named: CompanyElse | null): Sorted {
  const { said: _, outranked = {}, ...rest } = body
  const attributes: Sorted['body']['attributes'] = {}
  for (const [field, value] of Object.entries(outranked))
    // null: it stands in the personal part
    if (value !== null && field !== 'company') attributes[field] = value
  for (const [field, value] of Object.entries(body.attributes))
    if (value !== null || state.attributes[field] !== undefined) attributes[field] = value
  const details: PersonDetails = {}
  for (const [field, value] of Object.entries(personal ?? {}))
    if (PERSONAL.has(field) || field === 'fields' || field === 'externalIds')
      Object.assign(details, { [field]: value })
  const name = named && !byDomain(named) ? named.name : null
  return {
    keys: [],
    company: name === null ? null : { key: companyKey(name), name },
    body: { ...rest, attributes },
    personal: nameAgain(person, body, details),
  }
}

/** Of a name of which a person corrected one part, the other is this lead's own. */
function nameAgain(
  known: PersonDetails,
  { touch, said }: LeadCaptured,
  details: PersonDetails,
): PersonDetails {
  const { name, firstName, lastName } = details
  const parts = Number(firstName !== undefined) + Number(lastName !== undefined)
  if (touch !== null || said?.by !== 'human' || name === undefined || parts !== 1) return details
  const whole = [firstName ?? known.firstName, lastName ?? known.lastName].filter(Boolean).join(' ')
  return { ...details, name: whole }
}

/** What was left out of the marks on purpose (the level that follows from a title) stays out. */
function saidAgain(before: LeadCaptured, now: Sorted['body']): LeadCaptured['said'] {
  if (!now.said) return undefined
  const unmarked = Object.keys(before.attributes).filter((field) => !before.said?.fields.includes(field))
  const fields = now.said.fields.filter((field) => !before.said || !unmarked.includes(field))
  return fields.length === 0 && now.said.confidence === undefined ? undefined : { ...now.said, fields }
}

/** Bought data that says what stands already contradicts nobody. */
function against(
  { state, person }: Known,
  { personal }: Sorted,
  outranked: LeadCaptured['outranked'],
  rank: Rank,
): LeadCaptured['outranked'] {
  if (!outranked || state.merged || rank !== 'enrichment') return outranked
  const differ = Object.entries(outranked).filter(([field, value]) => {
    if (value !== null) return true
    const id = field.slice('fields.'.length)
    return field.startsWith('fields.')
      ? person.fields?.[id] !== personal.fields?.[id]
      : person[field as 'name'] !== personal[field as 'name']
  })
  return differ.length > 0 ? Object.fromEntries(differ) : undefined
}

/** By the domain alone only a lead is given a company that has none. */
function companyAgain(
  { state }: Known,
  named: CompanyElse | null,
  { company, body }: Sorted,
): Pick<LeadCaptured, 'company' | 'companyId' | 'companyBy' | 'companyElse' | 'known'> {
  const { known } = body
  if (named === null) return { company: null, companyId: null, known }
  const { id, name, by } = named
  const stays = byDomain(named) ? state.known.company : company === null
  if (!stays) {
    const companyBy = by ? { companyBy: by } : {}
    return { company: name, companyId: id, known: { ...known, company: id !== null }, ...companyBy }
  }
  const kept = state.merged ? { companyElse: named } : {}
  return { company: null, companyId: null, known: { ...known, company: !byDomain(named) }, ...kept }
}

function isNothing({ state, person }: Known, by: string, body: LeadCaptured, taken: PersonDetails): boolean {
  // a colleague who says what stands already confirms it; nobody else's fact would have been recorded
  if (by.startsWith('person:') && body.said) return false
  if (body.outranked || body.companyId !== null || body.companyBy || body.companyElse) return false
  if (Object.keys(body.consent).length > 0) return false
  const { fields = {}, externalIds = [], ...details } = taken
  // the whole follows from the parts
  if (!by.startsWith('person:') && (details.firstName ?? details.lastName) !== undefined) delete details.name
  return (
    Object.entries(body.attributes).every(([field, value]) => (state.attributes[field] ?? null) === value) &&
    Object.entries(details).every(([field, value]) => person[field as 'name'] === value) &&
    Object.entries(fields).every(([field, value]) => person.fields?.[field] === value) &&
    externalIds.every((id) => person.externalIds?.includes(id))
  )
}
