import { changedDetails, mergePerson, sortSubmission } from '#journey/capture/rules.ts'
import { companyDomain, domainGiven } from '#journey/identity/company.rules.ts'
import { emailKey } from '#journey/identity/rules.ts'
import { heard } from '#journey/capture/precedence.rules.ts'
import type { Heard } from '#journey/capture/precedence.rules.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Card, Told } from '#work/card.ts'
import type { Enriched } from '#journey/enrichment/provider.ts'
import type { EnrichField } from '#journey/enrichment/contract.ts'
import type { ListRow } from '#journey/capture/list-file.contract.ts'
import type { Ruleset, Scalar } from '#journey/agreement/ruleset.ts'
import type { Submission } from '#journey/capture/rules.ts'

export const ENRICH_HEADERS: Record<EnrichField, string[]> = {
  email: ['email', 'emailaddress', 'mail', 'emailadresse', 'workemail'],
  domain: ['domain', 'website', 'web', 'url', 'homepage', 'webseite', 'companydomain'],
  industry: ['industry', 'sector', 'branche', 'vertical'],
  employees: [
    'employees',
    'headcount',
    'numberofemployees',
    'employeecount',
    'mitarbeiter',
    'mitarbeiterzahl',
  ],
  revenue: ['revenue', 'annualrevenue', 'yearlyrevenue', 'turnover', 'umsatz', 'jahresumsatz'],
  companySize: ['companysize', 'size', 'unternehmensgrosse', 'grossenklasse'],
  segment: ['segment'],
  country: ['country', 'land', 'countrycode'],
  region: ['region', 'state', 'bundesland'],
  city: ['city', 'town', 'ort', 'stadt'],
  title: ['title', 'jobtitle', 'position', 'funktion'],
  department: ['department', 'abteilung'],
  phone: ['phone', 'phonenumber', 'telephone', 'telefon', 'telefonnummer'],
  firstName: ['firstname', 'givenname', 'vorname'],
  lastName: ['lastname', 'surname', 'familyname', 'nachname'],
  confidence: ['confidence', 'score', 'certainty', 'sicherheit'],
}

/** Only of one person: a domain's people do not share a name. */
const OF_PEOPLE: readonly EnrichField[] = ['title', 'department', 'phone', 'firstName', 'lastName']

export interface EnrichRow extends Enriched {
  line: number
  key: string
}

export interface RowProblem {
  line: number
  field: string
  message: string
}

/**
 * The rows of a file by whom they are about. Of two rows about the same the later one counts, and the earlier one is
 * refused by name. Messages are sentences without their subject.
 */
export function rowsOf(
  rules: Ruleset,
  rows: readonly ListRow[],
  cell: (cells: string[], field: EnrichField) => string,
): { rows: EnrichRow[]; refused: RowProblem[] } {
  const byKey = new Map<string, EnrichRow>()
  const refused: RowProblem[] = []
  for (const row of rows) {
    if ('refused' in row) {
      refused.push({ line: row.line, field: '', message: row.refused })
      continue
    }
    const read = rowOf(rules, row.line, (field) => cell(row.cells, field).trim())
    if ('message' in read) refused.push(read)
    else {
      const twice = byKey.get(read.key)
      if (twice) refused.push({ line: twice.line, field: '', message: `is said again in line ${read.line}` })
      byKey.set(read.key, read)
    }
  }
  return { rows: [...byKey.values()], refused: refused.sort((a, b) => a.line - b.line) }
}

function rowOf(rules: Ruleset, line: number, value: (field: EnrichField) => string): EnrichRow | RowProblem {
  const wrong = (field: string, message: string): RowProblem => ({ line, field, message })
  const email = value('email')
  const domain = value('domain')
  if (email === '' && domain === '') return wrong('email', 'is empty, and so is the domain')
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    return wrong('email', 'is not an e-mail address')
  const named = email === '' ? domainGiven(domain) : null
  if (email === '' && (named === null || companyDomain(`x@${named}`) === null))
    return wrong('domain', 'is no domain of a company: it is none at all, or of free mail')
  const sure = confidenceOf(value('confidence'))
  if (sure === undefined) return wrong('confidence', 'is no share between 0 and 1, or 0 and 100 %')
  const given: Record<string, string> = {}
  for (const field of Object.keys(ENRICH_HEADERS) as EnrichField[]) {
    if (field === 'email' || field === 'domain' || field === 'confidence' || value(field) === '') continue
    if (email === '' && OF_PEOPLE.includes(field))
      return wrong(field, 'is of a person: name their e-mail address')
    if (value(field).length > 300) return wrong(field, 'is longer than 300 characters')
    given[field] = value(field)
  }
  if (Object.keys(given).length === 0) return wrong('', 'says nothing')
  const sorted = sortSubmission(rules, submissionOf(given), 'strict')
  if ('problems' in sorted) {
    const [first] = sorted.problems
    return wrong(first!.field.replace(/^fields\./, ''), first!.message)
  }
  const key = email === '' ? `domain:${named}` : emailKey(email)
  return { line, key, values: given, confidence: sure }
}

function confidenceOf(text: string): number | null | undefined {
  if (text === '') return null
  const percent = text.endsWith('%')
  const number = Number(text.replace('%', '').replace(',', '.').trim())
  const share = percent || number > 1 ? number / 100 : number
  return Number.isFinite(share) && share >= 0 && share <= 1 ? share : undefined
}

const DETAILS = ['phone', 'title', 'country', 'firstName', 'lastName']

function submissionOf(values: Record<string, Scalar>): Submission {
  const details = Object.entries(values).filter(([field]) => DETAILS.includes(field))
  const fields = Object.entries(values).filter(([field]) => !DETAILS.includes(field))
  return { ...Object.fromEntries(details), fields: Object.fromEntries(fields) }
}

/** What a lead learns of a source: what fills a gap or replaces bought data, and what is only kept beside it. */
export interface Learned extends Told {
  /** a stronger source says otherwise, and that was not known yet */
  kept: boolean
}

/**
 * `already`: what the source said before against what stands, as `field=value`: said again it is no news.
 * `by`: `enrichment:NAME`.
 */
export function learned(
  rules: Ruleset,
  card: Card,
  { values, confidence }: Enriched,
  { by, now, already }: { by: string; now: number; already: ReadonlySet<string> },
): Learned {
  const nothing = { facts: [], kept: false }
  const sorted = sortSubmission(rules, submissionOf(values), 'lenient')
  if ('problems' in sorted || card.state.erased) return nothing
  const weighed = heard(card, sorted, 'enrichment', confidence ?? undefined)
  const news = changedDetails(card.state, card.person, null, {
    ...weighed.sorted,
    personal: weighed.taken,
  })
  const outranked = Object.entries(weighed.sorted.body.outranked ?? {}).filter(([field, value]) => {
    const said =
      value ?? sorted.personal[field as 'phone'] ?? sorted.personal.fields?.[field.slice('fields.'.length)]
    const stands =
      card.state.attributes[field] ??
      card.person[field as 'phone'] ??
      card.person.fields?.[field.slice('fields.'.length)]
    return said !== stands && !already.has(`${field}=${String(said)}`)
  })
  if (news === null && outranked.length === 0) return nothing
  if (card.state.merged)
    return wholly(card, sorted.personal, weighed, { by, now, kept: outranked.length > 0 })
  const { outranked: _, ...body } = (news ?? weighed.sorted).body
  const personal = personalOf(sorted.personal, [
    ...Object.keys(weighed.taken),
    ...outranked.map(([field]) => field),
  ])
  return {
    kept: outranked.length > 0,
    person: mergePerson(card.person, weighed.taken),
    facts: [
      {
        kind: 'LeadDetailsChanged',
        at: now,
        by,
        history: false,
        body: {
          ...body,
          companyId: null,
          attributes: news?.body.attributes ?? {},
          ...(outranked.length > 0 && { outranked: Object.fromEntries(outranked) }),
          touch: null,
        },
        ...(Object.keys(personal).length > 0 && { personal }),
      },
    ],
  }
}

/** Of a lead that others go on in, all that was said is kept: without the merge it may be news to one of them. */
function wholly(
  card: Card,
  personal: PersonDetails,
  { sorted, taken }: Heard,
  { by, now, kept }: { by: string; now: number; kept: boolean },
): Learned {
  const body = { ...sorted.body, companyId: null, touch: null }
  const told = Object.keys(personal).length > 0 ? { personal: { ...personal } } : {}
  return {
    kept,
    person: mergePerson(card.person, taken),
    facts: [{ kind: 'LeadDetailsChanged', at: now, by, history: false, body, ...told }],
  }
}

function personalOf<Details extends object>(all: Details, fields: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).filter(([field]) => field === 'fields' || fields.includes(field)),
  )
}
