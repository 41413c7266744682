import type { TeamFunction } from '#journey/agreement/ruleset.ts'

export interface Candidate {
  id: string
  /** null: owns no stage, is never routed to */
  function: string | null
  /** switched on, not absent today, has not left; hours and load are looked at apart */
  available: boolean
  unavailable?: 'has left' | 'switched off' | 'away' | null
  desk: boolean
  /** number of their latest turn; the lowest is next. A counter, not a time: many turns fall in one millisecond */
  turn: number
  /** leads in work at once; null: no limit */
  capacity?: number | null
  /** leads in work, as far as this process knows */
  load?: number
  team?: string | null
  /** tags such as de or en-GB */
  languages?: string[]
  /** hash of their own calendar; null: the agreement's counts */
  calendar?: string | null
}

/** Somebody who can own leads: a person, or a function's desk (the owner when no person is found). */
export interface Person extends Candidate {
  name: string
  email: string | null
  function: TeamFunction | null
  /** null for a desk */
  role?: string | null
  /** of what they read: en or de; null: what their browser says */
  language?: string | null
}

/** How one of several is picked. */
export type Pick = 'rotation' | 'weighted' | 'least_load'

/**
 * One of the pool, which is not empty. The same pool, weights and turn always give the same person.
 * rotation: whose turn is longest ago. least_load: who has the fewest leads in work, of equals whose turn is longest ago.
 */
export function pickOne(
  pool: Candidate[],
  pick: Pick,
  weights: Record<string, number>,
  turn: number,
): Candidate {
  if (pick === 'weighted') return byWeight(pool, weights, turn)
  const fewer = (a: Candidate, b: Candidate): number =>
    pick === 'least_load' ? (a.load ?? 0) - (b.load ?? 0) : 0
  return pool.reduce((best, one) =>
    fewer(one, best) < 0 || (fewer(one, best) === 0 && before(one, best)) ? one : best,
  )
}

/**
 * Weighted rotation without a memory of its own. The turns of the rotation, times the golden ratio, fall evenly over the
 * circle however long they go on (Weyl 1916); each person has an arc as wide as their weight. Who comes back from an
 * absence gets their share again and nothing on top.
 */
const GOLDEN = (Math.sqrt(5) - 1) / 2

function byWeight(pool: Candidate[], weights: Record<string, number>, turn: number): Candidate {
  const sorted = [...pool].sort((a, b) => (a.id < b.id ? -1 : 1))
  const weightOf = ({ id }: Candidate): number => (Object.hasOwn(weights, id) ? weights[id]! : 1)
  const all = sorted.reduce((sum, one) => sum + weightOf(one), 0)
  let left = ((turn * GOLDEN) % 1) * all
  for (const one of sorted) {
    left -= weightOf(one)
    if (left < 0) return one
  }
  return sorted.at(-1)!
}

function before(a: Candidate, b: Candidate): boolean {
  return a.turn < b.turn || (a.turn === b.turn && a.id < b.id)
}
