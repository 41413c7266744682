import { fold } from './text.rules.ts'

const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor herr frau sir dame ing dipl mag phd md msc bsc mba jr sr ii iii iv esq'.split(
    ' ',
  ),
)
const PARTICLES = new Set(
  'von van de der den del della di da dos du la le zu zur zum bin ibn al el ter ten mac mc st'.split(' '),
)

export interface PersonName {
  given: string
  family: string
}

/** A part of a name, given or family, as it is compared: folded, without titles. */
export function plainName(text: string): string {
  const words = fold(text).split(' ')
  const left = words.filter((word) => !TITLES.has(word))
  return (left.length > 0 ? left : words).join(' ')
}

/** A full name in two. With a comma the family name stands first; particles go with the family name. */
export function splitName(text: string): PersonName {
  const [before, after] = text.split(',', 2)
  if (after !== undefined && plainName(after) !== '')
    return { given: plainName(after), family: plainName(before!) }
  const words = plainName(text).split(' ').filter(Boolean)
  if (words.length < 2) return { given: '', family: words[0] ?? '' }
  let from = words.length - 1
  while (from > 1 && PARTICLES.has(words[from - 1]!)) from--
  return { given: words.slice(0, from).join(' '), family: words.slice(from).join(' ') }
}
