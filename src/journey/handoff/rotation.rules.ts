import type { RoutingTrace } from '#journey/handoff/facts.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

export interface Candidate {
  id: string
  /** null: owns no stage, is never routed to */
  function: string | null
  available: boolean
  desk: boolean
  /** number of their latest turn; the lowest is next. A counter, not a time: many turns fall in one millisecond */
  turn: number
}

/** Somebody who can own leads: a person, or a function's desk (the owner when no person is found). */
export interface Person extends Candidate {
  name: string
  email: string | null
  function: TeamFunction | null
  /** null for a desk */
  role?: string | null
  /** of their screens and mails; null: what their browser prefers, English in a mail */
  language?: string | null
  /** leads in work at once; null: no limit */
  capacity?: number | null
}

/** A trace names at most so many candidates: with hundreds of reps the rest is a count. */
const NAMED = 12

/**
 * Rotation: of the available people of a function who were not asked yet, the one whose turn is longest ago.
 * Null when nobody is left: the desk keeps the lead and it waits.
 */
export function rotate(
  people: Iterable<Candidate>,
  team: TeamFunction,
  exclude: string[],
): { owner: string; trace: RoutingTrace } | null {
  const candidates: RoutingTrace['candidates'] = []
  let pick: Candidate | null = null
  let unnamed = 0
  for (const person of people) {
    if (person.function !== team || person.desk) continue
    const why = !person.available
      ? 'not available'
      : exclude.includes(person.id)
        ? 'was asked already'
        : 'in rotation'
    const open = why === 'in rotation'
    if (candidates.length < NAMED) candidates.push({ id: person.id, available: open, why })
    else unnamed++
    if (open && (pick === null || before(person, pick))) pick = person
  }
  if (!pick) return null
  const { id: owner } = pick
  if (unnamed > 0 && !candidates.some(({ id }) => id === owner)) {
    candidates.push({ id: owner, available: true, why: 'in rotation' })
    unnamed--
  }
  if (unnamed > 0) candidates.push({ id: '', available: false, why: `and ${unnamed} more` })
  return { owner, trace: { rule: 'rotation', candidates } }
}

function before(a: Candidate, b: Candidate): boolean {
  return a.turn < b.turn || (a.turn === b.turn && a.id < b.id)
}
