import { createHash } from 'node:crypto'
import { companyId } from '#journey/capture/actions.ts'
import { historyWork } from '#journey/capture/history.rules.ts'
import { personOf, type Colleague } from '#journey/capture/import-owners.rules.ts'
import type { ImportView } from '#journey/capture/history.rules.ts'
import type { ImportedRow } from '#journey/capture/import/build-leads.ts'
import type { ImportedLead, NamedPerson, RefusedRow } from '#journey/capture/import/record.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Work } from '#work/card.ts'

/** Rows that are written in one transaction; no lead occurs twice among them. */
export interface Slice {
  rows: { work: Work; keys: string[]; fingerprint: string }[]
  refused: RefusedRow[]
  read: number
  /** of the last row */
  line: number
  keys: Set<string>
  /** opportunity → the first line that names it */
  opportunities: Map<string, number>
  owners: NamedPerson[]
  /** filled in when it is the slice's turn */
  view: ImportView & {
    primaries: Map<string, string>
    leads: Map<string, string>
    named: Map<string, string[]>
  }
}

export interface SliceTerms {
  rules: Ruleset
  importId: string
  startedAt: number
  people: Map<string, Colleague>
}

/**
 * Cuts rows into slices. A second row of one lead begins a new slice: it has to be compared with what the first one
 * left in the ledger.
 */
export function slicesOf(terms: SliceTerms, rows: { row: ImportedRow; line: number }[]): Slice[] {
  const slices: Slice[] = []
  let slice = emptySlice(terms)
  for (const { row, line } of rows) {
    if ('refused' in row) slice.refused.push(row.refused)
    else {
      const record = recordOf(row)
      let work = historyWork(slice.view, record)
      if (keysOf(work).some((key) => slice.keys.has(key))) {
        slices.push(slice)
        slice = emptySlice(terms)
        work = historyWork(slice.view, record)
      }
      add(slice, row, work, record.fingerprint)
    }
    slice.read++
    slice.line = line
  }
  return [...slices, slice]
}

function emptySlice({ rules, importId, startedAt, people }: SliceTerms): Slice {
  const primaries = new Map<string, string>()
  const opportunities = new Map<string, number>()
  const leads = new Map<string, string>()
  const named = new Map<string, string[]>()
  const view = {
    rules,
    by: `import:${importId}`,
    startedAt,
    companyId,
    ownerOf: (named: NamedPerson) => personOf(people, named),
    known: new Map(),
    primaries,
    leads,
    named,
    leadOf: (keys: readonly string[]) => leads.get(keys.find((key) => leads.has(key)) ?? '') ?? null,
    namedWith: (opportunity: string) => named.get(opportunity) ?? [],
    isPrimary: (opportunity: string, leadId: string | null, line: number) => {
      const holder = primaries.get(opportunity)
      return holder === undefined ? opportunities.get(opportunity) === line : holder === leadId
    },
  }
  return { rows: [], refused: [], read: 0, line: 0, keys: new Set(), opportunities, owners: [], view }
}

/** The submission's body: the place of the row, and what it says as the text that its fingerprint is of. */
function recordOf(row: ImportedLead): { lead: ImportedLead; fingerprint: string; body: string } {
  const { row: place, notes, ...said } = row
  const text = JSON.stringify(said)
  const head = JSON.stringify({ ...place, ...(notes ? { notes } : {}) }).slice(0, -1)
  // PostgreSQL takes the same MD5 of what it kept, see loadKnown
  const fingerprint = createHash('md5').update(text).digest('hex')
  return { lead: row, fingerprint, body: `${head},"lead":${text}}` }
}

function keysOf(work: Work): string[] {
  return 'keys' in work.target ? work.target.keys : []
}

function add(slice: Slice, lead: ImportedLead, work: Work, fingerprint: string): void {
  const keys = keysOf(work)
  slice.rows.push({ work, keys, fingerprint })
  for (const key of keys) slice.keys.add(key)
  if (lead.owner) slice.owners.push(lead.owner)
  for (const event of lead.events) {
    if (event.kind !== 'opportunity') continue
    if (event.owner) slice.owners.push(event.owner)
    if (!slice.opportunities.has(event.id)) slice.opportunities.set(event.id, lead.row.line)
  }
}
