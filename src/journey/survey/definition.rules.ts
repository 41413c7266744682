import { grouped } from './group.rules.ts'
import { labelOfRule } from './words.rules.ts'
import type { GivenAnswer } from './answers.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

interface Share {
  leads: number
  of: number
}

/** What one signal does to a side's answers. */
export interface SignalEffect {
  rule: string
  label: string
  kind: 'fit' | 'engagement'
  /** answers on cards that show the signal, and on those that do not */
  with: Share
  without: Share
  /** how much more likely "lead" is with it: log of the odds' ratio; null when there are too few cards to say */
  logOdds: number | null
  /** 95 % bounds of logOdds leave out 0 */
  clear: boolean
}

export interface Definition {
  side: string
  people: number
  answers: number
  /** strongest for first, strongest against last, what cannot be said left out */
  signals: SignalEffect[]
  /** signals about which too few cards could tell */
  untold: number
}

/** Fewer cards than this on either side of a signal tell more about the cards than about the signal. */
export const FEWEST_CARDS = 3
const Z = 1.96

/** The definition that each side applies, whatever it would say: which of the agreement's signals set its leads apart. */
export function definitionOf(
  rules: Ruleset,
  side: string,
  answers: readonly GivenAnswer[],
  signalsOfCard: ReadonlyMap<number, readonly string[]>,
): Definition {
  const all = effectsOf(rules, answers, signalsOfCard)
  const told = all.filter(({ logOdds }) => logOdds !== null)
  return {
    side,
    people: grouped(answers, ({ person }) => person).size,
    answers: answers.length,
    signals: told.sort((a, b) => b.logOdds! - a.logOdds!),
    untold: all.length - told.length,
  }
}

/** Every rule that holds on at least one judged card. */
export function effectsOf(
  rules: Ruleset,
  answers: readonly GivenAnswer[],
  signalsOfCard: ReadonlyMap<number, readonly string[]>,
): SignalEffect[] {
  const kinds = [
    ...rules.fit.rules.map(({ id }) => ({ id, kind: 'fit' as const })),
    ...rules.engagement.rules.map(({ id }) => ({ id, kind: 'engagement' as const })),
  ]
  return kinds.flatMap(({ id, kind }) => {
    const shows = (card: number) => signalsOfCard.get(card)?.includes(id) === true
    const having = answers.filter(({ card }) => shows(card))
    if (having.length === 0) return []
    const lacking = answers.filter(({ card }) => !shows(card))
    const enough = cardsIn(having) >= FEWEST_CARDS && cardsIn(lacking) >= FEWEST_CARDS
    const [w, o] = [shareOf(having), shareOf(lacking)]
    const found = enough ? logOddsRatio(w, o) : null
    return [
      {
        rule: id,
        label: labelOfRule(rules, id),
        kind,
        with: w,
        without: o,
        logOdds: found?.value ?? null,
        clear: found !== null && Math.abs(found.value) > Z * found.error,
      },
    ]
  })
}

function cardsIn(answers: readonly GivenAnswer[]): number {
  return new Set(answers.map(({ card }) => card)).size
}

function shareOf(answers: readonly GivenAnswer[]): Share {
  return { leads: answers.filter(({ answer }) => answer === 'lead').length, of: answers.length }
}

/**
 * Half an answer is added to each cell, so that "always" and "never" stay finite (J. B. S. Haldane 1956, F. J. Anscombe
 * 1956); the error is B. Woolf's (1955).
 */
function logOddsRatio(w: Share, o: Share): { value: number; error: number } {
  const cells = [w.leads, w.of - w.leads, o.leads, o.of - o.leads].map((count) => count + 0.5)
  const [a, b, c, d] = cells as [number, number, number, number]
  return { value: Math.log((a * d) / (b * c)), error: Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) }
}
