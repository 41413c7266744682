/**
 * Similarity of two strings, written here because it runs tens of millions of times in a file of a million records:
 * no allocation per call, and the distance stops as soon as it is over its limit.
 */
const MOST = 64
const matchedA = new Uint8Array(MOST)
const matchedB = new Uint8Array(MOST)

/**
 * Jaro-Winkler similarity, 0 to 1, with Winkler's prefix of at most four letters at 0.1 (Winkler 1990).
 * Of longer strings the first 64 letters count.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const n = Math.min(a.length, MOST)
  const m = Math.min(b.length, MOST)
  if (n === 0 || m === 0) return 0
  const jaro = jaroOf(a, n, b, m)
  let prefix = 0
  while (prefix < 4 && prefix < n && prefix < m && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

function jaroOf(a: string, n: number, b: string, m: number): number {
  const window = Math.max(0, (Math.max(n, m) >> 1) - 1)
  matchedA.fill(0, 0, n)
  matchedB.fill(0, 0, m)
  let matches = 0
  for (let i = 0; i < n; i++) {
    const code = a.charCodeAt(i)
    const end = Math.min(m, i + window + 1)
    for (let j = Math.max(0, i - window); j < end; j++) {
      if (matchedB[j] === 1 || b.charCodeAt(j) !== code) continue
      matchedA[i] = matchedB[j] = 1
      matches++
      break
    }
  }
  if (matches === 0) return 0
  let swapped = 0
  for (let i = 0, j = 0; i < n; i++) {
    if (matchedA[i] === 0) continue
    while (matchedB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) swapped++
    j++
  }
  return (matches / n + matches / m + (matches - swapped / 2) / matches) / 3
}

let before = new Int32Array(MOST + 1)
let last = new Int32Array(MOST + 1)
let current = new Int32Array(MOST + 1)

/**
 * Edits between two strings: letters put in, left out, changed, or two neighbours changed over, each letter at most
 * once (Damerau-Levenshtein, optimal string alignment). Anything over `limit` is `limit + 1`.
 */
export function editsWithin(a: string, b: string, limit: number): number {
  if (a === b) return 0
  const n = Math.min(a.length, MOST)
  const m = Math.min(b.length, MOST)
  if (Math.abs(n - m) > limit) return limit + 1
  for (let j = 0; j <= m; j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    const code = a.charCodeAt(i - 1)
    current[0] = i
    let best = i
    for (let j = 1; j <= m; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = Math.min(last[j]! + 1, current[j - 1]! + 1, last[j - 1]! + (code === other ? 0 : 1))
      if (i > 1 && j > 1 && code === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, before[j - 2]! + 1)
      current[j] = cost
      if (cost < best) best = cost
    }
    // a change-over reaches two rows back, so a single bad row ends nothing unless it is over by more than one
    if (best > limit + 1) return limit + 1
    const spare = before
    before = last
    last = current
    current = spare
  }
  return Math.min(last[m]!, limit + 1)
}
