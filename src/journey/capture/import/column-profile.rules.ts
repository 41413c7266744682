import { contentOf, looksLikeEmail, looksLikePhone, NULL_TOKENS, tokenSet } from './cells.rules.ts'
import { evidenceOf, readDate, type DateOrder } from './dates.rules.ts'
import { readNumber, readsAsBooleanWord, readsAsNumber } from './numbers.rules.ts'

export type DetectedType = 'empty' | 'email' | 'phone' | 'date' | 'boolean' | 'number' | 'money' | 'text'

/** What a sample of a column's cells shows. */
export interface ColumnProfile {
  header: string
  rows: number
  filled: number
  nullTokens: number
  /** How many different values the sample has, counted to DISTINCT_LIMIT. */
  distinct: number
  examples: string[]
  type: DetectedType
  /** Set where some value of the sample can only be read one way. */
  dateOrder: DateOrder | null
  /** Values that can be read day-first and month-first, while no other value decides. */
  ambiguousDates: number
}

export const DISTINCT_LIMIT = 1000
const EXAMPLES = 5

/** Profiles every column of the sample. */
export function profileColumns(
  headers: string[],
  sample: string[][],
  nulls: readonly string[] = NULL_TOKENS,
): ColumnProfile[] {
  const tokens = tokenSet(nulls, false)
  return headers.map((header, index) => profileColumn(header, sample, index, tokens))
}

function profileColumn(
  header: string,
  sample: string[][],
  index: number,
  tokens: ReadonlySet<string>,
): ColumnProfile {
  const distinct = new Set<string>()
  const evidence = { dayFirst: 0, monthFirst: 0, open: 0 }
  const seen: Seen = { email: 0, phone: 0, date: 0, boolean: 0, number: 0, money: 0, text: 0 }
  let filled = 0
  let nullTokens = 0
  for (const row of sample) {
    const content = contentOf(row[index] ?? '', tokens, false)
    if (content.is === 'token') nullTokens++
    if (content.is !== 'value') continue
    filled++
    if (distinct.size < DISTINCT_LIMIT) distinct.add(content.text)
    const order = evidenceOf(content.text)
    if (order) evidence[order]++
    seen[kindOf(content.text, order !== null)]++
  }
  const dateOrder =
    evidence.dayFirst > 0 && evidence.monthFirst === 0
      ? 'dayFirst'
      : evidence.monthFirst > 0 && evidence.dayFirst === 0
        ? 'monthFirst'
        : null
  const examples = [...distinct].slice(0, EXAMPLES).map((text) => text.slice(0, 80))
  const type = filled === 0 ? 'empty' : typeOf(seen, filled)
  return {
    header,
    rows: sample.length,
    filled,
    nullTokens,
    distinct: distinct.size,
    examples,
    type,
    dateOrder,
    ambiguousDates: dateOrder ? 0 : evidence.open,
  }
}

type Seen = Record<Exclude<DetectedType, 'empty'>, number>

function kindOf(text: string, dateShaped: boolean): keyof Seen {
  if (text.length > 60) return 'text'
  if (readsAsBooleanWord(text)) return 'boolean'
  if (readsAsNumber(text)) return 'number'
  if (looksLikeEmail(text)) return 'email'
  if (
    dateShaped ||
    (/^\d{4}-\d|^\d{1,2}[ -][A-Z]|^[A-Z][a-z]{2}/.test(text) && readDate(text, 'dayFirst', 'UTC').ok)
  )
    return 'date'
  if (/\d/.test(text) && readNumber(text, null) !== null) return 'money'
  if (/^[+(\d][\d\s().+/x-]{5,}$/i.test(text) && looksLikePhone(text)) return 'phone'
  return 'text'
}

/** One value in fifty may be off: a column of dates with a typing error is a column of dates. */
function typeOf(seen: Seen, filled: number): DetectedType {
  if (seen.money > 0) {
    seen.money += seen.number
    seen.number = 0
  }
  const [best, hits] = Object.entries(seen).sort((a, b) => b[1] - a[1])[0] as [keyof Seen, number]
  const sure = hits >= filled * 0.98 || (best === 'email' && hits >= filled * 0.5)
  return sure ? best : 'text'
}
