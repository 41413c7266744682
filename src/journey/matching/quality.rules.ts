/** How well pairs were found, against labels. */
export interface Quality {
  precision: number
  recall: number
  f1: number
  right: number
  wrong: number
  missed: number
}

export function qualityOf(right: number, wrong: number, all: number): Quality {
  const precision = right + wrong === 0 ? 1 : right / (right + wrong)
  const recall = all === 0 ? 1 : right / all
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, right, wrong, missed: all - right }
}

/** Pairs that a grouping makes: by group of records. −1: no group. `sides`: only pairs across files count. */
export function pairsOfGroups(groups: Int32Array, sides: Uint8Array | null): number {
  const sizes = new Map<number, [number, number]>()
  groups.forEach((group, i) => {
    if (group < 0) return
    const size = sizes.get(group) ?? [0, 0]
    size[sides?.[i] ?? 0]!++
    sizes.set(group, size)
  })
  let pairs = 0
  for (const [a, b] of sizes.values()) pairs += sides ? a * b : (a * (a - 1)) / 2
  return pairs
}

/** Quality of one grouping against another. Records of which nobody knows who they are (−1) are left out. */
export function groupQuality(found: Int32Array, truth: Int32Array, sides: Uint8Array | null): Quality {
  const numbers = new Map<string, number>()
  const cross = found.map((group, i) => {
    if (truth[i]! < 0) return -1
    const key = `${group} ${truth[i]}`
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return numbers.get(key)!
  })
  const right = pairsOfGroups(cross, sides)
  const judged = found.map((group, i) => (truth[i]! < 0 ? -1 : group))
  return qualityOf(right, pairsOfGroups(judged, sides) - right, pairsOfGroups(truth, sides))
}

/** Quality of scored pairs at one threshold. */
export function pairQuality(
  scores: Float64Array,
  isRight: (at: number) => boolean,
  least: number,
  all: number,
): Quality {
  let right = 0
  let wrong = 0
  scores.forEach((score, at) => {
    if (score < least) return
    if (isRight(at)) right++
    else wrong++
  })
  return qualityOf(right, wrong, all)
}

/** The threshold at which pairs alone would have had the best F1, and that F1. */
export function bestThreshold(
  scores: Float64Array,
  isRight: (at: number) => boolean,
  all: number,
): { threshold: number; quality: Quality } {
  const order = Int32Array.from(scores, (_, at) => at).sort((a, b) => scores[b]! - scores[a]!)
  let right = 0
  let best = { threshold: 1, quality: qualityOf(0, 0, all) }
  order.forEach((at, seen) => {
    if (isRight(at)) right++
    const next = order[seen + 1]
    if (next !== undefined && scores[next] === scores[at]) return
    const quality = qualityOf(right, seen + 1 - right, all)
    if (quality.f1 > best.quality.f1) best = { threshold: scores[at]!, quality }
  })
  return best
}
