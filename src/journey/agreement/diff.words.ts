/** A run of words that both sides share, or that one of them has. */
export interface Mark {
  is: 'same' | 'removed' | 'added'
  text: string
}

// beyond this the table would take more memory than the answer is worth: then the middle is simply replaced
const LARGEST = 1_000_000

/** What changed between two texts, word by word. Joined without the added runs it is the old text, and the other way round. */
export function markWords(before: string, after: string): Mark[] {
  const [a, b] = [words(before), words(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const middle = shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const marks: Mark[] = [
    ...a.slice(0, head).map((text): Mark => ({ is: 'same', text })),
    ...middle,
    ...a.slice(a.length - tail).map((text): Mark => ({ is: 'same', text })),
  ]
  return joined(marks)
}

function words(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? []
}

function shortest(a: readonly string[], b: readonly string[]): Mark[] {
  const removed = a.map((text): Mark => ({ is: 'removed', text }))
  const added = b.map((text): Mark => ({ is: 'added', text }))
  if (a.length === 0 || b.length === 0 || a.length * b.length > LARGEST) return [...removed, ...added]
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      common[at] =
        a[i] === b[j] ? common[at + width + 1]! + 1 : Math.max(common[at + width]!, common[at + 1]!)
    }
  }
  const marks: Mark[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      marks.push({ is: 'same', text: a[i]! })
      i++
      j++
    } else if (
      j >= b.length ||
      (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      marks.push(removed[i++]!)
    } else marks.push(added[j++]!)
  }
  return marks
}

function joined(marks: readonly Mark[]): Mark[] {
  const out: Mark[] = []
  for (const { is, text } of marks) {
    const last = out.at(-1)
    if (last?.is === is) last.text += text
    else out.push({ is, text })
  }
  return out
}
