import { getDomain } from 'tldts'
import { emailKind } from '#journey/identity/classify.rules.ts'
import { dateOrderOf, plainDate } from './date.rules.ts'
import { asciiDomain, emailParts } from './email.rules.ts'
import { companyName } from './company.rules.ts'
import { Interner, valuesOf } from './values.rules.ts'
import { mixHash, fold } from './text.rules.ts'
import { plainName, splitName } from './name.rules.ts'
import { plainPhone } from './phone.rules.ts'
import { plainPostcode, plainStreet } from './address.rules.ts'
import type { Column, Kind, RawColumn } from './kinds.rules.ts'
import type { Values } from './values.rules.ts'

/** A field as it is compared, and the column that it comes from. */
export interface Field {
  kind: Exclude<Kind, 'fullName'>
  column: string
  values: Values
}

export interface Records {
  count: number
  fields: Field[]
  /** by record: the row that it was read from */
  rows: Int32Array
  /** by record: 0 or 1, the file that it was read from */
  sides: Uint8Array
}

/**
 * Records as they are compared, in an order that follows from their content alone: whatever is drawn, summed or decided
 * after this comes out the same in whatever order a file has its rows.
 * `sideOf`: the file of a row. `country`: ISO code for phone numbers without one, where no column says it.
 */
export function recordsOf(
  raw: readonly RawColumn[],
  columns: readonly Column[],
  sideOf: (row: number) => number,
  country?: string,
): Records {
  const fields = raw.flatMap((column, i) =>
    fieldsOf(column, columns[i]!.kind, phoneContext(raw, columns, country)),
  )
  const count = raw[0]?.ids.length ?? 0
  const rows = contentOrder(fields, count, sideOf)
  return {
    count,
    rows,
    sides: Uint8Array.from(rows, (row) => sideOf(row)),
    fields: shareNames(fields).map(({ kind, column, ids, texts }) => ({
      kind,
      column,
      values: valuesOf(
        Int32Array.from(rows, (row) => ids[row]!),
        texts,
      ),
    })),
  }
}

interface Draft {
  kind: Field['kind']
  column: string
  ids: Int32Array
  texts: string[]
}

interface PhoneContext {
  column: RawColumn | undefined
  fallback: string | undefined
}

function phoneContext(
  raw: readonly RawColumn[],
  columns: readonly Column[],
  fallback: string | undefined,
): PhoneContext {
  return { column: raw[columns.findIndex(({ kind }) => kind === 'country')], fallback }
}

function fieldsOf(raw: RawColumn, kind: Kind | null, phones: PhoneContext): Draft[] {
  if (kind === null) return []
  if (kind === 'fullName') {
    const split = raw.values.map(splitName)
    return [
      mapped(
        raw,
        'givenName',
        split.map(({ given }) => given),
      ),
      mapped(
        raw,
        'familyName',
        split.map(({ family }) => family),
      ),
    ]
  }
  if (kind === 'phone') return [phoneField(raw, phones)]
  const order = kind === 'birthDate' ? dateOrderOf(raw.values) : 'dayFirst'
  return [
    mapped(
      raw,
      kind,
      raw.values.map((value) => plain(kind, value, order)),
    ),
  ]
}

/** A cell as it is compared; empty when it says nothing. */
function plain(
  kind: Exclude<Kind, 'fullName' | 'phone'>,
  value: string,
  order: 'dayFirst' | 'monthFirst',
): string {
  switch (kind) {
    case 'givenName':
    case 'familyName':
      return plainName(value)
    case 'email': {
      const parts = emailParts(value)
      return parts ? `${parts.local}@${parts.domain}` : ''
    }
    case 'birthDate':
      return plainDate(value, order) ?? ''
    case 'company': {
      const name = companyName(value)
      return name ? `${name.core}|${name.form}` : ''
    }
    case 'domain':
      return plainDomain(value)
    case 'street':
    case 'addressLine':
      return plainStreet(value)
    case 'postcode':
      return plainPostcode(value)
    case 'houseNumber':
    case 'number':
      return fold(value).replaceAll(' ', '')
    case 'city':
    case 'region':
    case 'country':
      return fold(value)
  }
}

/** What somebody registered, by the public suffix list; a mail provider's says nothing of a company. */
function plainDomain(value: string): string {
  const host = value
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^.*@/, '')
    .split(/[/?#:]/)[0]!
  const ascii = asciiDomain(host)
  const domain = ascii === null ? null : getDomain(ascii, { allowPrivateDomains: true })
  return domain === null || emailKind(`x@${domain}`) !== 'business' ? '' : domain
}

function mapped(raw: RawColumn, kind: Draft['kind'], texts: readonly string[]): Draft {
  const interner = new Interner()
  const ids = Int32Array.from(texts, (text) => interner.id(text))
  return { kind, column: raw.name, ids: raw.ids.map((id) => (id < 0 ? -1 : ids[id]!)), texts: interner.texts }
}

/** A number without its country's sign is read with the country of its row. */
function phoneField(raw: RawColumn, { column, fallback }: PhoneContext): Draft {
  const interner = new Interner()
  const seen = new Map<number, number>()
  const ids = raw.ids.map((id, row) => {
    if (id < 0) return -1
    const land = column ? column.ids[row]! : -1
    const key = id * ((column?.values.length ?? 0) + 1) + land + 1
    let found = seen.get(key)
    if (found === undefined) {
      found = interner.id(plainPhone(raw.values[id]!, land < 0 ? fallback : column!.values[land]) ?? '')
      seen.set(key, found)
    }
    return found
  })
  return { kind: 'phone', column: raw.name, ids, texts: interner.texts }
}

/** Given and family names count in one dictionary, so that two that were changed over are found equal by number. */
function shareNames(fields: Draft[]): Draft[] {
  const interner = new Interner()
  return fields.map((field) => {
    if (field.kind !== 'givenName' && field.kind !== 'familyName') return field
    const ids = field.texts.map((text) => interner.id(text))
    return { ...field, ids: field.ids.map((id) => (id < 0 ? -1 : ids[id]!)), texts: interner.texts }
  })
}

function contentOrder(fields: readonly Draft[], count: number, sideOf: (row: number) => number): Int32Array {
  const high = new Uint32Array(count)
  const low = new Uint32Array(count)
  fields.forEach(({ ids, texts }, at) => {
    const { hashes } = valuesOf(ids, texts)
    for (let row = 0; row < count; row++) {
      const value = ids[row]! < 0 ? 0 : hashes[ids[row]!]!
      high[row] = mixHash(high[row]! + value + at)
      low[row] = mixHash(Math.imul(low[row]! ^ value, 0x9e3779b1) + at)
    }
  })
  const keys = Float64Array.from(high, (value, row) => value * 2 ** 20 + (low[row]! >>> 12))
  return Int32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => sideOf(a) - sideOf(b) || keys[a]! - keys[b]! || low[a]! - low[b]! || a - b,
  )
}
