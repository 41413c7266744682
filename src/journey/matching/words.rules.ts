import type { Comparison } from './comparers.rules.ts'
import type { Left } from './kinds.rules.ts'

/** What people read of matching, in their language. */
export type MatchLanguage = 'en' | 'de'
type Said = Record<MatchLanguage, string>

const KIND: Record<Comparison['kind'], Said> = {
  email: { en: 'e-mail', de: 'E-Mail' },
  phone: { en: 'phone', de: 'Telefon' },
  givenName: { en: 'given name', de: 'Vorname' },
  familyName: { en: 'family name', de: 'Nachname' },
  order: { en: 'order of names', de: 'Reihenfolge der Namen' },
  birthDate: { en: 'date of birth', de: 'Geburtsdatum' },
  company: { en: 'company', de: 'Firma' },
  domain: { en: 'web domain', de: 'Web-Domain' },
  houseNumber: { en: 'house number', de: 'Hausnummer' },
  street: { en: 'street', de: 'Straße' },
  addressLine: { en: 'second line of the address', de: 'Adresszusatz' },
  city: { en: 'city', de: 'Ort' },
  postcode: { en: 'post code', de: 'Postleitzahl' },
  region: { en: 'region', de: 'Region' },
  country: { en: 'country', de: 'Land' },
  number: { en: 'identifying number', de: 'Kennnummer' },
}

const EQUAL: Said = { en: 'equal', de: 'gleich' }
const DIFFERS: Said = { en: 'differs', de: 'verschieden' }
const MISSING: Said = { en: 'missing', de: 'fehlt' }
const SLIP: Said = { en: 'equal but for a slip', de: 'gleich bis auf einen Tippfehler' }
const ALIKE: Said = { en: 'alike', de: 'ähnlich' }
const SLIPS: Said = { en: 'equal but for two slips', de: 'gleich bis auf zwei Tippfehler' }

const NAME: Said[] = [
  EQUAL,
  { en: 'a short form or a slip', de: 'Kurzform oder Tippfehler' },
  { en: 'alike, or an initial', de: 'ähnlich oder Anfangsbuchstabe' },
]

/** Of the levels between equal and differing. */
const LEVELS: Record<Comparison['kind'], Said[]> = {
  givenName: NAME,
  familyName: NAME,
  order: [{ en: 'the same', de: 'dieselbe' }],
  email: [
    EQUAL,
    {
      en: 'the same mailbox written otherwise, or a slip',
      de: 'dasselbe Postfach anders geschrieben oder Tippfehler',
    },
    { en: 'the same name at another provider', de: 'derselbe Name bei anderem Anbieter' },
    { en: 'an alike name', de: 'ähnlicher Name' },
    { en: "the same company's", de: 'aus derselben Firma' },
  ],
  phone: [
    EQUAL,
    { en: 'equal but for the country or a slip', de: 'gleich bis auf Ländervorwahl oder Tippfehler' },
  ],
  birthDate: [
    EQUAL,
    { en: 'a slip, or day and month changed over', de: 'Tippfehler oder Tag und Monat vertauscht' },
    { en: 'two parts of three equal', de: 'zwei von drei Teilen gleich' },
    { en: 'only the year equal, or two slips', de: 'nur das Jahr gleich oder zwei Tippfehler' },
  ],
  company: [
    EQUAL,
    { en: 'equal but for the legal form', de: 'gleich bis auf die Rechtsform' },
    { en: 'a slip, or words in other order', de: 'Tippfehler oder andere Wortfolge' },
    { en: 'one name within the other', de: 'ein Name im anderen enthalten' },
    ALIKE,
  ],
  domain: [EQUAL, { en: 'the same name under another ending', de: 'derselbe Name unter anderer Endung' }],
  houseNumber: [EQUAL, SLIP],
  street: [EQUAL, SLIP, { en: 'alike, or another number', de: 'ähnlich oder andere Nummer' }],
  addressLine: [EQUAL, SLIP, ALIKE],
  city: [EQUAL, SLIP, ALIKE],
  postcode: [EQUAL, SLIP],
  region: [EQUAL, SLIP],
  country: [EQUAL],
  number: [EQUAL, SLIP, SLIPS],
}

const CHANGED_OVER: Said = { en: 'changed over', de: 'vertauscht' }

export function kindInWords(kind: Comparison['kind'] | 'fullName', language: MatchLanguage): string {
  if (kind === 'fullName') return language === 'de' ? 'voller Name' : 'full name'
  return KIND[kind][language]
}

/** A level of a comparison; the one past the last is "missing". */
export function levelInWords(
  { kind, levels }: Pick<Comparison, 'kind' | 'levels'>,
  level: number,
  language: MatchLanguage,
): string {
  if (level === levels) return MISSING[language]
  if (level === levels - 1) return (kind === 'order' ? CHANGED_OVER : DIFFERS)[language]
  return LEVELS[kind][level]![language]
}

const LEFT: Record<Left, Said> = {
  identifier: { en: 'numbers rows, left out', de: 'nummeriert Zeilen, ausgelassen' },
  label: { en: 'says who is who, left out', de: 'sagt, wer wer ist, ausgelassen' },
  empty: { en: 'empty, left out', de: 'leer, ausgelassen' },
  constant: { en: 'the same on every row, left out', de: 'auf jeder Zeile gleich, ausgelassen' },
  unique: { en: 'another on every row, left out', de: 'auf jeder Zeile anders, ausgelassen' },
  unknown: {
    en: 'says nothing of who somebody is, left out',
    de: 'sagt nichts darüber, wer jemand ist, ausgelassen',
  },
  doubled: {
    en: 'said by other columns already, left out',
    de: 'steht schon in anderen Spalten, ausgelassen',
  },
  content: {
    en: 'does not hold what its name says, left out',
    de: 'enthält nicht, was ihr Name sagt, ausgelassen',
  },
}

export function leftInWords(left: Left, language: MatchLanguage): string {
  return LEFT[left][language]
}

const OUTCOMES = {
  same: { en: 'same', de: 'dieselbe' },
  ask: { en: 'ask', de: 'fragen' },
  different: { en: 'different', de: 'verschieden' },
}
export type Outcome = keyof typeof OUTCOMES

export function outcomeInWords(outcome: Outcome, language: MatchLanguage): string {
  return OUTCOMES[outcome][language]
}
