import anyAscii from 'any-ascii'

/** What people write where nothing is known; compared after folding. */
const NOTHING = new Set([
  '',
  'na',
  'n a',
  'none',
  'null',
  'nil',
  'nan',
  'unknown',
  'unbekannt',
  'tbd',
  'xxx',
  'test',
  'k a',
  'keine',
  'no name',
  'not provided',
  'not available',
])

/** German umlauts are written out where there are none, so Müller and Mueller meet; other marks are dropped. */
const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/**
 * A text as it is compared: lower case, other scripts in Latin letters, no marks, words parted by one space.
 * Empty when nothing is left, or when it only says that nothing is known.
 */
export function fold(text: string): string {
  let plain = text.normalize('NFC').toLowerCase()
  // most cells are plain ASCII already
  if (/[^\x00-\x7f]/.test(plain))
    plain = anyAscii(plain.replace(/[äöüß]/g, (letter) => GERMAN[letter]!)).toLowerCase()
  plain = plain
    .replace(/['’`´]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return NOTHING.has(plain) ? '' : plain
}

/** FNV-1a over UTF-16 units, finished with murmur3's mixer: 32 bits, the same on every machine. */
export function hashText(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mixHash(h)
}

export function mixHash(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A coarse sound of a Latin word for finding candidates, nothing else: first letter kept, vowels dropped, letters that
 * sound alike made one (the classes of Soundex, Russell 1918), without its cut after three digits.
 */
export function soundOf(word: string): string {
  let out = ''
  let previous = ''
  for (const letter of word) {
    const code = SOUNDS[letter] ?? ''
    if (out === '') out = letter
    else if (code !== '' && code !== previous) out += code
    previous = code
  }
  return out.slice(0, 5)
}

const SOUNDS: Record<string, string> = {
  ...classOf('bfpv', '1'),
  ...classOf('cgjkqsxz', '2'),
  ...classOf('dt', '3'),
  ...classOf('l', '4'),
  ...classOf('mn', '5'),
  ...classOf('r', '6'),
}

function classOf(letters: string, code: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, code]))
}
