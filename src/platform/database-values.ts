import pg from 'pg'

type Parse = (text: string) => unknown

const { types } = pg
const oids = {
  int8: 20,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  timestamp: 1114,
  timestamptz: 1184,
  timestamptzArray: 1185,
}
const timestamptzText =
  /^(\d{4,6})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?([+-]\d\d)(?::(\d\d))?( BC)?$/

/** A number where it is exact, else a bigint. */
function parseInt8(text: string): number | bigint {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : BigInt(text)
}

/**
 * Epoch milliseconds; `infinity` is Infinity. Microseconds are rounded, not dropped: `to_timestamp(ms / 1000.0)` computes
 * in doubles, which in far years gives 0.516998 s for 517 ms.
 */
export function parseMoment(text: string): number {
  const match = timestamptzText.exec(text)
  if (match === null) return text === 'infinity' ? Infinity : text === '-infinity' ? -Infinity : Number.NaN
  const [, year, month, day, hour, minute, second, fraction = '', offset, offsetMinutes = '0', bc] = match
  const moment = new Date(0)
  moment.setUTCFullYear(bc === undefined ? Number(year) : 1 - Number(year), Number(month) - 1, Number(day))
  moment.setUTCHours(
    Number(hour),
    Number(minute),
    Number(second),
    Math.round(Number(fraction.padEnd(6, '0')) / 1000),
  )
  const sign = offset!.startsWith('-') ? -1 : 1
  return moment.getTime() - (Number(offset) * 60 + sign * Number(offsetMinutes)) * 60_000
}

const asArray = (parse: Parse): Parse => {
  const texts = types.getTypeParser(1009 as number, 'text') as (text: string) => unknown[]
  const each = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(each) : value === null ? null : parse(value as string)
  return (text) => texts(text).map(each)
}

const own = new Map<number, Parse>([
  [oids.int8, parseInt8],
  [oids.int8Array, asArray(parseInt8)],
  [oids.timestamptz, parseMoment],
  [oids.timestamptzArray, asArray(parseMoment)],
  // Calendar days have no zone; a Date would give them the machine's.
  [oids.date, String],
  [oids.dateArray, asArray(String)],
  [oids.timestamp, String],
])

/** How values come out of the database; what is not listed here is node-postgres's own. */
export function parsers(oid: number, format?: 'text' | 'binary'): Parse {
  return (format !== 'binary' && own.get(oid)) || (types.getTypeParser(oid, format as 'text') as Parse)
}
