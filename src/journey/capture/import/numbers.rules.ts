export type NumberStyle = 'point' | 'comma'

const YES = new Set(['true', 'yes', 'y', '1', 'ja', 'wahr', 'oui', 'si', 'sí', 'x', 'on'])
const NO = new Set(['false', 'no', 'n', '0', 'nein', 'falsch', 'non', 'off'])
const PLAIN = /^-?\d+(\.\d+)?$/
const GROUPED_POINT = /^-?\d{1,3}(,\d{2,3})*(\.\d+)?$|^-?\d+(\.\d+)?$|^-?\.\d+$/
const GROUPED_COMMA = /^-?\d{1,3}([.\s']\d{3})*(,\d+)?$|^-?\d+(,\d+)?$|^-?,\d+$/
const SCIENTIFIC = /^-?\d+(\.\d+)?e[+-]?\d{1,2}$/i

/**
 * Reads `1,234.56`, `1.234,56`, `1 234,56`, `$54,805.00 `, `54.805,00 €`, `(12.50)` as negative, `12 %` as 12, `1.2E+3`.
 * `style` says what the decimal mark is; without it the value decides, and a lone `1.234` is one and a bit.
 * Null where the text is no number, or one that a double cannot hold.
 */
export function readNumber(text: string, style: NumberStyle | null): number | null {
  if (style !== 'comma' && PLAIN.test(text)) return finite(Number(text))
  if (SCIENTIFIC.test(text)) return finite(Number(text))
  let digits = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  let sign = 1
  if (/^\(.*\)$/.test(digits)) {
    sign = -1
    digits = digits.slice(1, -1)
  }
  // Currency signs and codes stand before or after; a minus may stand before the sign.
  digits = digits
    .replace(/^(-?)\s*(?:[A-Z]{3}\s|[$€£¥₹]|US\$)\s*/, '$1')
    .replace(/\s*(?:[A-Z]{3}|[$€£¥₹%])$/, '')
    .trim()
  const marks = style ?? styleOf(digits)
  const shape = marks === 'comma' ? GROUPED_COMMA : GROUPED_POINT
  if (!shape.test(digits)) return null
  const plain = marks === 'comma' ? digits.replace(/[.\s']/g, '').replace(',', '.') : digits.replace(/,/g, '')
  return finite(sign * Number(plain))
}

/** The decimal mark is the last one written; several alike are grouping. */
function styleOf(digits: string): NumberStyle {
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  if (comma < 0) return /\..*\./.test(digits) || /\s/.test(digits) ? 'comma' : 'point'
  if (point > comma) return 'point'
  if (point >= 0) return 'comma'
  // `1,234` is grouping, `12,5` and `1234,567` are not.
  return /^-?\d{1,3}(,\d{3})+$/.test(digits) ? 'point' : 'comma'
}

function finite(value: number): number | null {
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null
}

/** TRUE/FALSE, Yes/No, 1/0, ja/nein and their like; null where it is neither. */
export function readBoolean(text: string): boolean | null {
  const word = text.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : null
}

/** Yes or no in words, so that a column of ones and zeros stays a column of numbers. */
export function readsAsBooleanWord(text: string): boolean {
  return !/^[01xyn]$/i.test(text) && readBoolean(text) !== null
}

/** A number that loses nothing as a double: no leading zero or plus, at most 15 digits. Phones and ids stay text. */
export function readsAsNumber(text: string): boolean {
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text) && text.length <= 16
}
