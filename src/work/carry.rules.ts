import { elapse, receive, rulesClock } from '#journey.ts'
import { rotate } from '#journey/handoff/rotation.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Card, Done, Refusal, Stretch, Told, Work } from '#work/card.ts'
import type { LeadEntry, LeadFact, LeadRuling } from '#journey/entries.ts'
import type { Law } from '#journey.ts'
import type { LeadState } from '#journey/state.ts'
import type { Chained } from '#ledger/chain.ts'

export interface Desk {
  law: Law
  now: number
  people: Map<string, Candidate>
  nextTurn: () => number
  newId: () => string
  chain: (leadId: string, head: Buffer, entries: LeadEntry[]) => Chained<LeadEntry>[]
  genesis: Buffer
}

/** A stream being written: the state as it changes and the entries that took it there. */
interface Stream {
  state: LeadState | null
  passBefore: number
  seq: number
  entries: LeadEntry[]
}

/**
 * Carries one piece of work through the journey: due clocks act first, then the decision is asked, its facts are
 * taken up one by one, and whoever still needs an owner gets one. Pure but for two things that it moves in place: the
 * turn in the rotation and the state on the card (the caller clones it where somebody else still looks at it).
 */
export function carry(desk: Desk, card: Card | null, work: Work): { done: Done; stretch: Stretch | null } {
  const stream: Stream = {
    state: card?.state ?? null,
    passBefore: card?.state.pass ?? 0,
    seq: card?.seq ?? 0,
    entries: [],
  }
  if (stream.state) rule(desk, stream, elapse(desk.law, stream.state, desk.now), false)
  const said = spare(card, work.decide(card, desk.now))
  if ('refused' in said) {
    if (card) route(desk, stream)
    const stretch = card && stream.entries.length > 0 ? finish(desk, card, card.leadId, stream, null) : null
    return { done: { card: stretch?.after ?? card, created: false, refusal: said, facts: 0 }, stretch }
  }
  if (!card && said.facts.length === 0) throw new Error('work for an unknown lead said nothing')
  for (const fact of said.facts) takeUp(desk, stream, fact)
  const history = said.facts.some((fact) => fact.history)
  if (history) rule(desk, stream, elapse(desk.law, stream.state!, desk.now), true)
  route(desk, stream)
  if (stream.entries.length === 0) {
    return { done: { card, created: false, refusal: null, facts: 0 }, stretch: null }
  }
  const stretch = finish(desk, card, card?.leadId ?? desk.newId(), stream, said)
  return { done: { card: stretch.after, created: !card, refusal: null, facts: said.facts.length }, stretch }
}

/** Nothing that names a person may be added again to a lead whose person was erased. */
function spare(card: Card | null, said: Told | Refusal): Told | Refusal {
  const names =
    card?.state.erased &&
    'facts' in said &&
    said.facts.some((fact) => fact.personal && fact.kind !== 'PersonErased')
  if (!names) return said
  return { refused: 'erased', detail: 'The person was erased: leave the note out.' }
}

function takeUp(desk: Desk, stream: Stream, told: LeadFact): void {
  // moments are whole milliseconds: what is stored is rounded, and the chain covers what is stored
  const fact = Number.isInteger(told.at) ? told : { ...told, at: Math.floor(told.at) }
  const clock = rulesClock(stream.state, fact, desk.now)
  if (stream.state) rule(desk, stream, elapse(desk.law, stream.state, clock), fact.history)
  const { kind, at, by, history, body, personal } = fact
  const given = personal && Object.keys(personal).length > 0 ? { personal } : {}
  stream.entries.push({
    seq: ++stream.seq,
    kind,
    fact: true,
    at,
    recordedAt: desk.now,
    by,
    version: 0,
    history,
    body,
    ...given,
  } as LeadEntry)
  const { state, rulings } = receive(desk.law, stream.state, fact, clock)
  stream.state = state
  rule(desk, stream, rulings, history)
}

function rule(desk: Desk, stream: Stream, rulings: LeadRuling[], history: boolean): void {
  for (const { kind, at, version, body } of rulings) {
    stream.entries.push({
      seq: ++stream.seq,
      kind,
      fact: false,
      at,
      recordedAt: desk.now,
      by: 'agreement',
      version,
      history,
      body,
    } as LeadEntry)
  }
}

/** Finds the person that a stage asks for; with nobody free the desk keeps the lead, and it is tried again later. */
function route(desk: Desk, stream: Stream): void {
  for (let routing = stream.state?.routing; routing; routing = stream.state!.routing) {
    const found = rotate(desk.people.values(), routing.function, stream.state!.tried)
    if (!found) return
    desk.people.get(found.owner)!.turn = desk.nextTurn()
    takeUp(desk, stream, {
      kind: 'OwnerAssigned',
      at: desk.now,
      by: 'router',
      history: false,
      body: { owner: found.owner, function: routing.function, trace: found.trace },
    })
  }
}

function finish(desk: Desk, before: Card | null, leadId: string, stream: Stream, said: Told | null): Stretch {
  const entries = desk.chain(leadId, before?.head ?? desk.genesis, stream.entries)
  const company = said?.company ?? null
  const after: Card = {
    leadId,
    seq: stream.seq,
    head: entries.at(-1)!.hash,
    state: stream.state!,
    person: said?.person ?? before?.person ?? {},
    company: company ? { id: company.id, name: company.name } : (before?.company ?? null),
  }
  return { before, passBefore: stream.passBefore, after, entries, keys: said?.keys ?? [], company }
}
