import type { Random } from '#simulate/random.rules.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** One slip of a typist: a letter put in, left out, hit wrongly, two changed over, or a space where none is. */
export function slip(text: string, random: Random): string {
  if (text.length < 2) return text
  const at = random.whole(0, text.length - 2)
  const digit = /\d/.test(text[at]!)
  const letter = digit ? String(random.whole(0, 9)) : LETTERS[random.whole(0, 25)]!
  switch (random.whole(0, digit ? 3 : 4)) {
    case 0:
      return text.slice(0, at) + letter + text.slice(at)
    case 1:
      return text.slice(0, at) + text.slice(at + 1)
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1)
    case 3:
      return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
    default:
      return `${text.slice(0, at + 1)} ${text.slice(at + 1)}`
  }
}

/** Words that sound like words, as many different ones as are asked for. */
export function invented(count: number, random: Random, least = 2, most = 3): string[] {
  const starts = 'b br c ch d f fl g gr h j k kl l m n p pr r s sch st t tr v w'.split(' ')
  const middles = 'a e i o u ai ee ou au'.split(' ')
  const ends = 'n r l s t m ck nd ng rt x lly ss'.split(' ')
  const words = new Set<string>()
  while (words.size < count) {
    let word = ''
    for (let part = random.whole(least, most); part > 0; part--)
      word += random.pick(starts) + random.pick(middles)
    words.add(word + random.pick(ends))
  }
  return [...words]
}

/** A pick of which the first are far more frequent than the last, as names and places are (Zipf). */
export function skewed(words: readonly string[], random: Random): string {
  return words[Math.min(words.length - 1, Math.floor(words.length ** random.next()) - 1)]!
}
