import { seeded } from '#journey/survey/random.rules.ts'

/** The middle 95 % of an estimate, and of how many deals it is made. */
export interface Range {
  n: number
  low: number
  high: number
}

export const DRAWS = 1_000
/** From so many deals on the mean of a draw is normal whatever the amounts are like, and drawing them all would only cost time. */
const MANY = 2_000

/**
 * What the mean of these amounts might have been: as many are drawn again with replacement, DRAWS times from a fixed seed (Efron,
 * "Bootstrap methods: another look at the jackknife", 1979). No distribution is assumed, for deals have none: a few large ones
 * among many small. With `above`, the draws of the group that this one is a part of, each mean is drawn towards one of
 * them as if `beside` deals of it stood there, just as the estimate itself is.
 */
export function drawnMeans(
  amounts: readonly number[],
  seed: string,
  above: { means: Float64Array; beside: number } | null = null,
): Float64Array {
  const n = amounts.length
  if (n === 0) return above ? above.means : new Float64Array(DRAWS)
  const random = seeded(seed)
  const draw = n > MANY ? normalMeans(amounts, random) : () => meanOfDraw(amounts, random)
  return Float64Array.from({ length: DRAWS }, (_, i) => {
    const mean = draw()
    return above ? (n * mean + above.beside * above.means[i]!) / (n + above.beside) : mean
  })
}

function meanOfDraw(amounts: readonly number[], random: () => number): number {
  let sum = 0
  for (let k = 0; k < amounts.length; k++) sum += amounts[Math.floor(random() * amounts.length)]!
  return sum / amounts.length
}

function normalMeans(amounts: readonly number[], random: () => number): () => number {
  const mean = amounts.reduce((sum, one) => sum + one, 0) / amounts.length
  const squares = amounts.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const error = Math.sqrt(squares) / amounts.length
  // Box and Muller; 1 - random() is never 0
  return () => mean + error * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

export function middleOf(means: Float64Array, n: number): Range {
  const sorted = means.toSorted()
  return { n, low: sorted[Math.floor(DRAWS * 0.025)]!, high: sorted[Math.ceil(DRAWS * 0.975) - 1]! }
}
