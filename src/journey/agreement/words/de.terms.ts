import { own } from '../expression.scope.ts'
import { valueName } from '../wording.ts'
import type { AgreementWords } from './en.ts'

const number = (value: number): string => {
  const [whole = '', part] = String(value).split('.')
  if (!/^-?\d+$/.test(whole)) return String(value)
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return part === undefined ? grouped : `${grouped},${part}`
}

// nominative and accusative are alike; the dative stands after “nach” and “binnen”
const UNITS: Record<string, [one: string, many: string, dative: string]> = {
  minute: ['Minute', 'Minuten', 'Minuten'],
  hour: ['Stunde', 'Stunden', 'Stunden'],
  day: ['Tag', 'Tage', 'Tagen'],
  week: ['Woche', 'Wochen', 'Wochen'],
  month: ['Monat', 'Monate', 'Monaten'],
  year: ['Jahr', 'Jahre', 'Jahren'],
  'business minute': ['Geschäftsminute', 'Geschäftsminuten', 'Geschäftsminuten'],
  'business hour': ['Geschäftsstunde', 'Geschäftsstunden', 'Geschäftsstunden'],
  'business day': ['Werktag', 'Werktage', 'Werktagen'],
}

function spanIn(form: 1 | 2, text: string): string {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?) ((?:business )?[a-z]+?)s?$/.exec(text) ?? []
  const names = own(UNITS, unit)
  if (!names) return text
  return `${number(Number(amount))} ${names[Number(amount) === 1 ? 0 : form]}`
}

function listed(items: readonly string[], last: string): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')

export const terms: AgreementWords['terms'] = {
  teams: { marketing: 'Marketing', leadgen: 'Leadgenerierung', sales: 'Vertrieb' },
  teamsInside: { marketing: 'Marketing', leadgen: 'Leadgenerierung', sales: 'Vertrieb' },
  quote: (text) => `„${text}“`,
  value: (value) => {
    if (typeof value === 'boolean') return value ? 'ja' : 'nein'
    return typeof value === 'number' ? number(value) : valueName(value)
  },
  number,
  span: (text) => spanIn(1, text),
  spanDative: (text) => spanIn(2, text),
  after: (text) => `nach ${spanIn(2, text)}`,
  within: (text) => `binnen ${spanIn(2, text)}`,
  percent: (share) => `${number(share)} %`,
  points: (n) => `${number(n)} ${n === 1 ? 'Punkt' : 'Punkte'}`,
  people: (n) => `${number(n)} ${n === 1 ? 'Person' : 'Personen'}`,
  all: (items) => listed(items, 'und'),
  any: (items) => listed(items, 'oder'),
  date: (date) => {
    const [year = '', month = '', day = ''] = date.split('-')
    return `${Number(day)}. ${MONTHS[Number(month) - 1] ?? month} ${year}`
  },
  // a German noun keeps its capital wherever it stands
  inside: (label) => label,
}
