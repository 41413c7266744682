/** A quarter of a year in UTC: "2026-Q3". */
export interface Quarter {
  name: string
  from: number
  /** the first moment after it */
  until: number
}

export function quarterAt(moment: number): Quarter {
  const date = new Date(moment)
  return quarterOf(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3))
}

/** The quarter that ended last. */
export function quarterBefore(moment: number): Quarter {
  return quarterAt(quarterAt(moment).from - 1)
}

function quarterOf(year: number, index: number): Quarter {
  return {
    name: `${year}-Q${index + 1}`,
    from: Date.UTC(year, index * 3, 1),
    until: Date.UTC(year, index * 3 + 3, 1),
  }
}
