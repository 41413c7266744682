import { rounded } from '#journey/measure/interval.rules.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'
import type { WhatIfResult } from '#journey/what-if/contract.ts'

/** Who is offered leads. `capacity`: leads in work at once; null = no limit. */
export interface TeamMember {
  id: string
  name: string
  capacity: number | null
}

const MOST_ROWS = 40

/**
 * Offers a week for each rep. A gained lead was never offered to anybody, and the rotation is fair: each of the team
 * gets an even share of them.
 */
export function teamOf(
  tally: Tally,
  team: TeamMember[],
  weeks: number,
  scale: (n: number) => number,
): WhatIfResult['team'] {
  const aWeek = (counted: number): number => (weeks === 0 ? 0 : rounded(scale(counted) / weeks, 2))
  const share = team.length === 0 ? 0 : tally.gained / team.length
  const { inForce, proposed } = tally
  const rows = team
    .map(({ id, name, capacity }) => ({
      rep: id,
      name,
      capacity,
      inForce: aWeek(inForce.offers[id] ?? 0),
      proposed: aWeek((proposed.offers[id] ?? 0) + share),
    }))
    .sort((a, b) => b.inForce - a.inForce)
  const limits = team.map(({ capacity }) => capacity)
  const perRep = (handovers: number): number => (team.length === 0 ? 0 : aWeek(handovers / team.length))
  return {
    reps: team.length,
    capacity: limits.some((limit) => limit === null)
      ? null
      : limits.reduce<number>((sum, limit) => sum + limit!, 0),
    perRepInForce: perRep(inForce.handovers),
    perRepProposed: perRep(proposed.handovers),
    rows: rows.slice(0, MOST_ROWS),
  }
}
