import { elapse, receive, rulesClock } from '#journey.ts'
import { moot } from '#journey/outreach/meetings-off.rules.ts'
import { whoMeets } from '#journey/outreach/evolve.rules.ts'
import { traitsOf, type Traits } from '#work/projection-nurture.rules.ts'
import { makesSense } from '#journey/sense.rules.ts'
import { findOwner } from '#journey/handoff/routing.rules.ts'
import { holderOf, officeOf } from '#journey/handoff/holding.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Card, Done, Refusal, Stretch, Told, Work } from '#work/card.ts'
import type { LeadEntry, LeadFact, LeadRuling } from '#journey/entries.ts'
import type { Law } from '#journey.ts'
import type { CompanyIndex } from '#journey/identity/company.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { Chained } from '#ledger/chain.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** What deciding needs besides the lead: the law, the time, the people, and what only the shell can give. */
export interface Means {
  law: Law
  now: number
  people: Map<string, Candidate>
  nextTurn: () => number
  newId: () => string
  chain: (leadId: string, head: Buffer, entries: LeadEntry[]) => Chained<LeadEntry>[]
  genesis: Buffer
  /** who has leads of a company in work, by the company's id; filled in where a rule asks for it */
  accounts?: Map<string, string[]>
  /** the companies that the works' clues lead to */
  companies?: CompanyIndex
  /** functions whose people are all full: who newly needs one of them joins the line and is not served before it */
  lines?: ReadonlySet<TeamFunction>
}

/** A stream being written: the state as it changes and the entries that took it there. */
interface Stream {
  lead: string
  /** the lead by whose key or page the work came in, where that goes on in this one */
  cameBy: string | null
  again: boolean
  /** it goes on in another lead: no clock of it acts, and nobody is given it */
  still: boolean
  state: LeadState | null
  passBefore: number
  stageBefore: string
  traitsBefore: Traits
  heldBefore: string | null
  seq: number
  entries: LeadEntry[]
}

/**
 * Carries one piece of work through the journey: due clocks act first, then the decision is asked, its facts are
 * taken up one by one, and whoever still needs an owner gets one. Pure but for two things that it moves in place: the
 * turn in the rotation and the state on the card (the caller clones it where somebody else still looks at it).
 */
export function carry(
  means: Means,
  card: Card | null,
  work: Work,
  cameBy: string | null = null,
): { done: Done; stretch: Stretch | null } {
  const stream: Stream = {
    // a new lead has its id before its first ruling: random draws are made of it
    lead: card?.leadId ?? means.newId(),
    cameBy,
    again: work.again === true,
    still: card?.absorbed === true,
    state: card?.state ?? null,
    passBefore: card?.state.pass ?? 0,
    stageBefore: card?.state.stage ?? '',
    traitsBefore: traitsOf(card?.state),
    heldBefore: card?.absorbed ? null : holderOf(means.law, card?.state),
    seq: card?.seq ?? 0,
    entries: [],
  }
  const waits = stream.still || stream.again
  if (stream.state && !waits)
    rule(means, stream, elapse(means.law, stream.state, means.now, stream.lead), false)
  const said = spare(card, work.decide(card, means.now, means.companies))
  if ('refused' in said) {
    if (card && !waits) route(means, stream, card.company?.id)
    const stretch = card && stream.entries.length > 0 ? finish(means, card, card.leadId, stream, null) : null
    return { done: { card: stretch?.after ?? card, created: false, refusal: said, facts: 0 }, stretch }
  }
  if (!card && said.facts.length === 0) throw new Error('work for an unknown lead said nothing')
  for (const fact of said.facts) takeUp(means, stream, fact)
  if (stream.still) return done(means, card, stream, said)
  const history = said.facts.some((fact) => fact.history)
  if (history || stream.again)
    rule(means, stream, elapse(means.law, stream.state!, means.now, stream.lead), true)
  if (stream.state) for (const fact of moot(means.law, stream.state, means.now)) takeUp(means, stream, fact)
  route(means, stream, (said.company ?? card?.company)?.id)
  return done(means, card, stream, said)
}

function done(means: Means, card: Card | null, stream: Stream, said: Told): ReturnType<typeof carry> {
  if (stream.entries.length === 0) {
    return { done: { card, created: false, refusal: null, facts: 0 }, stretch: null }
  }
  const stretch = finish(means, card, stream.lead, stream, said)
  return { done: { card: stretch.after, created: !card, refusal: null, facts: said.facts.length }, stretch }
}

/** Nothing that names a person may be added again to a lead whose person was erased. */
function spare(card: Card | null, said: Told | Refusal): Told | Refusal {
  if (!card?.state.erased || 'refused' in said) return said
  const named = said.facts.flatMap(({ kind, personal }) =>
    personal && kind !== 'PersonErased' ? Object.keys(personal) : [],
  )
  if (named.length === 0) return said
  const errors = [...new Set(named)].map((field) => ({
    field,
    message: 'is left out: the person was erased',
  }))
  return { refused: 'erased', detail: 'The person was erased: leave the note out.', errors }
}

function takeUp(means: Means, stream: Stream, told: LeadFact): void {
  // moments are whole milliseconds: what is stored is rounded, and the chain covers what is stored
  const fact = Number.isInteger(told.at) ? told : { ...told, at: Math.floor(told.at) }
  const { recordedAt = means.now } = fact
  const clock = rulesClock(stream.state, fact, recordedAt)
  if (stream.state && moves(fact, stream))
    rule(means, stream, elapse(means.law, stream.state, clock, stream.lead), fact.history)
  if (fact.recordedAt !== undefined && !makesSense(means.law, stream.state!, fact)) return
  const { kind, at, by, history, personal } = fact
  const body = stream.cameBy === null ? fact.body : { ...fact.body, cameBy: stream.cameBy }
  const given = personal && Object.keys(personal).length > 0 ? { personal } : {}
  stream.entries.push({
    seq: ++stream.seq,
    kind,
    fact: true,
    at,
    recordedAt,
    by,
    version: 0,
    history,
    body,
    ...given,
  } as LeadEntry)
  const { state, rulings } = receive(
    means.law,
    stream.state,
    { ...fact, body } as LeadFact,
    clock,
    stream.lead,
  )
  stream.state = state
  if (kind === 'LeadUnmerged') stream.still = false
  if (kind === 'LeadAbsorbed') stream.still = true
  rule(means, stream, rulings, history)
}

/** A lead that stands still stays so whatever is written down of it; an undone merge leads back in time first. */
function moves({ kind }: LeadFact, { still }: Stream): boolean {
  return !still && kind !== 'LeadUnmerged'
}

function rule(means: Means, stream: Stream, rulings: LeadRuling[], history: boolean): void {
  for (const { kind, at, version, body } of rulings) {
    stream.entries.push({
      seq: ++stream.seq,
      kind,
      fact: false,
      at,
      recordedAt: means.now,
      by: 'agreement',
      version,
      // what an undone merge decides anew was heard of already, or comes too late
      history: history || stream.again,
      body,
    } as LeadEntry)
  }
}

/** Finds the person that a stage asks for; with nobody free the desk keeps the lead, and it is tried again later. */
function route(means: Means, stream: Stream, company: string | undefined): void {
  const { law, now, people, accounts, lines } = means
  for (let routing = stream.state?.routing; routing; routing = stream.state!.routing) {
    const { function: team } = routing
    const { version, stage, attributes, known, tried } = stream.state!
    const host = hostOf(stream.state!, people, team, now)
    if (host) {
      takeUp(means, stream, givenTo(host, team, now))
      continue
    }
    if (lines?.has(team)) return
    const rules = law.version(version)
    const turn = means.nextTurn()
    const { owner, trace } = findOwner(rules.routing[team], people, {
      team,
      lead: { lead: attributes, known },
      exclude: tried,
      accountOwners: (company === undefined ? undefined : accounts?.get(company)) ?? [],
      office: officeOf(rules, stage),
      at: now,
      turn,
    })
    if (owner === null) return
    const person = people.get(owner)!
    person.turn = turn
    // the next of its company in this batch goes to the same person
    if (company !== undefined && accounts) accounts.set(company, [...(accounts.get(company) ?? []), owner])
    const calendar = person.calendar ? { calendar: person.calendar } : {}
    takeUp(means, stream, {
      kind: 'OwnerAssigned',
      at: now,
      by: 'router',
      history: false,
      body: { owner, function: team, ...calendar, trace },
    })
  }
}

/** Whoever made a meeting has chosen the rep: the lead goes to the one who is to sit in it. */
function hostOf(
  state: LeadState,
  people: Map<string, Candidate>,
  team: string,
  now: number,
): Candidate | undefined {
  return whoMeets(state, now)
    .map((id) => people.get(id))
    .find((one) => one?.function === team && one.available && !state.tried.includes(one.id))
}

function givenTo({ id, calendar }: Candidate, team: TeamFunction, at: number): LeadFact {
  const why = 'sits in the meeting that is to come'
  const trace = { rule: 'meeting' as const, candidates: [{ id, available: true, why }] }
  const body = { owner: id, function: team, ...(calendar ? { calendar } : {}), trace }
  return { kind: 'OwnerAssigned', at, by: 'router', history: false, body }
}

/** What came in by another lead's key leaves address and number as they are: see detailsOf in merging. */
function personAfter(before: Card | null, { cameBy }: Stream, said: Told | null): Card['person'] {
  const known = before?.person ?? {}
  if (!said?.person || cameBy === null) return said?.person ?? known
  const { email, phone } = known
  return { ...said.person, ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) }
}

function finish(
  means: Means,
  before: Card | null,
  leadId: string,
  stream: Stream,
  said: Told | null,
): Stretch {
  const entries = means.chain(leadId, before?.head ?? means.genesis, stream.entries)
  const company = said?.company ?? null
  const after: Card = {
    leadId,
    seq: stream.seq,
    head: entries.at(-1)!.hash,
    state: stream.state!,
    person: personAfter(before, stream, said),
    company: company
      ? { id: company.id, name: company.name }
      : said?.leavesCompany
        ? null
        : (before?.company ?? null),
  }
  if (stream.still) after.absorbed = true
  const held = {
    before: stream.heldBefore,
    after: after.absorbed ? null : holderOf(means.law, after.state),
  }
  return {
    before,
    passBefore: stream.passBefore,
    stageBefore: stream.stageBefore,
    traitsBefore: stream.traitsBefore,
    held,
    after,
    entries,
    keys: said?.keys ?? [],
    company,
  }
}
