import { companyName } from './company.rules.ts'
import { plainDate } from './date.rules.ts'
import { fold } from './text.rules.ts'
import { nicknameGroups } from './nicknames.rules.ts'
import { plainPhone } from './phone.rules.ts'
import { plainStreet } from './address.rules.ts'
import type { Column, Kind, Left, RawColumn } from './kinds.rules.ts'

/** Headers, folded with camelCase cut and underscores as spaces; the first line that fits says what it is. */
const HEADERS: [Kind | Left, RegExp][] = [
  [
    'label',
    /^(true |gold |real )?(cluster|label|entity|ent|match|group|duplicate|dup|golden|gold|truth|master)s?( (id|no|nr|label|key|of|group|cluster|record id))?$|^(is|has) (a )?(dup|match)\w*$|^true id$/,
  ],
  [
    'number',
    /\b(soc sec|ssn|social security|national (id|insurance)|passport|tax|vat|ust|steuer|duns|siren|siret|iban|lei|abn|acn|ein|crn|hrb|isin|register|registration|handelsregister|company (number|no|nr))\b/,
  ],
  [
    'unknown',
    /\b(fax|title|salutation|anrede|gender|sex|geschlecht|age|middle|industry|source|campaign|status|owner|notes?|created|updated|modified|bounced|opt(ed)?|score)\b/,
  ],
  ['email', /\be ?mail\b|^mail( address)?$/],
  ['phone', /\b(phone|telephone|tel|telefon|telefonnummer|mobile|mobil|handy|cell)\b|phone$/],
  [
    'birthDate',
    /\b(dob|birth ?(date|day)|date of birth|birth|born|geb|geburtsdatum|geburtstag|birthdate|yob|naissance)\b/,
  ],
  ['givenName', /\b((first|given|fore) ?names?|fname|vorname|prenom|nombre|forename)\b/],
  [
    'familyName',
    /\b((last|family|sur) ?names?|lname|sname|nachname|familienname|surname|apellidos?|nom de famille|cognome)\b/,
  ],
  ['domain', /\b(website|web site|domain|url|homepage|webseite|web)\b/],
  ['country', /\b(country|land|nation|pays|pais)\b/],
  ['houseNumber', /\b(street|house|building|address|str) ?(number|no|nr|num)\b|hausn(umme)?r|^numero$/],
  ['addressLine', /\b(addr(ess)?|street|strasse)( line)? ?[234]\b|adresszusatz|\b(apartment|suite|unit)\b/],
  ['postcode', /\b(post ?codes?|zip|zip ?codes?|plz|postal( code)?|postleitzahl|code postal)\b/],
  ['city', /\b(city|town|suburb|ort|stadt|ville|locality|ciudad|citta|municipality|wohnort)\b/],
  ['region', /\b(state|region|province|county|bundesland|kanton|canton)\b/],
  ['street', /\b(street|strasse|str|addr|address( line)?( ?1)?|adresse|anschrift|rue|calle|indirizzo)\b/],
  [
    'company',
    /\b(company|compan(y|ies) name|organi[sz]ation|firma|firmenname|unternehmen|employer|account( name)?|business|legal name|entreprise|societe|ragione sociale|razon social|org|trade name|institution|manufacturer|brand)\b/,
  ],
  ['identifier', /^(id|key|uuid|guid|index|row|nr|no|record|rec|unnamed.*)$|\b(id|uuid|guid|key)\b/],
  ['fullName', /\b(name|contact|person|full ?name|kunde|customer|ansprechpartner|display name)\b/],
]

/** How many distinct values of a column are looked at. */
const LOOKED_AT = 500

/**
 * Says of every column what it is, by its header and by what stands in it; content has the last word.
 * Pure, and independent of the order of rows: values are looked at by their sorted order.
 */
export function recogniseColumns(columns: readonly RawColumn[], rows: number): Column[] {
  const found = columns.map((column) => recognise(column, rows))
  const has = (kind: Kind): boolean => found.some((column) => column.kind === kind)
  for (const column of found)
    if (column.kind === 'fullName' && (has('givenName') || has('familyName'))) leave(column, 'doubled')
  return found
}

function leave(column: Column, why: Left): void {
  column.kind = null
  column.left = why
}

function recognise({ name, values, ids }: RawColumn, rows: number): Column {
  const column: Column = { name, kind: null, left: null, by: 'name' }
  const said = HEADERS.find(([, pattern]) => pattern.test(headerOf(name)))?.[0]
  const sample = sampleOf(values)
  if (values.length === 0) leave(column, 'empty')
  else if (values.length === 1 && rows > 1) leave(column, 'constant')
  else if (said === 'label' || said === 'identifier' || said === 'unknown') leave(column, said)
  else if (said === 'number' && values.length === rows && !ids.includes(-1)) leave(column, 'unique')
  else if (said === undefined) {
    column.by = 'content'
    column.kind = kindByContent(sample, values.length / rows)
    if (column.kind === null) column.left = 'unknown'
  } else {
    column.kind = said === 'fullName' ? nameOfWhat(sample) : (said as Kind)
    if (!fits(column.kind, sample)) leave(column, 'content')
  }
  return column
}

function headerOf(name: string): string {
  return fold(name.replace(/([a-z])([A-Z0-9])/g, '$1 $2'))
}

function sampleOf(values: readonly string[]): string[] {
  const sorted = values.length > 20_000 ? values.slice().sort() : [...values].sort()
  const step = Math.max(1, Math.floor(sorted.length / LOOKED_AT))
  return sorted.filter((_, i) => i % step === 0)
}

function share(sample: readonly string[], holds: (value: string) => boolean): number {
  return sample.filter(holds).length / Math.max(1, sample.length)
}

const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())
const isDate = (value: string): boolean => plainDate(value, 'dayFirst') !== null
const hasForm = (value: string): boolean => (companyName(value)?.form ?? '') !== ''
const wordsIn = (value: string): string[] => fold(value).split(' ')
const givenIn = (value: string): boolean => wordsIn(value).some((word) => nicknameGroups(word).length > 0)

/** "Name" alone may be a person's or a company's. */
function nameOfWhat(sample: readonly string[]): Kind {
  if (share(sample, hasForm) >= 0.1) return 'company'
  return share(sample, givenIn) >= 0.1 ? 'fullName' : 'company'
}

/** A header can be wrong: a column "e-mail" of yes and no says nothing of who somebody is. */
function fits(kind: Kind, sample: readonly string[]): boolean {
  if (kind === 'email') return share(sample, isEmail) >= 0.2
  if (kind === 'phone') return share(sample, (value) => plainPhone(value) !== null) >= 0.2
  if (kind === 'birthDate') return share(sample, isDate) >= 0.2
  return true
}

function kindByContent(sample: readonly string[], distinct: number): Kind | null {
  if (share(sample, isEmail) >= 0.6) return 'email'
  if (share(sample, (value) => /^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}(\/\S*)?$/i.test(value.trim())) >= 0.7)
    return 'domain'
  if (share(sample, (value) => /[A-Za-z]/.test(value)) < 0.2) return kindOfDigits(sample, distinct)
  if (share(sample, hasForm) >= 0.2) return 'company'
  if (
    share(
      sample,
      (value) =>
        /\d/.test(value) &&
        /\b(street|road|avenue|lane|drive|place|court|boulevard|crescent|way)\b/.test(plainStreet(value)),
    ) >= 0.3
  )
    return 'street'
  if (share(sample, givenIn) < 0.3) return null
  const words = share(sample, (value) => wordsIn(value).length > 1)
  return words >= 0.5 ? 'fullName' : 'givenName'
}

function kindOfDigits(sample: readonly string[], distinct: number): Kind | null {
  const born = (value: string): boolean =>
    /^(19[2-9]|200)/.test(plainDate(value, 'dayFirst') ?? '') && value.trim().length >= 6
  if (share(sample, born) >= 0.9) return 'birthDate'
  if (share(sample, (value) => /^(\+|00|\(?0)[\d ()/.-]{7,}$/.test(value.trim())) >= 0.6) return 'phone'
  if (
    distinct < 0.8 &&
    sample.length > 20 &&
    share(sample, (value) => /^\d{4,5}$/.test(value.trim())) >= 0.95
  )
    return 'postcode'
  return null
}
