import { nextDueAt } from '#journey.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { recordedLife, TELLING } from '#journey/what-if/record.rules.ts'
import { rederive } from '#journey/audit/rules.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { relive } from '#journey/what-if/rules.ts'
import { storyOf } from '#journey/what-if/story.rules.ts'
import type { Law, LeadState } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Life } from '#journey/what-if/life.rules.ts'
import type { Pair } from '#journey/what-if/tally.rules.ts'
import type { Recorded } from '#journey/audit/rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Story } from '#journey/what-if/story.rules.ts'
import type { Taken } from '#journey/what-if/rules.ts'
import type { Told } from '#journey/what-if/record.rules.ts'

/** The record is not what its own agreement leads to: nothing can be compared with it. */
export interface NotReproduced {
  lead: string
  seq: number | null
  what: string
}

/** A lead as the record has it, ready to be tried under other agreements as often as one likes. */
export interface Subject {
  id: string
  taken: Taken[]
  was: Life
  story: Story
  /** up to here the record's clocks have acted: both lives end here, so that they can be compared */
  until: number
  points: Record<string, number>
}

/** Which leads are looked at: by the day they came, and whether out of another system's history. */
export interface Filter {
  from: number | null
  to: number | null
  live: boolean
}

/** A draft as if it had always been in force. `listed`: with scores as lists would show them, which costs a third more. */
export function alwaysInForce(draft: Ruleset, listed: 'listed' | 'unlisted'): Law {
  const law = lawOf([draft])
  return listed === 'listed' ? law : { ...law, unlisted: true }
}

export function subjectOf(
  law: Law,
  lead: { id: string; taken: Taken[]; told: Told[] },
  dueAt: number,
  now: number,
): Subject | null {
  const was = recordedLife(law, lead.told)
  if (!was || lead.taken.length === 0) return null
  const story = storyOf(lead.taken)
  return { id: lead.id, taken: lead.taken, was, story, until: Math.min(now, dueAt - 1), points: {} }
}

/**
 * The same from the whole stream, after every ruling in it was derived again from the facts and found to be the
 * recorded one, byte by byte.
 */
export function provenSubject(
  law: Law,
  id: string,
  entries: Recorded[],
  now: number,
): Subject | NotReproduced {
  let taken: (Taken & { seq: number })[] = []
  // the derived body replaces the text's, so what is told is taken before
  const told = effective(entries)
    .filter(tells)
    .map(({ kind, at, version, bodyText }) => ({ kind, at, version, text: bodyText }))
  const take = (fact: LeadFact, clock: number): void => {
    const { seq } = fact as unknown as Recorded
    // as in effective(): an undone merge takes back what came in while it lasted
    if (fact.kind === 'LeadUnmerged') taken = taken.filter((one) => one.seq < fact.body.from)
    else taken.push({ fact, clock, seq })
  }
  const { state, findings } = rederive(law, entries, take, id)
  if (findings[0]) return { lead: id, seq: findings[0].seq, what: findings[0].what }
  const subject = state && subjectOf(law, { id, taken, told }, nextDueAt(state), now)
  if (!subject) return { lead: id, seq: null, what: 'the stream cannot be read as a life' }
  return { ...subject, points: pointsOf(state) }
}

const telling = new Set<string>([...TELLING, 'HandoffAccepted', 'HandoffReturned'])

function tells({ kind }: { kind: string }): boolean {
  return telling.has(kind)
}

export function isWanted({ from, to, live }: Filter, story: Story): boolean {
  if (live && !story.live) return false
  return (from === null || story.createdAt >= from) && (to === null || story.createdAt < to)
}

/** `withPoints`: also what each scoring rule gives at the end; over a million leads that costs more than it tells. */
export function tryOut(trial: Law, subject: Subject, withPoints = false): Pair {
  const { taken, was, story, until, points } = subject
  const would = relive(trial, taken, until)
  const pair: Pair = { story, was, would }
  if (withPoints && would.state) pair.points = { was: points, would: pointsOf(would.state) }
  return pair
}

function pointsOf(state: LeadState): Record<string, number> {
  const points: Record<string, number> = {}
  for (const part of state.score.parts) points[part.rule] = (points[part.rule] ?? 0) + part.points
  return points
}
