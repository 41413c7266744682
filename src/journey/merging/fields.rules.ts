import { cameBy, effective } from '#journey/merging/effective.rules.ts'
import type { Origin } from '#journey/merging/facts.ts'
import type { Body } from '#journey/entries.ts'
import type { Entry } from '#ledger/entry.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

/** One detail, and where it is from. */
export interface Told<Value = unknown> extends Origin {
  value: Value
}

/** What a lead was told of itself, each detail in its latest telling. */
export interface Details {
  attributes: Map<string, Told<Scalar>>
  /** first, last and whole name are one detail: of two people’s halves nobody is made */
  name: Told<Pick<PersonDetails, 'name' | 'firstName' | 'lastName'>> | null
  email: Told<string> | null
  phone: Told<string> | null
  company: Told<{ id: string; name: string }> | null
  fields: Map<string, Told<Scalar>>
  externalIds: string[]
}

/** The details that a lead's stream tells, latest telling last. Pure; entries need their personal part. */
export function detailsOf(lead: string, entries: readonly Entry[]): Details {
  const details: Details = {
    attributes: new Map(),
    name: null,
    email: null,
    phone: null,
    company: null,
    fields: new Map(),
    externalIds: [],
  }
  for (const { kind, at, by, body, personal } of effective(entries)) {
    if (kind !== 'LeadCaptured' && kind !== 'LeadDetailsChanged' && kind !== 'LeadMerged') continue
    const here = { lead: cameBy(body) ?? lead, at, by }
    const { origins = {} } = body as { origins?: Record<string, Origin> }
    const from = (id: string): Origin => (Object.hasOwn(origins, id) ? origins[id]! : here)
    const { attributes, company, companyId } = body as Body<'LeadCaptured'>
    for (const [id, value] of Object.entries(attributes)) {
      if (value === null) details.attributes.delete(id)
      else details.attributes.set(id, { value, ...from(id) })
    }
    if (company !== null && companyId !== null)
      details.company = { value: { id: companyId, name: company }, ...from('company') }
    const person = { ...(personal as PersonDetails | undefined) }
    // what came in by another lead's key leaves address and number as they are
    if (cameBy(body) !== null && details.email) delete person.email
    if (cameBy(body) !== null && details.phone) delete person.phone
    said(details, person, from)
  }
  return details
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

/**
 * Which of two tellings stands: what a person typed in stands before what came in by machine, else the newer one. Of two
 * of the same kind and moment it is `mine`.
 */
export function stands<Value>(mine: Told<Value> | null | undefined, theirs: Told<Value>): 'mine' | 'theirs' {
  if (!mine) return 'theirs'
  const human = (one: Told<Value>): boolean => one.by.startsWith('person:')
  if (human(mine) !== human(theirs)) return human(mine) ? 'mine' : 'theirs'
  return theirs.at > mine.at ? 'theirs' : 'mine'
}
