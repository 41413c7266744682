/** Published worked examples: a row per observer, a column per unit, null = not judged. */
import type { Rating } from '#journey/survey/alpha.rules.ts'

/** Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), C and D: four observers, twelve units. */
export const FOUR_OBSERVERS = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]

/** The same paper, A: binary data, two observers, ten units. α = 0.095. */
export const TWO_BINARY = [
  [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
  [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
]

/** The same paper, B: nominal data, two observers, twelve units, five names a to e. α = 0.692. */
export const TWO_NOMINAL = ['aabbdcccedda', 'babbbccceddd'].map((row) =>
  [...row].map((name) => 'abcde'.indexOf(name)),
)

export function ratingsOf(table: (number | null)[][], group = (rater: number) => `g${rater}`): Rating[] {
  return table.flatMap((row, rater) =>
    row.flatMap((value, unit) =>
      value === null ? [] : [{ unit: `u${unit}`, rater: `r${rater}`, group: group(rater), value }],
    ),
  )
}

/** Hayes and Krippendorff, "Answering the call …" (2007), table 1: forty units, five observers, a column per observer. */
export const FIVE_OBSERVERS = transposed(`
1,1,2,,2 1,1,0,1, 2,3,3,3, ,0,0,,0 0,0,0,,0 0,0,0,,0 1,0,2,,1 1,,2,0, 2,2,2,,2 2,1,1,1,
,1,0,0, 0,0,0,0, 1,2,2,2, 3,3,2,2,3 1,1,1,,1 1,1,1,,1 2,1,2,,2 1,2,3,3, 1,1,0,1, 0,0,0,,0
0,0,1,1, 0,0,,0,0 2,3,3,3, 0,0,0,0, 1,2,,2,2 0,1,1,1, 0,0,0,1,0 1,2,1,2, 1,1,2,2, 1,1,2,,2
1,1,0,,0 2,1,2,1, 2,2,,2,2 3,2,2,2, 2,2,2,,2 2,2,3,,2 2,2,2,,2 2,2,,1,2 2,2,2,2, 1,1,1,,1`)

function transposed(units: string): (number | null)[][] {
  const rows = units.trim().split(/\s+/)
  const cells = rows.map((row) => row.split(',').map((cell) => (cell === '' ? null : Number(cell))))
  return [0, 1, 2, 3, 4].map((observer) => cells.map((unit) => unit[observer] ?? null))
}
