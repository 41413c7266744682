import { agreementOf } from './alpha-interval.rules.ts'
import { countsOf, ratingsOf } from './answers.rules.ts'
import { definitionOf } from './definition.rules.ts'
import { grouped } from './group.rules.ts'
import { inOrderOfSides, sideLabel } from './functions.rules.ts'
import type { CardBody } from './card.rules.ts'
import type { GivenAnswer } from './answers.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { SurveyResult } from './contract.ts'

export interface FrozenCard {
  card: number
  leadId: string | null
  body: CardBody
}

const named = (side: string) => ({ side, label: sideLabel(side) })

/** α overall, within each side, between the sides, and between each two of them. Ordinal: never < not yet < lead. */
export function agreementsOf(answers: readonly GivenAnswer[], seed: string): SurveyResult['agreement'] {
  const ratings = ratingsOf(answers)
  const sides = sidesOf(answers)
  const within = sides.map(({ side, own }) => ({
    ...named(side),
    people: grouped(own, ({ person }) => person).size,
    agreement: agreementOf(ratingsOf(own), 'ordinal', `${seed} ${side}`),
    counts: countsOf(own),
  }))
  const pairs = sides.flatMap(({ side: a }, i) =>
    sides.slice(i + 1).map(({ side: b }) => {
      const both = ratings.filter(({ group }) => group === a || group === b)
      return {
        a: named(a),
        b: named(b),
        agreement: agreementOf(both, 'ordinal', `${seed} ${a} ${b}`, 'between groups'),
      }
    }),
  )
  return {
    overall: agreementOf(ratings, 'ordinal', seed),
    nominal: agreementOf(ratings, 'nominal', seed),
    between: agreementOf(ratings, 'ordinal', `${seed} between`, 'between groups'),
    within,
    pairs,
  }
}

/** Cards by how much people differ on them; an answer two steps away weighs four times as much as one step. */
export function cardsOf(
  cards: readonly FrozenCard[],
  answers: readonly GivenAnswer[],
): SurveyResult['cards'] {
  const byCard = grouped(answers, ({ card }) => card)
  return cards
    .map(({ card, leadId, body }) => {
      const own = byCard.get(card) ?? []
      return {
        card,
        fields: body.fields,
        did: body.did,
        leadId,
        disagreement: disagreement(own),
        sides: sidesOf(own).map(({ side, own: answered }) => ({
          ...named(side),
          counts: countsOf(answered),
        })),
      }
    })
    .sort((a, b) => b.disagreement - a.disagreement || a.card - b.card)
}

/** Mean squared difference over pairs of answers, 0 (all alike) to 1 (as far apart as pairs can be). */
function disagreement(answers: readonly GivenAnswer[]): number {
  const { never, not_yet, lead } = countsOf(answers)
  const pairs = (answers.length * (answers.length - 1)) / 2
  return pairs === 0 ? 0 : (never * lead + 0.25 * (never * not_yet + not_yet * lead)) / pairs
}

export function definitionsOf(
  rules: Ruleset,
  cards: readonly FrozenCard[],
  answers: readonly GivenAnswer[],
): SurveyResult['definitions'] {
  const signals = signalsByCard(cards)
  return sidesOf(answers).map(({ side, own }) => ({
    ...definitionOf(rules, side, own, signals),
    label: sideLabel(side),
  }))
}

export function signalsByCard(cards: readonly FrozenCard[]): Map<number, string[]> {
  return new Map(cards.map(({ card, body }) => [card, body.signals]))
}

function sidesOf(answers: readonly GivenAnswer[]): { side: string; own: GivenAnswer[] }[] {
  const sides = [...grouped(answers, ({ side }) => side)].map(([side, own]) => ({ side, own }))
  return inOrderOfSides(sides, ({ side }) => side)
}
