import { allOf, namedTogether } from '#journey/measure/named.rules.ts'
import { counts } from '#journey/capture/touch.contract.ts'
import { evolve } from '#journey/evolve.ts'
import { cameBy, effective } from '#journey/merging/effective.rules.ts'
import { detailsOf, rankIn, ranksOf, stands } from '#journey/merging/fields.rules.ts'
import { FOLLOWS } from '#journey/capture/precedence.rules.ts'
import { outranks } from '#journey/identity/source.rules.ts'
import { put } from '#journey/records.rules.ts'
import type { Body, EntryKind } from '#journey/entries.ts'
import type { Details, Told } from '#journey/merging/fields.rules.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Happening } from '#journey/evolve.ts'
import type { LeadState } from '#journey/state.ts'
import type { PersonDetails, Touch } from '#journey/capture/facts.ts'
import type { Origin } from '#journey/merging/facts.ts'
import type { Rank } from '#journey/identity/source.rules.ts'
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
    ranks: taken.ranks,
    known: {
      email: personal.email !== undefined,
      phone: personal.phone !== undefined,
      name: known.known.name,
      company: known.known.company,
    },
    company: taken.company?.name ?? null,
    companyId: taken.company?.id ?? null,
    ...(taken.company && other.companyBy && { companyBy: other.companyBy }),
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
  ranks: Record<string, Rank>
}

/** Address and number of the survivor stay: mails and calls go where they went. Both addresses lead to it anyway. */
function takenOver(own: Details, other: Details): Taken {
  const taken: Taken = { personal: {}, attributes: {}, company: null, origins: {}, ranks: {} }
  const { personal } = taken
  const take = <Value>(id: string, told: Told<Value>): Value => {
    const { lead, at, by } = told
    put(taken.origins, id, { lead, at, by })
    for (const [part, rank] of Object.entries(ranksOf(other, id))) put(taken.ranks, part, rank)
    return told.value
  }
  /** `same`: said by both, which is news where theirs is the stronger word */
  const prefers = <Value>(
    id: string,
    mine: Told<Value> | null | undefined,
    theirs: Told<Value>,
    same: boolean,
  ) => {
    const [ours, others] = [rankIn(own, id), rankIn(other, id)]
    if (mine && same) return outranks(others, ours)
    return stands(mine && { ...mine, rank: ours }, { ...theirs, rank: others }) === 'theirs'
  }
  if (!own.email && other.email) personal.email = take('email', other.email)
  if (!own.phone && other.phone) personal.phone = take('phone', other.phone)
  if (other.name && prefers('name', own.name, other.name, isSameName(own.name?.value, other.name.value)))
    Object.assign(personal, take('name', other.name))
  const ids = other.externalIds.filter((id) => !own.externalIds.includes(id))
  if (ids.length > 0) personal.externalIds = ids
  for (const [id, told] of other.fields) {
    const mine = own.fields.get(id)
    if (!prefers(`fields.${id}`, mine, told, mine?.value === told.value)) continue
    personal.fields = { ...personal.fields, [id]: take(`fields.${id}`, told) }
  }
  // what follows from another detail stands and falls with it
  const follows = ([id]: [string, unknown]): number => Number(Object.hasOwn(FOLLOWS, id))
  for (const [id, told] of [...other.attributes].sort((a, b) => follows(a) - follows(b))) {
    const mine = own.attributes.get(id)
    const root = FOLLOWS[id]
    if (
      root !== undefined &&
      !Object.hasOwn(taken.origins, root) &&
      (own[root as 'email'] ?? own.attributes.get(root))
    )
      continue
    if (prefers(id, mine, told, mine?.value === told.value)) put(taken.attributes, id, take(id, told))
  }
  const { company } = other
  if (company && prefers('company', own.company, company, own.company?.value.id === company.value.id))
    taken.company = take('company', company)
  return taken
}

function isSameName(one: PersonDetails | undefined, other: PersonDetails): boolean {
  return (['name', 'firstName', 'lastName'] as const).every((part) => one?.[part] === other[part])
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
      const before = deals.get(told.id)?.told
      const said = before?.leads ?? []
      const leads = told.leads ? allOf(told.leads, said) : allOf(said, [cameBy(body) ?? lead])
      deals.set(told.id, { at, told: { ...told, leads, primary: before?.primary ?? told.primary } })
    } else if (kind === 'LeadMerged') {
      for (const one of (body as Merged).opportunities)
        deals.set(one.told.id, ofBoth(deals.get(one.told.id), one, (body as Merged).lead))
    }
  }
  return [...deals.values()]
}

type Deal = Merged['opportunities'][number]

/** A deal that both of two leads were told of: as the first tells it, with the leads of both. */
function ofBoth(mine: Deal | undefined, theirs: Deal, lead: string): Deal {
  if (!mine) return theirs
  const { leads = [], primary } = mine.told
  const { leads: others = [lead], primary: theirsFirst } = theirs.told
  const both = namedTogether({ leads, primary }, { leads: others, primary: theirsFirst })
  return { ...mine, told: { ...mine.told, ...both } }
}
