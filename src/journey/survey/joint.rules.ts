import type { GivenAnswer } from './answers.rules.ts'

/** Prior standard deviation 1 on the log-odds scale: a few answers move an effect little, and like signals share theirs. */
const RIDGE = 1
const STEPS = 30
const STILL = 1e-8

/**
 * What each signal adds to the log odds of "lead", all taken together: ridge logistic regression by Newton's method (S. le
 * Cessie and J. C. van Houwelingen 1992), with a level of its own for each side, which is not shrunk: that one side is stricter
 * says nothing about a signal. Every side has the same weight, however many people it has. Deterministic.
 */
export function jointEffects(
  signals: readonly string[],
  answers: readonly GivenAnswer[],
  signalsOfCard: ReadonlyMap<number, readonly string[]>,
): Map<string, number> {
  const sides = [...new Set(answers.map(({ side }) => side))]
  const width = signals.length + sides.length
  const count = (side: string) => answers.filter((answer) => answer.side === side).length
  const weights = new Map(sides.map((side) => [side, answers.length / (sides.length * count(side))]))
  const rows = answers.map(({ side, card, answer }) => {
    const shown = signalsOfCard.get(card) ?? []
    const on = signals.flatMap((signal, i) => (shown.includes(signal) ? [i] : []))
    return {
      on: [...on, signals.length + sides.indexOf(side)],
      lead: answer === 'lead' ? 1 : 0,
      weight: weights.get(side)!,
    }
  })
  const effects = Array.from({ length: width }, () => 0)
  for (let step = 0; step < STEPS; step++) {
    // a touch of ridge on the sides' levels keeps a side that always says the same finite
    const ridge = (i: number) => (i < signals.length ? RIDGE : 0.01)
    const slope = effects.map((effect, i) => -ridge(i) * effect)
    const bend = effects.map((_, i) => effects.map((__, j) => (i === j ? ridge(i) : 0)))
    for (const { on, lead, weight } of rows) {
      const chance = 1 / (1 + Math.exp(-on.reduce((sum, i) => sum + effects[i]!, 0)))
      for (const i of on) {
        slope[i]! += weight * (lead - chance)
        for (const j of on) bend[i]![j]! += weight * chance * (1 - chance)
      }
    }
    const change = solved(bend, slope)
    change.forEach((by, i) => (effects[i]! += by))
    if (change.every((by) => Math.abs(by) < STILL)) break
  }
  return new Map(signals.map((signal, i) => [signal, effects[i]!]))
}

/** Gauss's elimination; the matrix is symmetric and, by the ridge, positive definite, so no pivot is zero. */
function solved(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let i = 0; i < size; i++) {
    for (let k = i + 1; k < size; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!
      if (factor === 0) continue
      for (let j = i; j <= size; j++) rows[k]![j]! -= factor * rows[i]![j]!
    }
  }
  const found = Array.from({ length: size }, () => 0)
  for (let i = size - 1; i >= 0; i--) {
    let rest = rows[i]![size]!
    for (let j = i + 1; j < size; j++) rest -= rows[i]![j]! * found[j]!
    found[i] = rest / rows[i]![i]!
  }
  return found
}
