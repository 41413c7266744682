/**
 * What a file says, before anybody decides what follows from it. This is the seam between reading files (here) and
 * turning records into facts (elsewhere): everything in it is plain data, and nothing in it depends on where the
 * record came from except `row` and `externalIds`.
 */

/** A value of a mapped or carried-over column. */
export type FieldValue = string | number | boolean

/** A person of the old system, as the file names them; the e-mail is lower case if the file has one. */
export interface NamedPerson {
  name: string
  email?: string
}

/** One lead as the files describe it. Times are epoch milliseconds in UTC, `null` where the file does not say. */
export interface ImportedLead {
  /** Physical line of the primary file, the first line being 1; in a spreadsheet the row number. */
  row: { file: string; line: number }
  /** `system:ID`, for example `salesforce:00Q1G00000nDnM5UAK`. */
  externalIds: string[]
  email?: string
  phone?: string
  firstName?: string
  lastName?: string
  name?: string
  company?: string
  title?: string
  country?: string
  source?: string
  campaign?: string
  channel?: string
  /** Who owned the lead in the old system. */
  owner?: NamedPerson
  /** Every further mapped value, and the unmapped columns unless the mapping drops them. */
  fields: Record<string, FieldValue>
  /** Only what the file says: an absent key is no answer, not a refusal. */
  consent?: { email?: boolean; phone?: boolean }
  createdAt: number | null
  /** Sorted by time, those without one last, otherwise in the order of the mapping. */
  events: ImportedEvent[]
  /** What was left out of this row and why, in words for the preview; the row itself goes on. */
  notes?: RowNote[]
}

export type OpportunityStatus = 'open' | 'won' | 'lost'

export type ImportedEvent =
  | { kind: 'touch'; touch: string; at: number | null; details: Record<string, string> }
  | { kind: 'contact'; at: number | null }
  | { kind: 'stage'; stage: string; at: number | null }
  | ImportedOpportunity
  | { kind: 'disqualified'; reason: string; at: number | null }

/** An amount is in major units of the currency (54805.5 is 54,805 dollars 50), never negative when won. */
export interface ImportedOpportunity {
  kind: 'opportunity'
  id: string
  name?: string
  amount: number | null
  currency: string | null
  status: OpportunityStatus
  stage?: string
  openedAt: number | null
  closedAt: number | null
  owner?: NamedPerson
  fields: Record<string, FieldValue>
}

/** A value that was dropped from a row that otherwise stands. */
export interface RowNote {
  field: string
  reason: RefusalReason
  detail: string
}

/** The closed list of what can be wrong with a row or a cell. */
export const REFUSAL_REASONS = [
  'ragged_row',
  'cell_too_large',
  'nul_character',
  'lone_surrogate',
  'bad_bytes',
  'broken_quotes',
  'no_key',
  'bad_email',
  'bad_phone',
  'bad_date',
  'ambiguous_date',
  'date_out_of_range',
  'date_in_future',
  'bad_number',
  'negative_amount',
  'bad_boolean',
  'unknown_value',
  'deleted_in_source',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** A row of the primary file that gives no lead. `raw` holds the cells by header, as they were read. */
export interface RefusedRow {
  file: string
  line: number
  /** The header of the cell at fault, or null where the whole row is. */
  field: string | null
  reason: RefusalReason
  /** One sentence for the person who will mend the row. */
  detail: string
  raw: Record<string, string>
}

/** When an event happened, for ordering; an opportunity is placed where it was opened, else where it was closed. */
function timeOf(event: ImportedEvent): number | null {
  return event.kind === 'opportunity' ? (event.openedAt ?? event.closedAt) : event.at
}

/** Orders events by time, undated ones last; equal times keep their order. */
export function sortEvents(events: ImportedEvent[]): ImportedEvent[] {
  return events.sort((a, b) => (timeOf(a) ?? Infinity) - (timeOf(b) ?? Infinity) || 0)
}
