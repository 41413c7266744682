import { Temporal } from 'temporal-polyfill'

/**
 * Where somebody's clock stands. Countries with several zones go by the one in which most of their offices are: for the
 * order of a call list that is enough, and the screen shows the time that was assumed.
 */
const ZONES: Record<string, string> = {
  AE: 'Asia/Dubai',
  AR: 'America/Argentina/Buenos_Aires',
  AT: 'Europe/Vienna',
  AU: 'Australia/Sydney',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CH: 'Europe/Zurich',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CO: 'America/Bogota',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  EG: 'Africa/Cairo',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HK: 'Asia/Hong_Kong',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  ID: 'Asia/Jakarta',
  IE: 'Europe/Dublin',
  IL: 'Asia/Jerusalem',
  IN: 'Asia/Kolkata',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  KE: 'Africa/Nairobi',
  KR: 'Asia/Seoul',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NG: 'Africa/Lagos',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  NZ: 'Pacific/Auckland',
  PH: 'Asia/Manila',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  RS: 'Europe/Belgrade',
  SA: 'Asia/Riyadh',
  SE: 'Europe/Stockholm',
  SG: 'Asia/Singapore',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
  TH: 'Asia/Bangkok',
  TR: 'Europe/Istanbul',
  TW: 'Asia/Taipei',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  VN: 'Asia/Ho_Chi_Minh',
  ZA: 'Africa/Johannesburg',
}

const NAMES: Record<string, string> = {
  'united states of america': 'US',
  usa: 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  deutschland: 'DE',
  österreich: 'AT',
  schweiz: 'CH',
}

let codes: Map<string, string> | null = null

/** English names come from the platform's own tables, a handful of others from above. */
function codeOf(country: string): string | undefined {
  if (!codes) {
    const english = new Intl.DisplayNames('en', { type: 'region' })
    codes = new Map(Object.keys(ZONES).map((code) => [(english.of(code) ?? code).toLowerCase(), code]))
    for (const [name, code] of Object.entries(NAMES)) codes.set(name, code)
  }
  const given = country.trim()
  return /^[a-z]{2}$/i.test(given) && Object.hasOwn(ZONES, given.toUpperCase())
    ? given.toUpperCase()
    : codes.get(given.toLowerCase())
}

/** IANA name by country, as a code or an English name; null: nobody knows. */
export function zoneOf(country: string | null): string | null {
  const code = country === null ? undefined : codeOf(country)
  return code === undefined ? null : ZONES[code]!
}

const FROM = 9
const UNTIL = 17

/** Whether it is Monday to Friday, nine to five there; null: it is not known where they are. */
export function officeHours(zone: string | null, at: number): boolean | null {
  if (zone === null) return null
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return there.dayOfWeek <= 5 && there.hour >= FROM && there.hour < UNTIL
}

/** The same moment, or the next at which somebody there sits at a desk. */
export function atTheirDesk(zone: string | null, at: number): number {
  if (zone === null || officeHours(zone, at) === true) return at
  let day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  if (day.hour >= FROM || day.dayOfWeek > 5) day = day.add({ days: 1 })
  while (day.dayOfWeek > 5) day = day.add({ days: 1 })
  return day.withPlainTime({ hour: FROM, minute: 0 }).epochMilliseconds
}

/** Ten in the morning of their next working day. */
export function tomorrowAtTen(zone: string | null, at: number): number {
  let day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone ?? 'UTC')
  do day = day.add({ days: 1 })
  while (day.dayOfWeek > 5)
  return day.withPlainTime({ hour: 10, minute: 0 }).epochMilliseconds
}
