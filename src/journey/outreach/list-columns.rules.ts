import type { ListFile } from '#journey/capture/list-file.contract.ts'
import type { SuppressField, TargetField } from '#journey/outreach/list-import.contract.ts'

/** How lists from elsewhere call a column, squashed; the first that is there wins. */
export const TARGET_HEADERS: Record<TargetField, string[]> = {
  company: [
    'company',
    'companyname',
    'account',
    'accountname',
    'organization',
    'organisation',
    'firma',
    'firmenname',
    'unternehmen',
    'kunde',
    'name',
  ],
  domain: ['domain', 'website', 'web', 'url', 'homepage', 'webseite', 'companydomain'],
  tier: ['tier', 'priority', 'class', 'abc', 'klasse', 'prioritat', 'rating'],
  segment: ['segment', 'industry', 'vertical', 'branche', 'sector', 'region', 'territory'],
  why: ['why', 'reason', 'whytarget', 'rationale', 'grund', 'warum', 'notes', 'note', 'comment', 'bemerkung'],
  owner: [
    'owner',
    'accountowner',
    'sdr',
    'rep',
    'assignedto',
    'besitzer',
    'zustandig',
    'betreuer',
    'verantwortlich',
  ],
  nextStep: ['nextstep', 'next', 'todo', 'nachsterschritt', 'massnahme'],
  contactName: ['contact', 'contactname', 'fullname', 'person', 'ansprechpartner', 'kontakt'],
  contactTitle: ['title', 'jobtitle', 'position', 'funktion', 'contacttitle'],
  contactRole: ['role', 'buyingrole', 'contactrole', 'rolle', 'buyerrole'],
  contactEmail: ['email', 'emailaddress', 'mail', 'contactemail', 'emailadresse'],
}

export const SUPPRESS_HEADERS: Record<SuppressField, string[]> = {
  email: ['email', 'emailaddress', 'mail', 'emailadresse'],
  domain: ['domain', 'website', 'url', 'webseite'],
  phone: [
    'phone',
    'phonenumber',
    'telephone',
    'tel',
    'mobile',
    'telefon',
    'telefonnummer',
    'rufnummer',
    'mobil',
  ],
  company: [
    'company',
    'companyname',
    'account',
    'accountname',
    'competitor',
    'customer',
    'firma',
    'unternehmen',
    'kunde',
    'wettbewerber',
    'name',
  ],
  value: ['value', 'entry', 'suppress', 'address', 'wert', 'eintrag'],
  reason: ['reason', 'grund', 'why', 'type', 'list'],
  note: ['note', 'notes', 'comment', 'bemerkung', 'notiz'],
  until: ['until', 'expires', 'enddate', 'bis', 'validuntil'],
}

function squash(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

export type Mapping<Field extends string> = Partial<Record<Field, string>>

/** Which column is which field, by name; a column of a suppression list without a name is a value. */
export function proposeColumns<Field extends string>(
  headers: readonly string[],
  aliases: Record<Field, string[]>,
): Mapping<Field> {
  const mapping: Mapping<Field> = {}
  const taken = new Set<string>()
  for (const [field, names] of Object.entries(aliases) as [Field, string[]][]) {
    const found = names
      .map((name) => headers.find((header) => squash(header) === name && !taken.has(header)))
      .find((header) => header !== undefined)
    if (found === undefined) continue
    mapping[field] = found
    taken.add(found)
  }
  return mapping
}

/** The mapping that somebody sent, if its fields and columns exist. Problems: sentences without their subject. */
export function parseColumns<Field extends string>(
  given: string,
  headers: readonly string[],
  fields: readonly Field[],
): { mapping: Mapping<Field> } | { problem: string } {
  let parsed: unknown
  try {
    parsed = JSON.parse(given)
  } catch {
    return { problem: 'is not JSON' }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { problem: 'is no object' }
  const mapping: Mapping<Field> = {}
  for (const [field, header] of Object.entries(parsed)) {
    if (!(fields as readonly string[]).includes(field)) return { problem: `names no field: ${field}` }
    if (typeof header !== 'string' || !headers.includes(header))
      return { problem: `names no column of the file: ${String(header)}` }
    mapping[field as Field] = header
  }
  return { mapping }
}

/** A row's value of a field; empty where the file has no such column. */
export function cellOf<Field extends string>(
  list: ListFile,
  mapping: Mapping<Field>,
): (cells: string[], field: Field) => string {
  const at = new Map(
    (Object.entries(mapping) as [Field, string][]).map(([field, header]) => [
      field,
      list.headers.indexOf(header),
    ]),
  )
  return (cells, field) => cells[at.get(field) ?? -1] ?? ''
}

/** The columns as a preview shows them. */
export function columnsOf<Field extends string>(list: ListFile, mapping: Mapping<Field>) {
  const fieldOf = new Map(Object.entries(mapping).map(([field, header]) => [header as string, field]))
  return list.headers.map((header, i) => ({
    header,
    field: fieldOf.get(header) ?? null,
    examples: examplesOf(list, i),
  }))
}

function examplesOf(list: ListFile, column: number): string[] {
  const seen = new Set<string>()
  for (const row of list.rows) {
    const value = 'cells' in row ? row.cells[column] : undefined
    if (value) seen.add(value.slice(0, 80))
    if (seen.size === 3) break
  }
  return [...seen]
}
