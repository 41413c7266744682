import type { Chain } from '#journey/measure/attribution/chain.rules.ts'

/** `error`: standard error of each value where it was drawn, null where all orders were reckoned. */
export interface Shapley {
  values: number[]
  errors: number[] | null
}

/**
 * The Shapley value of each of `n` players, over all 2ⁿ subsets (Shapley, "A value for n-person games", 1953). `worth` gets
 * a bit mask of those who play; worth of nobody is taken as it is.
 */
export function shapleyOf(n: number, worth: (players: number) => number): number[] {
  const all = 2 ** n
  const worths = Float64Array.from({ length: all }, (_, players) => worth(players))
  // the chance that exactly these came before, in a random order: |S|! (n − |S| − 1)! / n!
  const before = Float64Array.from({ length: n }, (_, size) => 1 / (n * choose(n - 1, size)))
  const sizes = new Uint8Array(all)
  for (let players = 1; players < all; players++) sizes[players] = sizes[players >> 1]! + (players & 1)
  return Array.from({ length: n }, (_, player) => {
    const bit = 1 << player
    let value = 0
    for (let players = 0; players < all; players++)
      if ((players & bit) === 0)
        value += before[sizes[players]!]! * (worths[players | bit]! - worths[players]!)
    return value
  })
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}

/**
 * The values' Shapley values in the game whose worth is the chance of a win when only these values are there and every path
 * ends in nothing at the others: the removal effect, taken over all orders of removal (Singal and others, "Shapley Meets
 * Uniform", 2019). Exact up to `exactUpTo` values, beyond that the mean of `samples` random orders.
 */
export function shapleyOfChain(
  chain: Chain,
  { exactUpTo, samples, random }: { exactUpTo: number; samples: number; random: () => number },
): Shapley {
  const n = chain.values.length
  if (n <= exactUpTo) return { values: shapleyOf(n, (players) => winsWith(chain, players)), errors: null }
  const sums = new Float64Array(n)
  const squares = new Float64Array(n)
  const order = Array.from({ length: n }, (_, i) => i)
  for (let drawn = 0; drawn < samples; drawn++) {
    for (let i = n - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    const gains = gainsInOrder(chain, order)
    for (let i = 0; i < n; i++) {
      sums[i]! += gains[i]!
      squares[i]! += gains[i]! ** 2
    }
  }
  const values = Array.from(sums, (sum) => sum / samples)
  const errors = values.map((mean, i) =>
    Math.sqrt(Math.max(0, squares[i]! / samples - mean ** 2) / Math.max(1, samples - 1)),
  )
  return { values, errors }
}

/** The chance of a win with these values only: the small system (I − Q) x = win, solved. */
function winsWith(chain: Chain, players: number): number {
  const here = chain.values.map((_, i) => i).filter((i) => (players & (1 << i)) !== 0)
  const gains = gainsInOrder(chain, here)
  return here.reduce((sum, i) => sum + gains[i]!, 0)
}

/**
 * How much each value adds to the chance of a win when they come one after the other. The inverse of (I − Q) grows by a row
 * and a column with each (bordering), so that a whole order costs what one inverse does.
 */
function gainsInOrder({ start, step, win, values }: Chain, order: readonly number[]): Float64Array {
  const most = order.length
  const inverse = Array.from({ length: most }, () => new Float64Array(most))
  // visits: start · N, wins: N · win, of those who are there
  const visits = new Float64Array(most)
  const wins = new Float64Array(most)
  const column = new Float64Array(most)
  const row = new Float64Array(most)
  const gains = new Float64Array(values.length)
  for (let k = 0; k < most; k++) {
    const c = order[k]!
    let [pivot, reached, won] = [1, start[c]!, win[c]!]
    column.fill(0, 0, k)
    row.fill(0, 0, k)
    for (let i = 0; i < k; i++) {
      const into = step[order[i]!]![c]!
      const out = step[c]![order[i]!]!
      reached += visits[i]! * into
      won += out * wins[i]!
      if (into !== 0) for (let j = 0; j < k; j++) column[j]! += inverse[j]![i]! * into
      if (out !== 0) for (let j = 0; j < k; j++) row[j]! += out * inverse[i]![j]!
    }
    for (let i = 0; i < k; i++) pivot -= step[c]![order[i]!]! * column[i]!
    gains[c] = (reached * won) / pivot
    for (let i = 0; i < k; i++) {
      const scale = column[i]! / pivot
      if (scale !== 0) {
        const line = inverse[i]!
        for (let j = 0; j < k; j++) line[j]! += scale * row[j]!
      }
      inverse[i]![k] = scale
      wins[i]! += scale * won
      inverse[k]![i] = row[i]! / pivot
      visits[i]! += (reached / pivot) * row[i]!
    }
    inverse[k]![k] = 1 / pivot
    visits[k] = reached / pivot
    wins[k] = won / pivot
  }
  return gains
}
