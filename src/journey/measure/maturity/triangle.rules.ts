/** A cohort of leads and what came of it, age by age. */
export interface Row {
  /** leads that began in the period: what rates are told per */
  leads: number
  /** sum up to each age, in whole smallest units (leads, cents); ages are known up to its length */
  sums: bigint[]
  /** how many wins, or opportunities, are in each of those sums */
  counts: number[]
  /** squares of what came at each age, in units: how far chance alone scatters it */
  squares: number[]
}

/** What came of the leads that began in period `cohort`, in period `at`. Periods are counted from year 0. */
export interface Came {
  cohort: number
  at: number
  n: number
  sum: bigint
  squares: number
}

export interface Bounds {
  /** the oldest and the youngest cohort, both whole */
  first: number
  last: number
  /** the last period that is over: what came later is known in part only */
  known: number
  /** ages beyond it are not told apart */
  ages: number
}

/**
 * The triangle of cohorts by age: row i holds ages 0 (the period of the beginning) to that which is known of the cohort.
 * Something dated before its cohort counts at age 0, where its lead began; how often that was is for the store to count.
 */
export function triangleOf(
  came: readonly Came[],
  leads: ReadonlyMap<number, number>,
  { first, last, known, ages }: Bounds,
): Row[] {
  const rows: Row[] = []
  for (let cohort = first; cohort <= last; cohort++) {
    const until = Math.min(known - cohort, ages)
    if (until < 0) break
    const zeros = () => Array.from({ length: until + 1 }, () => 0)
    const row = {
      leads: leads.get(cohort) ?? 0,
      sums: zeros().map(() => 0n),
      counts: zeros(),
      squares: zeros(),
    }
    rows.push(row)
  }
  for (const { cohort, at, n, sum, squares } of came) {
    const row = rows[cohort - first]
    const age = Math.max(0, at - cohort)
    if (!row || age >= row.sums.length) continue
    row.sums[age]! += sum
    row.counts[age]! += n
    row.squares[age]! += squares
  }
  for (const row of rows) {
    for (let age = 1; age < row.sums.length; age++) {
      row.sums[age]! += row.sums[age - 1]!
      row.counts[age]! += row.counts[age - 1]!
    }
  }
  return rows
}

/** The same triangle as it stood so many periods before: without its last diagonals, and the cohorts that had not begun. */
export function earlier(rows: readonly Row[], back: number, known: number, first: number): Row[] {
  return rows.flatMap((row, i) => {
    const ages = Math.min(row.sums.length, known - back - (first + i) + 1)
    if (ages <= 0) return []
    const cut = <T>(of: T[]): T[] => of.slice(0, ages)
    return [{ leads: row.leads, sums: cut(row.sums), counts: cut(row.counts), squares: cut(row.squares) }]
  })
}

/**
 * The highest age that at least two cohorts have come to: a factor that rests on a single cohort could be anything, and
 * says nothing of how far off it is. Below 0: no cohort.
 */
export function lastAge(rows: readonly Row[]): number {
  const ages = rows.map(({ sums }) => sums.length - 1).sort((a, b) => b - a)
  return ages[1] ?? -1
}

/** The triangle up to an age. */
export function upTo(rows: readonly Row[], age: number): Row[] {
  const cut = <T>(of: T[]): T[] => of.slice(0, age + 1)
  return rows.map((row) => ({
    leads: row.leads,
    sums: cut(row.sums),
    counts: cut(row.counts),
    squares: cut(row.squares),
  }))
}
