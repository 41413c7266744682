/** Written for a cell whose token says "asked, not answered" when the mapping keeps that apart from blank. */
export const NOT_ANSWERED = '(not answered)'

/** What exports write where there is nothing. A mapping may give its own list. */
export const NULL_TOKENS = [
  'Select',
  '#N/A',
  'N/A',
  'null',
  'unknown',
  '-',
  '--',
  '.',
  '(none)',
  '(not set)',
  '[not provided]',
]

export type CellContent = { is: 'value'; text: string } | { is: 'blank' } | { is: 'token' }

const BLANK = { is: 'blank' } as const
const TOKEN = { is: 'token' } as const

/**
 * Tells a value from a blank and from a null token. Tokens are compared without case, except in the names of people:
 * somebody is called Null.
 */
export function contentOf(raw: string, tokens: ReadonlySet<string>, exactCase: boolean): CellContent {
  const text = raw.trim()
  if (text === '') return BLANK
  if (text.length <= LONGEST_TOKEN && tokens.has(exactCase ? text : text.toLowerCase())) return TOKEN
  return { is: 'value', text }
}

/** Longer cells are not looked up; a mapping's tokens are held to the same length. */
export const LONGEST_TOKEN = 40

export function tokenSet(tokens: readonly string[], exactCase: boolean): ReadonlySet<string> {
  return new Set(tokens.map((token) => (exactCase ? token.trim() : token.trim().toLowerCase())))
}

/**
 * Not proof that mail arrives, only that it is shaped like an address: one @, something before it, a dotted name after
 * it, no spaces. Identity rules normalise it later.
 */
export function looksLikeEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]+\.[^\s@.<>"(),;:]{2,}$/.test(text)
}

/** Digits enough to dial; `6.14123E+10` is a number that a spreadsheet rounded, and no longer dials anybody. */
export function looksLikePhone(text: string): boolean {
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return false
  const digits = text.replace(/\D/g, '').length
  return digits >= 5 && digits <= 20 && text.length <= 60
}

/** `GTX Pro`, `GTXPro` and `gtx-pro` are one. */
export function squash(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A field name that the agreement's expressions can use: `Total Time Spent on Website` → `totalTimeSpentOnWebsite`. */
export function fieldNameOf(header: string): string {
  const words = header
    .replace(/^property_|^properties[._]/i, '')
    .replace(/__c$|(?<=[a-z0-9])_c$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const name = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
  return /^\p{L}/u.test(name) ? name.slice(0, 80) : `column${name}`.slice(0, 80)
}
