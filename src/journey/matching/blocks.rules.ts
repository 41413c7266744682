import { mixHash, soundOf, hashText } from './text.rules.ts'
import { emailParts } from './email.rules.ts'
import type { Field, Records } from './fields.rules.ts'
import type { Values } from './values.rules.ts'

/** A reason to compare two records: equal keys. 0 is no key. */
export interface BlockRule {
  name: string
  keyOf: (record: number) => number
}

/** Keys by value of a field: the value itself, or something coarser. 0 where it is too little to go by. */
interface Sign {
  name: string
  keys: Uint32Array
  ids: Int32Array
}

/**
 * The reasons by which a file's records are compared, sharpest first: fields that point at one person alone, then two
 * weaker ones together. One slip, one missing field or changed-over names leave at least one reason standing.
 */
export function blockRules({ fields }: Records): BlockRule[] {
  const rules: BlockRule[] = [
    {
      name: 'identical',
      keyOf: both(
        fields.map(({ column, values }) => exact(column, values)),
        true,
      ),
    },
  ]
  const add = (...signs: (Sign | undefined)[]): void => {
    if (signs.some((sign) => sign === undefined)) return
    const used = signs as Sign[]
    rules.push({ name: used.map(({ name }) => name).join(' + '), keyOf: both(used, false) })
  }
  const of = (kind: Field['kind']): Field[] => fields.filter((field) => field.kind === kind)
  const first = (kind: Field['kind']): Field | undefined => of(kind)[0]
  const sign = (kind: Field['kind'], by?: (text: string) => string, how?: string): Sign | undefined => {
    const field = first(kind)
    return (
      field && (by ? coarse(`${field.column} (${how})`, field.values, by) : exact(field.column, field.values))
    )
  }

  for (const kind of ['number', 'email', 'phone', 'domain'] as const)
    for (const { column, values } of of(kind)) add(exact(column, values))
  add(sign('email', (text) => longer(emailParts(text)!.plain, 5), 'local part'))
  for (const rule of nameRules(first('givenName'), first('familyName'))) rules.push(rule)

  const date = sign('birthDate')
  const year = sign('birthDate', (text) => text.slice(0, 4), 'year')
  const day = sign('birthDate', (text) => longer(text.slice(4), 4), 'day')
  const given = sign('givenName', (text) => soundOf(text), 'sound')
  const family = sign('familyName', (text) => soundOf(text), 'sound')
  const start = sign('familyName', (text) => text.slice(0, 3), 'beginning')
  const street = sign('street')
  const streetSound = sign('street', soundsOf, 'sound')
  const house = sign('houseNumber')
  const city = sign('city', soundsOf, 'sound')
  const postcode = sign('postcode')
  const company = sign('company', coreOf, 'name')
  const companyWord = sign('company', (text) => soundOf(coreOf(text).split(' ')[0]!), 'first word')
  const companyLast = sign('company', (text) => soundOf(coreOf(text).split(' ').at(-1)!), 'last word')
  add(street, house)
  add(company)
  add(date)
  for (const other of [year, day, postcode, city, streetSound, companyWord, sign('domain')])
    add(family, other)
  for (const other of [year, day, postcode, city, streetSound, companyWord, start]) add(given, other)
  for (const other of [postcode, city, house]) add(streetSound, other)
  for (const other of [postcode, city, streetSound, companyLast]) add(companyWord, other)
  add(companyLast, postcode)
  add(companyLast, city)
  add(day, postcode)
  add(day, city)
  add(house, postcode)
  add(sign('addressLine', soundsOf, 'sound'), postcode)
  // short files: whatever is rare is reason enough; in long ones these blocks are over the limit and fall away
  add(street)
  add(sign('familyName'))
  add(sign('givenName'))
  add(companyWord)
  add(day)
  return rules
}

/** Both names in either order, as they stand and by sound. */
function nameRules(given: Field | undefined, family: Field | undefined): BlockRule[] {
  if (!given || !family) return []
  return [
    { name: 'names', keyOf: unordered(exact('', given.values), exact('', family.values)) },
    {
      name: 'names (sound)',
      keyOf: unordered(coarse('', given.values, soundOf), coarse('', family.values, soundOf)),
    },
  ]
}

function exact(name: string, values: Values): Sign {
  return { name, keys: values.hashes, ids: values.ids }
}

function coarse(name: string, { texts, ids }: Values, by: (text: string) => string): Sign {
  return {
    name,
    ids,
    keys: Uint32Array.from(texts, (text) => {
      const sign = by(text)
      return sign === '' ? 0 : hashText(sign)
    }),
  }
}

function keyAt({ keys, ids }: Sign, record: number): number {
  const id = ids[record]!
  return id < 0 ? 0 : keys[id]!
}

/** `lenient`: missing counts as a value of its own. */
function both(signs: readonly Sign[], lenient: boolean): (record: number) => number {
  return (record) => {
    let key = 1
    for (const sign of signs) {
      const part = keyAt(sign, record)
      if (part === 0 && !lenient) return 0
      key = mixHash(Math.imul(key, 31) + part)
    }
    return key
  }
}

function unordered(a: Sign, b: Sign): (record: number) => number {
  return (record) => {
    const first = keyAt(a, record)
    const second = keyAt(b, record)
    if (first === 0 || second === 0) return 0
    return mixHash(Math.imul(Math.min(first, second), 31) + Math.max(first, second))
  }
}

function longer(text: string, least: number): string {
  return text.length < least ? '' : text
}

function coreOf(text: string): string {
  return text.slice(0, text.indexOf('|'))
}

/** The two longest words by sound, so that a number or a short word more or less does no harm. */
function soundsOf(text: string): string {
  const words = text
    .split(' ')
    .filter((word) => /^[a-z]/.test(word))
    .map(soundOf)
    .filter((sound) => sound.length > 1)
  return words
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, 2)
    .sort()
    .join(' ')
}
