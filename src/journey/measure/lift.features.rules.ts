import type { Alike, Balance } from '#journey/measure/lift.contract.ts'

/** One thing in which people differ, as a number. */
export interface Feature {
  what: 'fit' | 'level' | 'country'
  value: string | null
  of: (one: Alike) => number
}

/** A level or country that fewer have is taken together with the other rare ones. */
const RARE = 0.05

/**
 * Fit (the mean where nobody knows it), and each level and country that is not rare, the most frequent last: with it the others would say
 * everything twice, but its own difference is worth seeing.
 */
export function featuresOf(groups: Alike[]): Feature[] {
  const people = (one: Alike): number => one.took + one.heldOut
  const known = groups.filter(({ fit }) => fit !== null)
  const n = known.reduce((sum, one) => sum + people(one), 0)
  const mean = n === 0 ? 0 : known.reduce((sum, one) => sum + people(one) * one.fit!, 0) / n
  return [
    { what: 'fit', value: null, of: ({ fit }) => fit ?? mean },
    ...valuesOf(groups, 'level'),
    ...valuesOf(groups, 'country'),
  ]
}

function valuesOf(groups: Alike[], what: 'level' | 'country'): Feature[] {
  const counts = new Map<string | null, number>()
  let n = 0
  for (const one of groups) {
    counts.set(one[what], (counts.get(one[what]) ?? 0) + one.took + one.heldOut)
    n += one.took + one.heldOut
  }
  return [...counts]
    .filter(([, many]) => many >= RARE * n)
    .sort((a, b) => a[1] - b[1] || String(a[0]).localeCompare(String(b[0])))
    .map(([value]) => ({ what, value, of: (one: Alike) => (one[what] === value ? 1 : 0) }))
}

/** Each feature by itself: means of the arms, strata weighed alike, and their difference in standard deviations. */
export function differencesOf(groups: Alike[], features: Feature[]): Balance['differences'] {
  const shares = [...new Set(groups.map((one) => one.heldOutShare))]
  return features.map(({ what, value, of }) => {
    let [weight, took, heldOut, variance] = [0, 0, 0, 0]
    for (const share of shares) {
      const stratum = groups.filter((one) => one.heldOutShare === share)
      const one = momentsOf(stratum, of, ({ took: n }) => n)
      const other = momentsOf(stratum, of, ({ heldOut: n }) => n)
      if (one.n === 0 || other.n === 0) continue
      const own = (one.n * other.n) / (one.n + other.n)
      weight += own
      took += own * one.mean
      heldOut += own * other.mean
      variance += (own * (one.variance + other.variance)) / 2
    }
    if (weight === 0) return { what, value, took: 0, heldOut: 0, standardised: null }
    const standardised = variance > 0 ? (took - heldOut) / weight / Math.sqrt(variance / weight) : null
    return { what, value, took: took / weight, heldOut: heldOut / weight, standardised }
  })
}

function momentsOf(groups: Alike[], of: (one: Alike) => number, many: (one: Alike) => number) {
  let [n, sum, squares] = [0, 0, 0]
  for (const one of groups) {
    n += many(one)
    sum += many(one) * of(one)
    squares += many(one) * of(one) ** 2
  }
  const mean = n === 0 ? 0 : sum / n
  return { n, mean, variance: n === 0 ? 0 : Math.max(0, squares / n - mean * mean) }
}
