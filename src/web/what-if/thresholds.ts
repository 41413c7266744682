/** A limit of points in an agreement's text, as a hand can move it. */
export interface Limit {
  /** place of the number in the text */
  start: number
  end: number
  value: number
  of: string
  label: string
}

const COMPARISON = /\bscore\.(total|fit|engagement)\s*>=?\s*(-?\d+)/g
const LABEL = /label:\s*(?:'([^']*)'|"([^"]*)"|([^,\n}]+))/

/** Every comparison of a score with a whole number, with the words that stand beside it, in the order of the text. */
export function limitsOf(text: string): Limit[] {
  const limits: Limit[] = []
  for (const match of text.matchAll(COMPARISON)) {
    const end = match.index + match[0].length
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, end)
    const said = LABEL.exec(line)
    limits.push({
      start: end - match[2]!.length,
      end,
      value: Number(match[2]),
      of: match[1]!,
      label: (said?.[1] ?? said?.[2] ?? said?.[3] ?? `score.${match[1]}`).trim(),
    })
  }
  return limits
}

/** The text with other numbers in place of some limits, by their order. */
export function withLimits(text: string, moved: Record<number, number>): string {
  let out = ''
  let from = 0
  limitsOf(text).forEach(({ start, end, value }, i) => {
    out += text.slice(from, start) + String(moved[i] ?? value)
    from = end
  })
  return out + text.slice(from)
}
