import { counts } from '#journey/capture/touch.contract.ts'
import { evolve } from '#journey/evolve.ts'
import { cameBy, effective } from '#journey/merging/effective.rules.ts'
import { detailsOf, stands } from '#journey/merging/fields.rules.ts'
import { put } from '#journey/records.rules.ts'
import type { Body, EntryKind } from '#journey/entries.ts'
import type { Details, Told } from '#journey/merging/fields.rules.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Happening } from '#journey/evolve.ts'
import type { LeadState } from '#journey/state.ts'
import type { PersonDetails, Touch } from '#journey/capture/facts.ts'
import type { Origin } from '#journey/merging/facts.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

type Merged = Body<'LeadMerged'>
type Learned = Omit<Merged, 'merge' | 'lead'>

/** A lead's stream as it stands. */
export interface Stream {
  lead: string
  entries: Entry[]
}

/** What one lead learns when another turns out to be the same person: from the facts of both, never from rulings. */
export function learn(mine: Stream, theirs: Stream): { body: Learned; personal: PersonDetails } {
  const own = detailsOf(mine.lead, mine.entries)
  const other = detailsOf(theirs.lead, theirs.entries)
  const [ours, others] = [factsOf(mine.entries), factsOf(theirs.entries)]
  const [before, known] = [heard(ours), heard(others)]
  const taken = takenOver(own, other)
  const { personal, attributes } = taken
  const body: Learned = {
    attributes,
    origins: taken.origins,
    known: {
      email: personal.email !== undefined,
      phone: personal.phone !== undefined,
      name: known.known.name,
      company: known.known.company,
    },
    company: taken.company?.name ?? null,
    companyId: taken.company?.id ?? null,
    ...wishes(before, known, refusals(ours), refusals(others), personal),
    unreachable:
      known.unreachable === 'complaint' || personal.email !== undefined ? (known.unreachable ?? null) : null,
    awayUntil: known.awayUntil ?? null,
    touches: touchesOf(others),
    activities: known.activities,
    contactedAt: known.contactedAt,
    opportunities: dealsOf(theirs.lead, others),
    meetings: known.meetings ?? {},
  }
  return { body, personal }
}

export function factsOf(entries: readonly Entry[]): Entry[] {
  return effective(entries).filter((entry) => entry.fact)
}

const HEARD = new Set<string>([
  'LeadCaptured',
  'LeadDetailsChanged',
  'ActivityCompleted',
  'ContactMade',
  'ConsentGiven',
  'ConsentWithdrawn',
  'MailsPaused',
  'MailReturned',
  'MeetingBooked',
  'MeetingMoved',
  'MeetingHeld',
  'MeetingMissed',
  'MeetingCancelled',
  'MeetingJudged',
  'VerdictOverdue',
  'LeadMerged',
] satisfies EntryKind[])

/** What facts alone say of a lead: they are folded without the rulings that followed. */
function heard(facts: Entry[]): LeadState {
  let state: LeadState | null = null
  for (const fact of facts)
    if (HEARD.has(fact.kind)) state = evolve(state, fact as unknown as Happening<EntryKind>, fact.recordedAt)
  return state!
}

interface Taken {
  personal: PersonDetails
  attributes: Record<string, Scalar>
  company: { id: string; name: string } | null
  origins: Record<string, Origin>
}

/** Address and number of the survivor stay: mails and calls go where they went. Both addresses lead to it anyway. */
function takenOver(own: Details, other: Details): Taken {
  const taken: Taken = { personal: {}, attributes: {}, company: null, origins: {} }
  const { personal } = taken
  const take = <Value>(id: string, told: Told<Value>): Value => {
    const { lead, at, by } = told
    put(taken.origins, id, { lead, at, by })
    return told.value
  }
  if (!own.email && other.email) personal.email = take('email', other.email)
  if (!own.phone && other.phone) personal.phone = take('phone', other.phone)
  if (other.name && stands(own.name, other.name) === 'theirs')
    Object.assign(personal, take('name', other.name))
  const ids = other.externalIds.filter((id) => !own.externalIds.includes(id))
  if (ids.length > 0) personal.externalIds = ids
  for (const [id, told] of other.fields) {
    if (!prefers(own.fields.get(id), told)) continue
    personal.fields = { ...personal.fields, [id]: take(`fields.${id}`, told) }
  }
  for (const [id, told] of other.attributes) {
    // what kind of mailbox it is follows the address
    if (id === 'emailKind' && own.email) continue
    if (prefers(own.attributes.get(id), told)) put(taken.attributes, id, take(id, told))
  }
  const { company } = other
  if (company && own.company?.value.id !== company.value.id && stands(own.company, company) === 'theirs')
    taken.company = take('company', company)
  return taken
}

function prefers(mine: Told<Scalar> | undefined, theirs: Told<Scalar>): boolean {
  return mine?.value !== theirs.value && stands(mine, theirs) === 'theirs'
}

/** Channels and purposes that somebody said no to, and has not said yes to since. */
interface Refusals {
  email: boolean
  phone: boolean
  purposes: Set<string>
}

function refusals(facts: Entry[]): Refusals {
  const no: Refusals = { email: false, phone: false, purposes: new Set() }
  for (const { kind, body } of facts) {
    if (kind === 'LeadCaptured' || kind === 'LeadDetailsChanged') {
      const { consent } = body as Body<'LeadCaptured'>
      if (consent.email !== undefined) no.email = !consent.email
      if (consent.phone !== undefined) no.phone = !consent.phone
    } else if (kind === 'ConsentGiven') {
      const { channel, purpose } = body as Body<'ConsentGiven'>
      no[channel] = false
      no.purposes.delete(purpose)
    } else if (kind === 'ConsentWithdrawn') {
      const { channel, purpose } = body as Body<'ConsentWithdrawn'>
      if (channel === 'phone' || purpose === null) no[channel] = true
      else no.purposes.add(purpose)
    } else if (kind === 'MailReturned' && (body as Body<'MailReturned'>).what === 'complaint') no.email = true
  }
  return no
}

/**
 * A no of either holds; a yes is good for the address or number that it was said of, and for no other. So a merge never
 * lets anybody be written to who could not be before.
 */
function wishes(
  before: LeadState,
  known: LeadState,
  mine: Refusals,
  theirs: Refusals,
  personal: PersonDetails,
): Pick<Merged, 'consent' | 'purposes' | 'onlyPurposes'> {
  const moves = { email: personal.email !== undefined, phone: personal.phone !== undefined }
  const consent: Merged['consent'] = {}
  for (const channel of ['email', 'phone'] as const) {
    const may =
      (before.consent[channel] || (moves[channel] && known.consent[channel])) &&
      !(mine[channel] || theirs[channel])
    if (may !== before.consent[channel]) consent[channel] = may
  }
  const purposes: Record<string, boolean> = {}
  const said = new Set([...Object.keys(known.purposes ?? {}), ...Object.keys(before.purposes ?? {})])
  for (const purpose of said) {
    const now = before.purposes?.[purpose]
    const no = theirs.email || mine.email || theirs.purposes.has(purpose) || mine.purposes.has(purpose)
    const yes = moves.email ? (now ?? known.purposes?.[purpose]) : now
    if (no && now !== false) purposes[purpose] = false
    else if (!no && yes !== undefined && yes !== now) purposes[purpose] = yes
  }
  return { consent, purposes, onlyPurposes: moves.email && known.onlyPurposes === true }
}

function touchesOf(facts: Entry[]): Merged['touches'] {
  const touches: { seq: number; at: number; touch: Touch }[] = []
  for (const { seq, at, kind, body } of facts) {
    if (kind === 'LeadCaptured' || kind === 'TouchHappened') {
      const { touch } = body as Body<'LeadCaptured'>
      if (touch) touches.push({ seq, at, touch })
    } else if (kind === 'SignalsReclassified') {
      for (const one of (body as Body<'SignalsReclassified'>).changed) {
        const told = touches.find(({ seq: place }) => place === one.seq)
        if (told) told.touch = one.touch
      }
    } else if (kind === 'LeadMerged') {
      for (const one of (body as Merged).touches) touches.push({ seq: 0, ...one })
    }
  }
  return touches.filter(({ touch }) => counts(touch)).map(({ at, touch }) => ({ at, touch }))
}

function dealsOf(lead: string, facts: Entry[]): Merged['opportunities'] {
  const deals = new Map<string, Merged['opportunities'][number]>()
  for (const { at, kind, body } of facts) {
    if (kind.startsWith('Opportunity')) {
      const told = body as Body<'OpportunityOpened'>
      deals.set(told.id, { at, told: { leads: [cameBy(body) ?? lead], ...told } })
    } else if (kind === 'LeadMerged') {
      for (const one of (body as Merged).opportunities)
        if (!deals.has(one.told.id)) deals.set(one.told.id, one)
    }
  }
  return [...deals.values()]
}
