import { squash } from './cells.rules.ts'
import { profileColumns, type ColumnProfile, type DetectedType } from './column-profile.rules.ts'
import { DEAL_ALIASES, ID_ALIASES, PERSON_ALIASES } from './header-aliases.ts'
import { OBJECT_SIGNS, SYSTEM_SIGNS, type TableObject } from './header-signs.ts'

export interface RecognisedColumn {
  header: string
  /** A target of the mapping, or null where the column becomes a field under its own name. */
  target: string | null
  /** From 0 to 1. */
  confidence: number
  because: string
  /** Whose id the column holds. */
  idOf?: keyof typeof ID_ALIASES
}

export interface Recognition {
  system: string
  object: TableObject
  /** Share of the votes that the object got, from 0 to 1. */
  confidence: number
  columns: RecognisedColumn[]
}

/** The name that the alias table knows a header by. */
export function aliasName(header: string): string {
  const bare = header
    .trim()
    .replace(/^(property_|properties[._]|contact properties - |(deal|person|organization|lead) - )/i, '')
    .replace(/__c$/i, '')
  return squash(bare.replace(/_c$/, ''))
}

/** Says which system wrote a table, what its rows are, and where each column goes, from headers and a sample of rows. */
export function recogniseHeaders(headers: string[], sampleRows: string[][]): Recognition {
  const names = headers.map(aliasName)
  const profiles = profileColumns(headers, sampleRows)
  const system = systemOf(headers, names, profiles)
  const { object, confidence } = objectOf(names, profiles)
  return { system, object, confidence, columns: columnsOf(headers, names, profiles, object) }
}

function systemOf(headers: string[], names: string[], profiles: ColumnProfile[]): string {
  let best = { system: 'unknown', votes: 1 }
  for (const [system, signs] of Object.entries(SYSTEM_SIGNS)) {
    let votes = names.filter((name) => signs.headers.includes(name)).length
    if (signs.prefixes && headers.some((header) => signs.prefixes!.test(header))) votes += 3
    if (signs.ids && profiles.some(({ examples }) => examples.some((text) => signs.ids!.test(text))))
      votes += 3
    if (votes > best.votes) best = { system, votes }
  }
  return best.system
}

function objectOf(names: string[], profiles: ColumnProfile[]): { object: TableObject; confidence: number } {
  const present = new Set(names)
  const votes = Object.entries(OBJECT_SIGNS).map(([object, signs]) => {
    const count = signs.reduce((sum, sign) => {
      const strong = sign.startsWith('!')
      return sum + (present.has(strong ? sign.slice(1) : sign) ? (strong ? 3 : 1) : 0)
    }, 0)
    return { object: object as TableObject, votes: count }
  })
  const isLink =
    linkedIds(names).length >= 2 && names.length <= 8 && !names.some((name) => OWN_WORDS.has(name))
  if (isLink) votes.push({ object: 'link', votes: 10 })
  // A table without a person's columns is no list of people, whatever else it has.
  const hasPerson =
    names.some((name) => PERSON_WORDS.has(name)) || profiles.some(({ type }) => type === 'email')
  const total = votes.reduce((sum, { votes: count }) => sum + count, 0)
  const ranked = votes
    .map((vote) =>
      hasPerson === false && (vote.object === 'contact' || vote.object === 'lead')
        ? { ...vote, votes: vote.votes / 2 }
        : vote,
    )
    .sort((a, b) => b.votes - a.votes)
  const best = ranked[0]!
  if (best.votes < 1)
    return {
      object: profiles.some(({ type }) => type === 'email' || type === 'phone') ? 'lead' : 'unknown',
      confidence: 0.3,
    }
  return { object: best.object, confidence: Math.round((best.votes / total) * 100) / 100 }
}

const PERSON_WORDS = new Set([
  ...PERSON_ALIASES.email!,
  ...PERSON_ALIASES.lastName!,
  ...PERSON_ALIASES.firstName!,
  'phone',
  'mobile',
  'fullname',
  'leadid',
  'leadnumber',
  'prospectid',
  'mqlid',
])
const OWN_WORDS = new Set([
  'name',
  'amount',
  'email',
  'stage',
  'status',
  'timestamp',
  'dateentered',
  'activitydate',
  'vidtomerge',
  'mergeids',
  'closedate',
  'createddate',
  'wondate',
])

function linkedIds(names: string[]): string[] {
  const all = [ID_ALIASES.lead, ID_ALIASES.contact, ID_ALIASES.account, ID_ALIASES.opportunity]
  return all.flatMap((aliases) => names.find((name) => aliases.includes(name)) ?? [])
}

function columnsOf(
  headers: string[],
  names: string[],
  profiles: ColumnProfile[],
  object: TableObject,
): RecognisedColumn[] {
  const columns: RecognisedColumn[] = headers.map((header) => ({
    header,
    target: null,
    confidence: 0,
    because: 'No known name; kept as a field.',
  }))
  markIds(columns, names, object)
  const tables =
    object === 'opportunity'
      ? [DEAL_ALIASES, DEAL_PERSON]
      : PEOPLE.has(object)
        ? [PERSON_ALIASES]
        : object === 'account'
          ? [ACCOUNT_ALIASES]
          : []
  for (const aliases of tables) {
    for (const [target, known] of Object.entries(aliases)) {
      for (const alias of known) {
        const index = names.findIndex(
          (name, at) =>
            name === alias &&
            columns[at]!.target === null &&
            !columns[at]!.idOf &&
            fits(target, profiles[at]!),
        )
        if (index < 0) continue
        columns[index] = {
          header: headers[index]!,
          target,
          confidence: alias === known[0] ? 0.95 : 0.85,
          because: `"${headers[index]}" is how exports call it.`,
        }
        break
      }
    }
  }
  if (PEOPLE.has(object)) byContent(columns, profiles)
  return columns
}

const PEOPLE = new Set<TableObject>(['lead', 'contact', 'form', 'unknown'])
const { email, phone, firstName, lastName, company, source, campaign, country } = PERSON_ALIASES as Record<
  string,
  string[]
>
const DEAL_PERSON = {
  company: company!,
  email: email!,
  phone: phone!,
  firstName: firstName!,
  lastName: lastName!,
  source: source!,
  campaign: campaign!,
}
const ACCOUNT_ALIASES: Record<string, string[]> = {
  company: [...company!, 'name'],
  country: [...country!, 'officelocation'],
}

function markIds(columns: RecognisedColumn[], names: string[], object: TableObject): void {
  for (const [idOf, aliases] of Object.entries(ID_ALIASES) as [keyof typeof ID_ALIASES, string[]][]) {
    for (const alias of aliases) {
      names.forEach((name, index) => {
        if (name !== alias || columns[index]!.idOf) return
        const isOwn =
          idOf === object &&
          (alias === aliases[0] || !names.includes(aliases[0]!)) &&
          !names.includes('id') &&
          !columns.some((column) => column.idOf === 'self')
        columns[index] = {
          header: columns[index]!.header,
          target: null,
          confidence: 0.9,
          because: isOwn ? 'The id of the row.' : `An id of the ${idOf}.`,
          idOf: isOwn ? 'self' : idOf,
        }
      })
    }
  }
}

/** A name alone does not make an e-mail: hashes and flags stand under such names too. */
function fits(target: string, { type, filled }: ColumnProfile): boolean {
  const refused = REFUSED_TYPES[target]
  return filled === 0 || !refused?.includes(type)
}

const REFUSED_TYPES: Record<string, DetectedType[]> = {
  email: ['boolean', 'date', 'number', 'money'],
  phone: ['boolean', 'date', 'email'],
  createdAt: ['boolean', 'email', 'text', 'phone'],
  'contact.at': ['boolean', 'email', 'text', 'number', 'phone'],
  'opportunity.openedAt': ['boolean', 'email', 'text', 'phone'],
  'opportunity.closedAt': ['boolean', 'email', 'text', 'phone'],
  'opportunity.amount': ['boolean', 'email', 'text', 'date', 'phone'],
  'opportunity.won': ['text', 'date', 'email', 'phone', 'money'],
  'opportunity.closed': ['text', 'date', 'email', 'phone', 'money'],
  'optOut.email': ['text', 'date', 'email', 'phone', 'money'],
  'optOut.phone': ['text', 'date', 'email', 'phone', 'money'],
}

/** Lists from anywhere: the one column of addresses is the e-mail, whatever it is called. */
function byContent(columns: RecognisedColumn[], profiles: ColumnProfile[]): void {
  for (const target of ['email', 'phone'] as const) {
    if (columns.some((column) => column.target === target)) continue
    const found = profiles.flatMap(({ type }, index) =>
      type === target && columns[index]!.target === null && !columns[index]!.idOf ? [index] : [],
    )
    if (found.length !== 1) continue
    const index = found[0]!
    columns[index] = {
      header: columns[index]!.header,
      target,
      confidence: 0.6,
      because: `Its values look like ${target === 'email' ? 'e-mail addresses' : 'phone numbers'}.`,
    }
  }
}
