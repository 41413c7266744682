import type { CohortView, MaturityView } from '#journey/measure/maturity/contract.ts'

/** A point of a curve: what had come by an age, or is expected by it. */
export interface Point {
  age: number
  value: number
  low: number
  high: number
}

export interface Curve {
  cohort: string
  /** 0 for the oldest, 1 for the youngest */
  young: number
  known: Point[]
  /** begins with the last that is known */
  expected: Point[]
}

/** Each cohort as a curve: in units, or as share of all that is expected of it. A cohort of nothing has no share. */
export function curvesOf({ cohorts, cells }: MaturityView, share: boolean): Curve[] {
  return cohorts.flatMap((cohort, i): Curve[] => {
    const whole = share ? wholeOf(cohort) : 1
    if (whole === 0) return []
    const own = cells.filter((cell) => cell.cohort === cohort.cohort)
    const known = own.flatMap(({ age, sum }) => {
      const value = Number(sum) / whole
      return sum === null ? [] : [{ age, value, low: value, high: value }]
    })
    const coming = own.flatMap(({ age, mean, low, high }) =>
      mean === null ? [] : [{ age, value: mean / whole, low: low! / whole, high: (high ?? mean) / whole }],
    )
    const young = cohorts.length < 2 ? 1 : i / (cohorts.length - 1)
    return [{ cohort: cohort.cohort, young, known, expected: coming.length > 0 ? [known.at(-1)!, ...coming] : [] }] // prettier-ignore
  })
}

function wholeOf({ sum, rest }: CohortView): number {
  return Number(sum) + (rest?.mean ?? 0)
}

/** Which cohort stands out: the one that was picked, else the youngest of which something can be told. */
export function pickedOf(curves: readonly Curve[], pick: string | undefined): Curve | undefined {
  return (
    curves.find(({ cohort }) => cohort === pick) ??
    curves.findLast(({ expected }) => expected.length > 0) ??
    curves.at(-1)
  )
}

/** Round steps of a scale up to at least `most`: 1, 2 or 5 times a power of ten. */
export function ticksOf(most: number): number[] {
  if (most <= 0) return [0, 1]
  const raw = most / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= raw)!
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => i * step)
}
