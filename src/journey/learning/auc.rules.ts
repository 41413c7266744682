import { upperTail } from '#journey/measure/normal.rules.ts'

const Z95 = 1.959963984540054

export interface Auc {
  auc: number
  /** standard error */
  se: number
  /** 95 %, by the normal approximation, kept within 0 and 1 */
  low: number
  high: number
}

/**
 * The area under the ROC curve with the interval of DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988), computed over
 * mid-ranks as Sun and Xu (IEEE Signal Processing Letters 21, 2014) do: n log n.
 * @param outcome 1 or 0, as long as the scores. Without one of both the area is 0.5 and says nothing: interval 0 to 1.
 */
export function aucOf(scores: ArrayLike<number>, outcome: ArrayLike<number>): Auc {
  const parts = placements(scores, outcome)
  if (parts.yes.length < 2 || parts.no.length < 2) return { auc: 0.5, se: 0.5, low: 0, high: 1 }
  const auc = mean(parts.yes)
  const se = Math.sqrt(
    covariance(parts.yes, parts.yes) / parts.yes.length + covariance(parts.no, parts.no) / parts.no.length,
  )
  return { auc, se, low: Math.max(0, auc - Z95 * se), high: Math.min(1, auc + Z95 * se) }
}

export interface AucDifference {
  difference: number
  se: number
  low: number
  high: number
  /** two-sided */
  p: number
}

/** Whether one score separates better than another of the same rows: DeLong's test for paired curves. */
export function aucDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  outcome: ArrayLike<number>,
): AucDifference {
  const [one, two] = [placements(a, outcome), placements(b, outcome)]
  const spread = (key: 'yes' | 'no'): number =>
    (covariance(one[key], one[key]) + covariance(two[key], two[key]) - 2 * covariance(one[key], two[key])) /
    one[key].length
  const difference = mean(one.yes) - mean(two.yes)
  const se = Math.sqrt(Math.max(0, spread('yes') + spread('no')))
  const p = se > 0 ? 2 * upperTail(Math.abs(difference) / se) : difference === 0 ? 1 : 0
  return { difference, se, low: difference - Z95 * se, high: difference + Z95 * se, p }
}

/** Of each yes the share of noes that it beats (a tie is half), of each no the share of yeses that beat it. */
function placements(scores: ArrayLike<number>, outcome: ArrayLike<number>) {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[a]! - scores[b]!,
  )
  let yeses = 0
  for (let i = 0; i < outcome.length; i++) yeses += outcome[i]!
  const noes = scores.length - yeses
  const yes: number[] = []
  const no: number[] = []
  const at = new Float64Array(scores.length)
  let [yesBelow, noBelow] = [0, 0]
  for (let i = 0; i < order.length;) {
    let j = i
    let [yesHere, noHere] = [0, 0]
    for (; j < order.length && scores[order[j]!] === scores[order[i]!]; j++)
      if (outcome[order[j]!] === 1) yesHere++
      else noHere++
    for (let k = i; k < j; k++)
      at[order[k]!] =
        outcome[order[k]!] === 1 ? (noBelow + noHere / 2) / noes : (yeses - yesBelow - yesHere / 2) / yeses
    yesBelow += yesHere
    noBelow += noHere
    i = j
  }
  for (let i = 0; i < scores.length; i++) (outcome[i] === 1 ? yes : no).push(at[i]!)
  return { yes, no }
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function covariance(a: number[], b: number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - meanA) * (b[i]! - meanB)
  return sum / Math.max(1, a.length - 1)
}
