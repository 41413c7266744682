import { contentOf, looksLikeEmail, looksLikePhone, NOT_ANSWERED, tokenSet } from './cells.rules.ts'
import type { ColumnProfile } from './column-profile.rules.ts'
import { readDate, type DateOrder } from './dates.rules.ts'
import type { ColumnRule } from './mapping-schema.ts'
import type { Target, ValueType } from './mapping-targets.rules.ts'
import { readBoolean, readNumber, readsAsBooleanWord, type NumberStyle } from './numbers.rules.ts'
import type { FieldValue, RefusalReason } from './record.ts'

/** `nothing` leaves the target absent; `drop` leaves it absent and is noted; `refuse` refuses the row. */
export type CellValue =
  | { is: 'value'; value: FieldValue }
  | { is: 'nothing' }
  | { is: 'drop' | 'refuse'; reason: RefusalReason; detail: string }

export type CellReader = (raw: string) => CellValue

/** What holds for every column of a file unless the column says otherwise. */
export interface Reading {
  nulls: readonly string[]
  timeZone: string
  date: DateOrder | null
  number: NumberStyle | null
}

const NOTHING: CellValue = { is: 'nothing' }
const DECIDING = new Set<Target['kind']>(['opportunity.status', 'stage'])
const STATUS_WORDS: Record<string, string> = {
  won: 'won',
  'closed won': 'won',
  closedwon: 'won',
  lost: 'lost',
  'closed lost': 'lost',
  closedlost: 'lost',
  open: 'open',
}

/** Compiles one mapping rule to a function of the cell's text. */
export function cellReader(
  rule: ColumnRule,
  target: Target,
  profile: ColumnProfile | undefined,
  reading: Reading,
): CellReader {
  const isName = target.kind === 'firstName' || target.kind === 'lastName' || target.kind === 'name'
  const tokens = tokenSet(rule.nulls ?? reading.nulls, isName)
  const translate = translator(rule, target)
  const type = rule.type ?? target.type
  const convert = converter(
    type === 'auto' ? autoType(profile) : type,
    target,
    rule,
    profile,
    reading,
    type === 'auto',
  )
  return (raw) => {
    const content = contentOf(raw, tokens, isName)
    if (content.is === 'blank') return NOTHING
    if (content.is === 'token' && !translate?.names(raw.trim()))
      return rule.keepNullsApart ? { is: 'value', value: NOT_ANSWERED } : NOTHING
    let text = raw.trim()
    if (rule.prefix && text.startsWith(rule.prefix)) text = text.slice(rule.prefix.length).trim()
    if (rule.until && text.includes(rule.until)) text = text.slice(0, text.indexOf(rule.until)).trim()
    if (!translate) return convert(text)
    const found = translate.translate(text)
    return typeof found === 'string' ? convert(found) : found
  }
}

interface Translator {
  names(text: string): boolean
  /** A text that still has to be converted, or the outcome. */
  translate(text: string): string | CellValue
}

function translator(rule: ColumnRule, target: Target): Translator | null {
  const isStatus = target.kind === 'opportunity.status'
  if (!rule.values && !isStatus && rule.otherwise === undefined) return null
  const values = new Map(
    Object.entries(rule.values ?? {}).map(([text, meant]) => [text.trim().toLowerCase(), meant]),
  )
  const otherwise = rule.otherwise ?? (DECIDING.has(target.kind) ? 'refuse' : 'keep')
  return {
    names: (text) => values.has(text.toLowerCase()),
    translate(text) {
      const meant = values.get(text.toLowerCase())
      if (meant === null) return NOTHING
      if (typeof meant === 'string') return meant
      if (meant !== undefined) return { is: 'value', value: meant }
      const word = isStatus ? STATUS_WORDS[text.toLowerCase()] : undefined
      if (word) return word
      if (otherwise === 'keep') return text
      if (otherwise === 'drop') return NOTHING
      if (otherwise !== 'refuse') return otherwise
      return {
        is: 'refuse',
        reason: 'unknown_value',
        detail: `The mapping does not say what "${text.slice(0, 80)}" means.`,
      }
    },
  }
}

/** A field's type is what its sample shows; money is left as written, its currency would be lost. */
function autoType(profile: ColumnProfile | undefined): ValueType {
  return profile?.type === 'number' || profile?.type === 'boolean' ? profile.type : 'text'
}

function converter(
  type: ValueType,
  target: Target,
  rule: ColumnRule,
  profile: ColumnProfile | undefined,
  reading: Reading,
  lenient: boolean,
): CellReader {
  if (type === 'number') return numberReader(rule.number ?? reading.number, lenient)
  if (type === 'boolean') return lenient ? lenientBoolean : strictBoolean
  if (type === 'date')
    return dateReader(rule.date ?? reading.date ?? profile?.dateOrder ?? null, reading.timeZone, target)
  if (target.kind === 'email' || target.kind.endsWith('owner.email')) return readEmail
  if (target.kind === 'phone') return readPhone
  if (target.kind === 'opportunity.status') return readStatus
  return (text) => ({ is: 'value', value: text })
}

function numberReader(style: NumberStyle | null, lenient: boolean): CellReader {
  return (text) => {
    const value = readNumber(text, style)
    if (value !== null) return { is: 'value', value }
    if (lenient) return { is: 'value', value: text }
    return { is: 'refuse', reason: 'bad_number', detail: `"${text.slice(0, 80)}" is not a number.` }
  }
}

const lenientBoolean: CellReader = (text) => ({
  is: 'value',
  value: readsAsBooleanWord(text) ? readBoolean(text)! : text,
})

const strictBoolean: CellReader = (text) => {
  const value = readBoolean(text)
  if (value !== null) return { is: 'value', value }
  return { is: 'refuse', reason: 'bad_boolean', detail: `"${text.slice(0, 80)}" is neither yes nor no.` }
}

/** A date of a field becomes ISO text, one of the lead's own times stays a number of milliseconds. */
function dateReader(order: DateOrder | null, timeZone: string, target: Target): CellReader {
  const asText = target.kind === 'fields.*' || target.kind === 'opportunity.fields.*'
  return (text) => {
    const reading = readDate(text, order, timeZone)
    if (reading.ok) return { is: 'value', value: asText ? new Date(reading.at).toISOString() : reading.at }
    if (reading.reason === 'ambiguous_date')
      return {
        is: 'drop',
        reason: reading.reason,
        detail: `"${text}" can be read day-first and month-first; say which in the mapping.`,
      }
    const detail =
      reading.reason === 'bad_date'
        ? `"${text.slice(0, 80)}" is not a date.`
        : `"${text.slice(0, 80)}" lies outside of 1970 to 2100.`
    return { is: 'refuse', reason: reading.reason, detail }
  }
}

const readEmail: CellReader = (text) => {
  if (looksLikeEmail(text)) return { is: 'value', value: text }
  return { is: 'drop', reason: 'bad_email', detail: `"${text.slice(0, 80)}" is not an e-mail address.` }
}

const readPhone: CellReader = (text) => {
  if (looksLikePhone(text)) return { is: 'value', value: text }
  return { is: 'drop', reason: 'bad_phone', detail: `"${text.slice(0, 80)}" is not a phone number.` }
}

const readStatus: CellReader = (text) => {
  const status = STATUS_WORDS[text.toLowerCase()]
  if (status) return { is: 'value', value: status }
  return { is: 'refuse', reason: 'unknown_value', detail: `"${text.slice(0, 80)}" is not open, won or lost.` }
}
