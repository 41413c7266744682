import { levelled, platt, probabilityOf, type Calibration } from '../calibration.rules.ts'
import { LEVEL_ROWS } from '../evaluate.rules.ts'
import { FEWEST_OUTCOMES } from '../train.rules.ts'

/** The chance of another outcome that the same points tell. */
export interface OtherChance {
  calibration: Calibration
  /** mean distance of what was said of the newer part from what came, by fifths */
  error: number
  rows: number
  yes: number
}

const FIFTHS = 5

/**
 * Few are won, so that a card of its own for it would learn from little: the points of the card that was learned are held
 * against it. Learned on the older part, tried on the newer, and then set to the level of the newest as the card is.
 * @param points and `came` in the order of time; `older`: how many of them are the older part
 * @returns null where too few came
 */
export function otherChance(
  points: readonly number[],
  came: readonly boolean[],
  older: number,
): OtherChance | null {
  const truth = came.map(Number)
  const yes = (part: number[]): number => part.reduce((sum, one) => sum + one, 0)
  if (yes(truth.slice(0, older)) < FEWEST_OUTCOMES.newer || older >= points.length) return null
  const first = platt(points.slice(0, older), truth.slice(0, older))
  const [later, laterTruth] = [points.slice(older), truth.slice(older)]
  const calibration = levelled(first, later.slice(-LEVEL_ROWS), laterTruth.slice(-LEVEL_ROWS))
  return { calibration, error: errorOf(first, later, laterTruth), rows: points.length, yes: yes(truth) }
}

function errorOf(calibration: Calibration, points: readonly number[], truth: readonly number[]): number {
  const order = points.map((_, i) => i).sort((a, b) => points[a]! - points[b]!)
  let error = 0
  for (let fifth = 0; fifth < FIFTHS; fifth++) {
    const from = Math.floor((fifth * order.length) / FIFTHS)
    const members = order.slice(from, Math.floor(((fifth + 1) * order.length) / FIFTHS))
    const distance = members.reduce((sum, i) => sum + probabilityOf(calibration, points[i]!) - truth[i]!, 0)
    error += Math.abs(distance)
  }
  return error / order.length
}
