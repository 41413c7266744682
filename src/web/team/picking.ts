import type { TeamMember } from '#journey/measure/team.contract.ts'
import { words } from './words.ts'

/** As few as this say nothing about a person: the server's own limit. */
const LEAST_LEFT = 5

/** What the figures say, in plain sentences. */
export function pickingSaid(picking: NonNullable<TeamMember['picking']>): string {
  const { person } = words
  const { settled, worked, left, workedScore, leftScore, chanceScore, p, expected, picks } = picking
  const said = [person.facts(worked, settled, left)]
  if (left === 0) return [...said, person.nothingLeft].join(' ')
  if (expected !== null) said.push(person.expectedHere(expected))
  if (workedScore === null || leftScore === null || chanceScore === null || p === null) return said.join(' ')
  said.push(person.scores(workedScore, leftScore), person.byChance(chanceScore))
  said.push(picks ? person.odds(p) : left < LEAST_LEFT ? person.tooFew : person.noOdds)
  return said.join(' ')
}
