/** A calendar month in UTC, epoch ms; `to` is its last millisecond. */
export interface Month {
  month: string
  from: number
  to: number
}

/** The months that lie in a range as a whole: one that is cut at either end would look like a trough. */
export function monthsWithin(from: number, to: number): Month[] {
  const months: Month[] = []
  const start = new Date(from)
  for (let i = 0; ; i++) {
    const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i, 1)
    const last = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i + 1, 1) - 1
    if (last > to) return months
    if (first >= from)
      months.push({ month: new Date(first).toISOString().slice(0, 7), from: first, to: last })
  }
}
