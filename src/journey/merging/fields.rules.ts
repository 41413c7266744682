import { cameBy, effective } from '#journey/merging/effective.rules.ts'
import { outranks } from '#journey/identity/source.rules.ts'
import { put } from '#journey/records.rules.ts'
import { staying } from '#journey/merging/evolve.rules.ts'
import type { Origin } from '#journey/merging/facts.ts'
import type { Body } from '#journey/entries.ts'
import type { CompanyBy } from '#journey/identity/company.contract.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Known } from '#journey/capture/precedence.rules.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Rank, Ranks } from '#journey/identity/source.rules.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

/** One detail, and where it is from. */
export interface Told<Value = unknown> extends Origin {
  value: Value
}

/** What a lead was told of itself, each detail in the telling that stands. */
export interface Details {
  lead: string
  attributes: Map<string, Told<Scalar>>
  /** first, last and whole name are one detail: of two people’s halves nobody is made */
  name: Told<Pick<PersonDetails, 'name' | 'firstName' | 'lastName'>> | null
  email: Told<string> | null
  phone: Told<string> | null
  company: Told<{ id: string; name: string }> | null
  /** how the company was found, where it is not simply the one of that name */
  companyBy: CompanyBy | null
  fields: Map<string, Told<Scalar>>
  externalIds: string[]
  /** whose word fields are, as on the card */
  ranks: Ranks
  /** leads that go on in it */
  merged: string[]
}

/** The details that a lead's stream tells. Pure; entries need their personal part. */
export function detailsOf(lead: string, entries: readonly Entry[]): Details {
  const details: Details = {
    lead,
    attributes: new Map(),
    name: null,
    email: null,
    phone: null,
    company: null,
    companyBy: null,
    fields: new Map(),
    externalIds: [],
    ranks: {},
    merged: [],
  }
  for (const entry of effective(entries)) tell(details, entry)
  return details
}

/** An entry as far as it tells details. */
export type Teller = Pick<Entry, 'kind' | 'at' | 'by' | 'body'> & { personal?: unknown }

/** One more entry of the stream, in place. What was said against a stronger word changes nothing. */
export function tell(details: Details, { kind, at, by, body, personal }: Teller): void {
  if (kind !== 'LeadCaptured' && kind !== 'LeadDetailsChanged' && kind !== 'LeadMerged') return
  const here = { lead: cameBy(body) ?? details.lead, at, by }
  const { origins = {} } = body as { origins?: Record<string, Origin> }
  const from = (id: string): Origin => (Object.hasOwn(origins, id) ? origins[id]! : here)
  const { attributes, company, companyId, outranked = {} } = body as Body<'LeadCaptured'>
  const stays = staying({ known: { email: details.email !== null, phone: details.phone !== null } }, body)
  for (const [id, value] of Object.entries(attributes)) {
    if (stays.has(id)) continue
    if (value === null) details.attributes.delete(id)
    else details.attributes.set(id, { value, ...from(id) })
  }
  if (company !== null && companyId !== null) {
    details.company = { value: { id: companyId, name: company }, ...from('company') }
    details.companyBy = (body as Body<'LeadCaptured'>).companyBy ?? null
  }
  const effect = (id: string): boolean => !stays.has(id) && !Object.hasOwn(outranked, id)
  const person = Object.fromEntries(
    Object.entries((personal ?? {}) as PersonDetails).filter(([id]) => effect(id)),
  ) as PersonDetails
  if (person.fields)
    person.fields = Object.fromEntries(Object.entries(person.fields).filter(([id]) => effect(`fields.${id}`)))
  // a name that was taken over is taken over whole
  if (kind === 'LeadMerged' && Object.hasOwn(origins, 'name')) details.name = null
  said(details, person, from)
  rank(details, body as Body<'LeadCaptured'>, stays)
  if (kind === 'LeadMerged') {
    const { ranks = {}, lead } = body as Body<'LeadMerged'>
    for (const [id, by] of Object.entries(ranks)) ranked(details.ranks, id, by)
    details.merged.push(lead)
  }
}

function said(details: Details, person: PersonDetails, from: (id: string) => Origin): void {
  const { name, firstName, lastName, email, phone, fields = {}, externalIds = [] } = person
  if (name !== undefined || firstName !== undefined || lastName !== undefined) {
    const given = { ...(name !== undefined && { name }), ...(firstName !== undefined && { firstName }) }
    const whole = { ...given, ...(lastName !== undefined && { lastName }) }
    details.name = { value: { ...details.name?.value, ...whole }, ...from('name') }
  }
  if (email !== undefined) details.email = { value: email, ...from('email') }
  if (phone !== undefined) details.phone = { value: phone, ...from('phone') }
  for (const [id, value] of Object.entries(fields)) details.fields.set(id, { value, ...from(`fields.${id}`) })
  details.externalIds = [...new Set([...details.externalIds, ...externalIds])]
}

function rank({ ranks }: Details, body: Body<'LeadCaptured'>, stays: ReadonlySet<string>): void {
  for (const id of body.said?.fields ?? [])
    if (!stays.has(id)) ranked(ranks, id, body.attributes[id] === null ? 'system' : body.said!.by)
}

function ranked(ranks: Ranks, id: string, by: Rank): void {
  if (by === 'system') delete ranks[id]
  else put(ranks, id, by)
}

/** The personal details that a stream leads to, as the card shows them. */
export function personOf({ name, email, phone, fields, externalIds }: Details): PersonDetails {
  const person: PersonDetails = {}
  if (email) person.email = email.value
  if (phone) person.phone = phone.value
  Object.assign(person, name?.value)
  if (externalIds.length > 0) person.externalIds = externalIds
  if (fields.size > 0) person.fields = Object.fromEntries([...fields].map(([id, { value }]) => [id, value]))
  return person
}

/** What weighing another telling needs to know of a stream. */
export function knownOf(details: Details): Known {
  const { attributes, email, phone, name, company, ranks, merged } = details
  return {
    state: {
      attributes: Object.fromEntries([...attributes].map(([id, { value }]) => [id, value])),
      known: { email: !!email, phone: !!phone, name: !!name, company: !!company },
      ranks,
      ...(merged.length > 0 && { merged: {} }),
    },
    person: personOf(details),
  }
}

const NAMES = ['name', 'firstName', 'lastName'] as const

/** Whose word a detail is; of the name, the strongest of its parts. */
export function rankIn({ ranks, name }: Details, id: string): Rank {
  if (id !== 'name') return ranks[id] ?? 'system'
  const parts = NAMES.filter((part) => name?.value[part] !== undefined).map((part) => ranks[part] ?? 'system')
  return (
    parts.reduce<Rank | null>((best, one) => (best && outranks(best, one) ? best : one), null) ?? 'system'
  )
}

/** The marks of a detail that is taken over whole. */
export function ranksOf({ ranks }: Details, id: string): Record<string, Rank> {
  const parts = id === 'name' ? NAMES : [id]
  return Object.fromEntries(parts.map((part) => [part, ranks[part] ?? 'system']))
}

/**
 * Which of two tellings stands: the stronger source's (people, then systems, then bought data), of two of one rank the
 * newer one, of two of one moment `mine`.
 */
export function stands<Value>(
  mine: (Told<Value> & { rank: Rank }) | null | undefined,
  theirs: Told<Value> & { rank: Rank },
): 'mine' | 'theirs' {
  if (!mine) return 'theirs'
  if (mine.rank !== theirs.rank) return outranks(mine.rank, theirs.rank) ? 'mine' : 'theirs'
  return theirs.at > mine.at ? 'theirs' : 'mine'
}
