/** Weeks are counted from 1970-01-01 UTC, a Thursday: all that matters is that everybody cuts at the same places. */
export const WEEK_MS = 7 * 24 * 3600_000

export const weekOf = (at: number): number => Math.floor(at / WEEK_MS)

/** The same of a column in SQL, never a text from outside. */
export const weekSql = (column: string): string => `floor(date_part('epoch', ${column}) / 604800)::int4`

/** Stretches of time that these weeks are: from, and up to but without; epoch ms. Neighbours are one stretch. */
export function stretchesOfWeeks(weeks: readonly number[]): [number, number][] {
  const stretches: [number, number][] = []
  for (const week of [...weeks].sort((a, b) => a - b)) {
    const last = stretches.at(-1)
    if (last && last[1] === week * WEEK_MS) last[1] += WEEK_MS
    else stretches.push([week * WEEK_MS, (week + 1) * WEEK_MS])
  }
  return stretches
}
