/** Which part stands first where a date has dots, slashes or dashes and its year last. */
export type DateOrder = 'dayFirst' | 'monthFirst'

const YEAR_FIRST = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[T ].*)?$/
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ].*)?$/
const MONTHS = [
  'jan',
  'feb',
  'mar|mär|mae',
  'apr',
  'may|mai',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct|okt',
  'nov',
  'dec|dez',
]

/** The order that the column's own values prove; dots mean the day first, slashes that nothing proves the month. */
export function dateOrderOf(values: readonly string[]): DateOrder {
  let first = 0
  let second = 0
  let dots = 0
  for (const value of values) {
    const match = YEAR_LAST.exec(value.trim())
    if (!match) continue
    if (Number(match[1]) > 12) first++
    if (Number(match[2]) > 12) second++
    if (value.includes('.')) dots++
  }
  if (first !== second) return first > second ? 'dayFirst' : 'monthFirst'
  return dots > 0 ? 'dayFirst' : 'monthFirst'
}

/**
 * A date as eight digits, year first. Impossible days and months stay as they are: a date with a typing error still
 * tells much. A year alone stays four digits. Null where there is no date.
 */
export function plainDate(text: string, order: DateOrder): string | null {
  const given = text.trim()
  const yearFirst = YEAR_FIRST.exec(given)
  if (yearFirst) return join(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!)
  const yearLast = YEAR_LAST.exec(given)
  if (yearLast) {
    const [, a, b, year] = yearLast
    return order === 'dayFirst' ? join(century(year!), b!, a!) : join(century(year!), a!, b!)
  }
  if (/^(18|19|20)\d\d$/.test(given)) return given
  const month = MONTHS.findIndex((pattern) => new RegExp(`(^|[^a-z])(${pattern})`, 'i').test(given))
  const numbers = given.match(/\d+/g) ?? []
  const year = numbers.find((number) => number.length === 4)
  const day = numbers.find((number) => number.length <= 2)
  return month >= 0 && year !== undefined && day !== undefined ? join(year, String(month + 1), day) : null
}

/** Two digits of a birth year: nobody of 1926 is a lead more often than somebody of 2026, so up to 25 is this century. */
function century(year: string): string {
  if (year.length === 4) return year
  return Number(year) <= 25 ? `20${year}` : `19${year}`
}

function join(year: string, month: string, day: string): string | null {
  if (Number(year) === 0 || (year === '1900' && Number(month) === 1 && Number(day) === 1)) return null
  return year + month.padStart(2, '0') + day.padStart(2, '0')
}
