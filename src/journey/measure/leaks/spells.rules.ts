import { bandOf } from '#journey/measure/value/situation.rules.ts'
import { candidates, LEAKS } from '#journey/measure/leaks/classes.rules.ts'
import { clockOf } from '#journey/replay.ts'
import { evolve } from '#journey/evolve.ts'
import type { Aside, Candidate, LeakClass } from '#journey/measure/leaks/classes.rules.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Happening } from '#journey/evolve.ts'
import type { LeadEntry } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { Stage } from '#journey/agreement/ruleset.ts'

/**
 * A lead in one class, from `since` (included) until `until` (excluded; null: it still is, or will be from `since` on if
 * nothing happens before). While it lasts the lead's stage, owner and band of scores stay the same. Epoch ms.
 */
export interface Spell {
  what: LeakClass
  since: number
  until: number | null
  /** when the lead came into the class without having left it since */
  began: number
  pass: number
  stage: string
  enteredAt: number
  band: number
  holder: string
}

type Told = Pick<Entry, 'kind' | 'fact' | 'at' | 'recordedAt' | 'history' | 'body'>

/** A stage as a version knows it; one that it no longer has, as the latest before that had it. */
export type StageAt = (version: number, stage: string) => Pick<Stage, 'kind' | 'assign'> | undefined

/**
 * When a lead was in which class, over its whole stream. Spells of one lead never overlap. A lead that goes on in another has
 * none: that one has them.
 * @param entries those that count (effective.rules.ts)
 * @param givenUp moments at which a webhook about it was given up
 */
export function spellsOf(entries: readonly Told[], stageAt: StageAt, givenUp: number[] = []): Spell[] {
  const spells: Spell[] = []
  if (entries.some(({ kind }) => kind === 'LeadAbsorbed')) return spells
  const aside: Aside = {
    worked: null,
    ranOut: null,
    reason: null,
    bounced: null,
    unsent: new Map(),
    givenUp: [...givenUp].sort((a, b) => a - b),
  }
  let state: LeadState | null = null
  entries.forEach((entry, i) => {
    state = evolve(state, entry as unknown as Happening, clockOf(state, entry as Entry))
    note(aside, state, entry as unknown as LeadEntry)
    const next = entries[i + 1]
    const until = next === undefined ? null : Math.max(state.clock, clockOf(state, next as Entry))
    if (until === state.clock) return
    lay(spells, state, until, classesNow(state, stageAt, aside))
  })
  return spells
}

/** What an entry leaves behind that the state does not keep. */
function note(aside: Aside, state: LeadState, entry: LeadEntry): void {
  if (MOVES.has(entry.kind)) aside.unsent.clear()
  if (entry.kind === 'PassBegan') Object.assign(aside, { worked: null, ranOut: null, reason: null })
  else if (entry.kind === 'StageEntered' && !entry.body.handoff) aside.ranOut = null
  else if (entry.kind === 'HandoffExpired') aside.ranOut ??= state.clock
  else if (entry.kind === 'HandoffAccepted') Object.assign(aside, { worked: null, ranOut: null })
  else if (entry.kind === 'HandoffReturned' || entry.kind === 'LeadDisqualified')
    aside.reason = entry.body.reason
  else if (entry.kind === 'ContactMade') aside.worked = state.clock
  else if (entry.kind === 'ContactAttempted') aside.worked = entry.body.automatic ? aside.worked : state.clock
  else if (entry.kind === 'MailReturned')
    aside.bounced = state.unreachable === 'hard' ? (aside.bounced ?? state.clock) : null
  else if (entry.kind === 'LeadMerged' && state.unreachable === 'hard') aside.bounced ??= state.clock
  else if (entry.kind === 'TouchHappened') touchNoted(aside, state, entry.body.touch.kind)
  else if (entry.kind === 'NotificationSettled') settlingNoted(aside, state, entry.body)
}

/** Whoever moved the lead on had heard of it, mail or no mail. */
const MOVES: ReadonlySet<string> = new Set([
  'StageEntered',
  'HandoffExpired',
  'HandoffAccepted',
  'HandoffReturned',
])

/** Some systems tell of a bounce as of a touch; whatever else somebody does shows that they can be reached. */
function touchNoted(aside: Aside, state: LeadState, kind: string): void {
  if (kind === 'email_bounced') aside.bounced ??= state.clock
  else if (state.unreachable !== 'hard') aside.bounced = null
}

function settlingNoted(
  aside: Aside,
  state: LeadState,
  { what, to, outcome }: { what: string; to: string; outcome: 'sent' | 'failed' },
): void {
  const key = `${what} ${to}`
  if (outcome === 'sent') aside.unsent.delete(key)
  else if (!aside.unsent.has(key)) aside.unsent.set(key, state.clock)
}

function classesNow(state: LeadState, stageAt: StageAt, aside: Aside): Candidate[] {
  const stage = stageAt(state.version, state.stage)
  return stage === undefined ? [] : candidates(state, stage.kind, stage.assign === 'desk', aside)
}

/** Cuts the time between two entries where another class begins, and joins what goes on as it was. */
function lay(spells: Spell[], state: LeadState, until: number | null, found: Candidate[]): void {
  const end = until ?? Infinity
  const starts = found.map(({ from }) => Math.max(from, state.clock)).filter((at) => at < end)
  const cuts = [...new Set(starts)].sort((a, b) => a - b)
  cuts.forEach((since, i) => {
    const { what } = first(found, since)
    const [here, holder] = [{ pass: state.pass, stage: state.stage }, state.owner]
    const spell = { what, ...here, enteredAt: state.stageSince, band: bandOf(state.score.total), holder }
    const last = spells.at(-1)
    const joins = last?.until === since && last.what === what
    const to = cuts[i + 1] ?? until
    if (joins && sameOf(last, spell)) last.until = to
    else spells.push({ ...spell, since, until: to, began: joins ? last.began : since })
  })
}

function first(found: Candidate[], at: number): Candidate {
  const open = found.filter(({ from }) => from <= at)
  return open.reduce((a, b) => (LEAKS.indexOf(b.what) < LEAKS.indexOf(a.what) ? b : a))
}

function sameOf(a: Spell, b: Omit<Spell, 'since' | 'until' | 'began'>): boolean {
  const same = a.pass === b.pass && a.stage === b.stage && a.enteredAt === b.enteredAt
  return same && a.band === b.band && a.holder === b.holder
}
