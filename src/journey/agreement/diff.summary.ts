import type { Facet, Sentence } from './contract-text.parts.ts'
import type { AgreementWords } from './words/en.ts'

type Words = AgreementWords['diff']

/** One line on what changed between two wordings of a sentence, or null when its meaning is the same. */
export function changeInWords(before: Sentence, after: Sentence, words: Words): string | null {
  const pairs = after.facets.map((now, i) => ({ was: before.facets[i], now }))
  const changed = pairs.filter(({ was, now }) => was?.basis !== now.basis)
  if (changed.length === 0) return null
  const whole = changed.find(({ now }) => now.whole)
  // with another frame around it, the single value would hide that the rest of the promise differs as well
  const single = changed.filter(({ was, now }) => !now.whole && (!whole || was?.now === now.now))
  const told = single.length > 0 ? single : changed
  return `${told.map(({ was, now }) => phrase(was, now, words)).join('; ')}.`
}

function phrase(was: Facet | undefined, { now, value }: Facet, words: Words): string {
  if (was === undefined) return now.replace('{}', () => value)
  if (was.value === value) return words.exactly(now.replace('{}', () => value))
  return now.replace('{}', () => instead(was.value, value, words))
}

const LONGEST = 160

/** "2 instead of 4 business hours"; where the units differ, both in full. */
export function instead(before: string, after: string, words: Words): string {
  const [a, b] = [words.amount.exec(before), words.amount.exec(after)]
  if (a && b && a[2] === b[2]) return words.instead(b[1]!, before)
  // the old sentence stands beside it anyway
  return before.length + after.length > LONGEST ? after : words.instead(after, before)
}
