import { DAY_MS } from '#journey/measure/day.rules.ts'

/** What a lead's chance is read from: everything is known at the moment itself. */
export interface Situation {
  stage: string
  /** how long it has been there, as one of AGES */
  age: number
  /** its score, as one of BANDS; null: not known */
  band: number | null
}

/** From so many days in a stage on a lead is in the next class of ages: some move at once, and who lingers rarely moves. */
export const AGES = [0, 7, 30, 90] as const
/** Lower ends of the bands of scores; whatever is lower is in the first. */
export const BANDS = [0, 20, 40, 60, 80] as const

export function ageOf(ms: number): number {
  return AGES.findLastIndex((days) => days * DAY_MS <= Math.max(0, ms))
}

export function bandOf(score: number): number {
  return Math.max(
    0,
    BANDS.findLastIndex((low) => low <= score),
  )
}
