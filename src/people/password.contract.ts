import { COMMON } from '#people/common-passwords.rules.ts'

/** ASVS asks for 12 characters at least and for 64 to be allowed; a limit keeps hashing from being an attack. */
export const SHORTEST = 12
export const LONGEST = 128

interface Owner {
  name: string
  email: string | null
}

/** @returns what is wrong with a new password, in words that follow "password", or null */
export function faultOf(password: string, person: Owner): string | null {
  const length = [...password].length
  if (length < SHORTEST) return `must have at least ${SHORTEST} characters`
  if (length > LONGEST) return `must have at most ${LONGEST} characters`
  if (password.includes('\u0000') || !password.isWellFormed()) return 'holds a NUL or half a surrogate pair'
  const plain = simplified(password)
  return dullness(plain) ?? (isOwn(plain, person) ? 'is made of the name or address' : null)
}

/** Which of the three rules that people read a new password keeps so far, while it is typed. Nothing keeps none. */
export function rulesKept(password: string, person: Owner): Record<'length' | 'variety' | 'own', boolean> {
  const plain = simplified(password)
  const length = [...password].length
  return {
    length: length >= SHORTEST && length <= LONGEST,
    variety: length > 0 && dullness(plain) === null,
    own: length > 0 && !isOwn(plain, person),
  }
}

function dullness(plain: string): string | null {
  if (COMMON.has(plain) || COMMON.has(plain.replace(/\d+$/, '')))
    return 'is one of the common ones that are tried first'
  if (new Set(plain).size < 5) return 'is made of too few different characters'
  if (isRun(plain)) return 'is a run of neighbouring characters'
  return null
}

function isOwn(plain: string, person: Owner): boolean {
  const own = ['baton', ...person.name.split(/\s+/), ...(person.email?.split(/[@.]/) ?? [])]
  const rest = own
    .map(simplified)
    .filter((word) => word.length > 2)
    .reduce((left, word) => left.replaceAll(word, ''), plain)
  return rest.replace(/\d+$/, '').length < 6
}

/** Lower case, without punctuation, and with the usual swaps undone: P@ssw0rd is password. */
function simplified(text: string): string {
  const swaps: Record<string, string> = { '@': 'a', $: 's', '!': 'i', '3': 'e' }
  const undone = text.toLowerCase().replace(/[@$!]|3(?=\D)|0(?=\D)/g, (c) => (c === '0' ? 'o' : swaps[c]!))
  return undone.replace(/[\s._-]/g, '')
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
]

function isRun(text: string): boolean {
  return ROWS.some((row) => (row + row).includes(text) || [...row, ...row].reverse().join('').includes(text))
}
