import { concordanceBetween, concordanceOf, standingsOf } from './ranking.rules.ts'
import { grouped } from './group.rules.ts'
import { inOrderOfSides, sideLabel } from './functions.rules.ts'
import type { Ballot } from './ranking.rules.ts'
import type { Item, RankingView, SurveyResult } from './contract.ts'

export interface GivenRanking {
  person: string
  side: string
  order: string[]
  added: { id: string; label: string }[]
}

/** What was ranked, most important first, with each side's rank and the gap between the sides. */
export function rankingOf(
  items: readonly Item[],
  rankings: readonly GivenRanking[],
  seed: string,
): RankingView | null {
  if (items.length === 0 || rankings.length === 0) return null
  const ids = items.map(({ id }) => id)
  const ballots = rankings.map((one) => ballotOf(one, ids))
  const sides = inOrderOfSides([...grouped(ballots, ({ group }) => group)], ([side]) => side).map(
    ([side, own]) => ({ side, own, standings: standingsOf(own, ids) }),
  )
  return {
    overall: concordanceOf(ballots, ids, seed),
    between: concordanceBetween(ballots, ids, `${seed} between`),
    within: sides.map(({ side, own }) => ({
      side,
      label: sideLabel(side),
      concordance: concordanceOf(own, ids, `${seed} ${side}`),
    })),
    items: standingsOf(ballots, ids).map(({ item, meanRank, borda, first }) => {
      const bySide = sides.map(({ side, standings }) => {
        const place = standings.findIndex((one) => one.item === item)
        return { side, label: sideLabel(side), rank: place + 1, meanRank: standings[place]!.meanRank }
      })
      const means = bySide.map((one) => one.meanRank)
      const gap = Math.max(...means) - Math.min(...means)
      return { ...items.find(({ id }) => id === item)!, meanRank, borda, first, sides: bySide, gap }
    }),
    added: rankings.flatMap(({ side, order, added }) =>
      added.map(({ id, label }) => ({
        side,
        label: sideLabel(side),
        text: label,
        place: order.indexOf(id) + 1,
      })),
    ),
  }
}

/** One's own additions nobody else could rank: the order of the common items is what is compared. */
function ballotOf({ person, side, order }: GivenRanking, ids: readonly string[]): Ballot {
  return { person, group: side, order: order.filter((id) => ids.includes(id)) }
}

export interface GivenRemedy {
  id: string
  text: string
  cause: string | null
  votes: { side: string }[]
}

/** Remedies, most voted for first. */
export function remediesOf(remedies: readonly GivenRemedy[]): SurveyResult['remedies'] {
  return remedies
    .map(({ id, text, cause, votes }) => ({
      id,
      text,
      cause,
      votes: votes.length,
      sides: inOrderOfSides([...grouped(votes, ({ side }) => side)], ([side]) => side).map(([side, own]) => ({
        side,
        label: sideLabel(side),
        votes: own.length,
      })),
    }))
    .sort((a, b) => b.votes - a.votes)
}
