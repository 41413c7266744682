import type { Facet, Sentence } from './contract-text.parts.ts'

/** One line on what changed between two wordings of a sentence, or null when its meaning is the same. */
export function changeInWords(before: Sentence, after: Sentence): string | null {
  const pairs = after.facets.map((now, i) => ({ was: before.facets[i], now }))
  const changed = pairs.filter(({ was, now }) => was?.basis !== now.basis)
  if (changed.length === 0) return null
  const whole = changed.find(({ now }) => now.whole)
  // with another frame around it, the single value would hide that the rest of the promise differs as well
  const single = changed.filter(({ was, now }) => !now.whole && (!whole || was?.now === now.now))
  const told = single.length > 0 ? single : changed
  return `${told.map(({ was, now }) => phrase(was, now)).join('; ')}.`
}

function phrase(was: Facet | undefined, { now, value }: Facet): string {
  if (was === undefined) return now.replace('{}', () => value)
  if (was.value === value) return `${now.replace('{}', () => value)} (the exact condition differs)`
  return now.replace('{}', () => instead(was.value, value))
}

const AMOUNT = /^([\d.,]+)( (?!to )[a-z% ]+?)(s?)$/
const LONGEST = 160

/** "2 instead of 4 business hours"; where the units differ, both in full. */
export function instead(before: string, after: string): string {
  const [a, b] = [AMOUNT.exec(before), AMOUNT.exec(after)]
  if (a && b && a[2] === b[2]) return `${b[1]} instead of ${before}`
  // the old sentence stands beside it anyway
  return before.length + after.length > LONGEST ? after : `${after} instead of ${before}`
}
