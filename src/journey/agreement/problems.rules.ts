/** A fault in an agreement's text. Line and column are 1-based; path is dotted: `stages.mql.exits.0.when.1.if`. */
export interface Problem {
  line: number
  column: number
  path: string
  message: string
}

/** A path into the document: keys and list positions. */
export type Path = readonly (string | number)[]

/** What a check reports; `offset` counts characters into the text value found at the path. */
export interface Finding {
  path: Path
  message: string
  /** point at the key instead of the value */
  atKey?: boolean
  offset?: number
}

/** ` Did you mean `x`?`, or nothing when no known word is near. */
export function didYouMean(word: string, known: Iterable<string>, prefix = ''): string {
  const best = nearest(word, known)
  return best === null ? '' : ` Did you mean \`${prefix}${best}\`?`
}

function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null
  // a third of the letters may differ, at least two: more than that is another word
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

function editDistance(a: string, b: string): number {
  if (a.length > 64 || b.length > 64) return 64
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 64
}
