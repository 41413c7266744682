import { adopted, isPlaceOf } from '#work/adopted.rules.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { project } from '#work/projection.rules.ts'
import { traitsOf } from '#work/projection-nurture.rules.ts'
import * as tables from '#work/tables.ts'
import type { Card, Stretch } from '#work/card.ts'
import type { Chained } from '#ledger/chain.ts'
import type { Column } from '#work/columns.ts'
import type { Finding } from '#ledger/verify.ts'
import type { LeadEntry } from '#journey/entries.ts'

/** A row as read back: moments as epoch ms, decimals, JSON and everything else as the text PostgreSQL gives. */
export type StoredRow = Record<string, string | number | boolean | null>

export interface Models {
  passages: StoredRow[]
  touches: StoredRow[]
  signals: StoredRow[]
  handoffs: StoredRow[]
  clocks: StoredRow[]
  opportunities: StoredRow[]
  meetings: StoredRow[]
  ratings: StoredRow[]
  enrolments: StoredRow[]
  steps_taken: StoredRow[]
  /** where mails come from; what became of them is the sender's own record */
  messages: StoredRow[]
  consents: StoredRow[]
  watches: StoredRow[]
  outcomes: StoredRow[]
}

/** The rows that the read models must hold, from the stream alone, against those that they hold. */
export function checkModels(card: Card, entries: LeadEntry[], models: Models): Finding[] {
  const stretch = stretchOf(card, effective(entries))
  // mails went out also while a merge lasted that was undone
  const { messages } = project(stretchOf(card, entries))
  const stored = ofItsOwn(models)
  const {
    passages,
    touches,
    handoffs,
    clocks,
    opportunities,
    meetings,
    ratings,
    enrolments,
    stepsTaken,
    consents,
    watches,
    outcomes,
    signals,
  } = project(stretch)
  const lead = card.leadId
  return [
    ...compare(
      'passages',
      tables.passages,
      passages.map((row) => ({ ...row, lead })),
      stored.passages,
      'seq',
      [],
    ),
    ...compare(
      'touches',
      tables.touches,
      touches.map((row) => ({ ...row, lead })),
      stored.touches,
      'seq',
      [],
    ),
    ...compare(
      'signals',
      tables.signals,
      signals.map((row) => ({ ...row, lead })),
      stored.signals,
      'seq',
      [],
    ),
    ...compare(
      'handoffs',
      tables.handoffs,
      handoffs.map((row) => ({ ...row, lead })),
      stored.handoffs,
      'seq',
      [],
    ),
    ...compare(
      'clocks',
      tables.clocks,
      clocks.map((row) => ({ ...row, lead })),
      stored.clocks,
      'seq',
      [],
    ),
    ...compare(
      'opportunities',
      tables.opportunities,
      opportunities.map((row) => ({ ...row, lead, stretch })),
      stored.opportunities,
      'opportunity_id',
      // the company is the card's at the time of the telling; whose it is counted with is settled by the first telling
      ['company', 'company_id', 'is_primary'],
    ),
    ...compare(
      'meetings',
      tables.meetings,
      meetings.map((row) => ({ ...row, lead })),
      stored.meetings,
      'meeting_id',
      [],
    ),
    ...compare(
      'ratings',
      tables.ratings,
      ratings.map((row) => ({ ...row, lead })),
      stored.ratings,
      'seq',
      [],
    ),
    ...compare(
      'enrolments',
      tables.enrolments,
      enrolments.map((row) => ({ ...row, lead })),
      stored.enrolments,
      'seq',
      [],
    ),
    ...compare(
      'steps_taken',
      tables.stepsTaken,
      stepsTaken.map((row) => ({ ...row, lead })),
      stored.steps_taken,
      'seq',
      [],
    ),
    ...compare(
      'messages',
      tables.messages,
      messages.map((row) => ({ ...row, lead })),
      stored.messages,
      'seq',
      [],
    ),
    ...compare(
      'consents',
      tables.consents,
      consents.map((row) => ({ ...row, lead })),
      stored.consents,
      'seq',
      [],
    ),
    ...compare(
      'watches',
      tables.watches,
      watches.map((row) => ({ ...row, lead })),
      stored.watches,
      'seq',
      [],
    ),
    ...compare(
      'outcomes',
      tables.outcomes,
      outcomes.map((row) => ({ ...row, lead })),
      stored.outcomes,
      'seq',
      [],
    ),
  ]
}

function stretchOf(card: Card, entries: LeadEntry[]): Stretch {
  return {
    before: null,
    passBefore: 0,
    stageBefore: '',
    traitsBefore: traitsOf(undefined),
    after: card,
    entries: entries.map((entry) => ({ entry }) as Chained<LeadEntry>),
    keys: [],
    company: null,
  }
}

/** Without the rows of leads that go on in it: those stand at places below zero. */
function ofItsOwn(models: Models): Models {
  const own = Object.entries(models).map(([name, rows]: [string, StoredRow[]]) => [
    name,
    rows.filter(({ seq }) => typeof seq !== 'number' || seq >= 0),
  ])
  return Object.fromEntries(own) as Models
}

/** The rows of a lead that goes on in another, as that one must hold them. @param history what it did, before the merge */
export function checkAdopted(
  history: Card,
  entries: LeadEntry[],
  { survivor, slot, at }: { survivor: string; slot: number; at: number },
  models: Models,
): Finding[] {
  const passages = models.passages
    .toSorted((a, b) => Number(a.seq) - Number(b.seq))
    .map(({ pass, entered_at: enteredAt }) => ({ pass: Number(pass), enteredAt: Number(enteredAt) }))
  const into = { lead: survivor, passages, opportunities: {} }
  const rows = adopted(stretchOf(history, effective(entries)), into, slot, at)
  const table = <Row>(name: keyof Models, columns: Column<Row>[], expected: Row[] = []): Finding[] => {
    const stored = models[name].filter(({ seq }) => typeof seq === 'number' && isPlaceOf(slot, seq))
    return compare(name, columns, expected, stored, 'seq', [])
  }
  return [
    ...table('touches', tables.touches, rows.touches),
    ...table('handoffs', tables.handoffs, rows.handoffs),
    ...table('clocks', tables.clocks, rows.clocks),
    ...table('ratings', tables.ratings, rows.ratings),
    ...table('enrolments', tables.enrolments, rows.enrolments),
    ...table('steps_taken', tables.stepsTaken, rows.stepsTaken),
    ...table('consents', tables.consents, rows.consents),
    ...table('outcomes', tables.outcomes, rows.outcomes),
  ]
}

/** The card's columns, which lists filter and sort by, against the state. */
export function checkCard(card: Card, stored: StoredRow): Finding[] {
  const stretch = { after: card } as Stretch
  const checked = tables.leads.filter(({ name }) => !['state', 'head', 'seq', 'person'].includes(name))
  return cells('leads', checked, stretch, stored, null)
}

function compare<Row>(
  table: string,
  columns: Column<Row>[],
  expected: Row[],
  stored: StoredRow[],
  key: string,
  except: string[],
): Finding[] {
  const left = new Map(stored.map((row) => [row[key], row]))
  const keyColumn = columns.find(({ name }) => name === key)!
  const checked = columns.filter(({ name }) => !except.includes(name))
  const findings: Finding[] = []
  for (const row of expected) {
    const id = keyColumn.of(row) as string | number
    const found = left.get(id)
    const seq = typeof id === 'number' ? id : null
    if (!found)
      findings.push({ seq, what: `a row of ${table} is missing`, expected: String(id), found: null })
    else findings.push(...cells(table, checked, row, found, seq))
    left.delete(id)
  }
  for (const [id] of left) {
    const seq = typeof id === 'number' ? id : null
    findings.push({
      seq,
      what: `a row of ${table} that the stream knows nothing of`,
      expected: null,
      found: String(id),
    })
  }
  return findings
}

function cells<Row>(
  table: string,
  columns: Column<Row>[],
  row: Row,
  stored: StoredRow,
  seq: number | null,
): Finding[] {
  const findings: Finding[] = []
  for (const { name, type, of } of columns) {
    const expected = of(row) ?? null
    const found = stored[name] ?? null
    // int8 and a title that reads 7 come back as the other of text and number
    if (expected === found || (expected !== null && found !== null && String(expected) === String(found)))
      continue
    if (type === 'numeric' && sameAmount(expected, found)) continue
    findings.push({
      seq,
      what: `${table}.${name} differs from the stream`,
      expected: text(expected),
      found: text(found),
    })
  }
  return findings
}

/** `numeric(20, 4)` drops zeros and keeps four places. */
function sameAmount(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return a === b
  return Math.abs(Number(a) - Number(b)) <= 0.00005
}

function text(value: unknown): string | null {
  return value === null ? null : String(value)
}
