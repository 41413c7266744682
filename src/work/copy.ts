import { from as copyFrom } from 'pg-copy-streams'
import { rowsOf } from '#work/rows.ts'
import * as tables from '#work/tables.ts'
import type { Batch } from '#work/rows.ts'
import type { Column } from '#work/columns.ts'
import type { Transaction } from '#platform/database.ts'

type Rows = ReturnType<typeof rowsOf>

const PARTS: { rows: keyof Rows; table: string; columns: Column<never>[] }[] = [
  part('entries', 'entries', tables.entries),
  part('personal', 'personal_parts', tables.personalParts),
  part('newLeads', 'leads', tables.leads),
  part('identityKeys', 'identity_keys', tables.identityKeys),
  part('companies', 'companies', tables.companies),
  part('passages', 'passages', tables.passages),
  part('touches', 'touches', tables.touches),
  part('signals', 'signals', tables.signals),
  part('handoffs', 'handoffs', tables.handoffs),
  part('ratings', 'ratings', tables.ratings),
  part('clocks', 'clocks', tables.clocks),
  part('enrolments', 'enrolments', tables.enrolments),
  part('stepsTaken', 'steps_taken', tables.stepsTaken),
  part('messages', 'messages', tables.messages),
  part('consents', 'consents', tables.consents),
  part('watches', 'watches', tables.watches),
  part('outcomes', 'outcomes', tables.outcomes),
  part('opportunities', 'opportunities', tables.opportunities),
  part('opportunityChanges', 'opportunity_changes', tables.opportunityChanges),
  part('grainDue', 'grain_due', tables.grainDue),
  part('matchDue', 'match_due', tables.matchDue),
  part('meetings', 'meetings', tables.meetings),
  part('facets', 'facet_values', tables.facetValues),
]

function part<Row>(rows: keyof Rows, table: string, columns: Column<Row>[]): (typeof PARTS)[number] {
  return { rows, table, columns: columns as Column<never>[] }
}

/**
 * Writes a batch of leads that nobody has seen yet by COPY: two to three times the rate of one unnest statement, and
 * for an empty store only, since COPY has no answer to a row that is there already. Nothing is put into the outbox.
 */
export async function copyBatch(transaction: Transaction, batch: Batch): Promise<void> {
  const rows = rowsOf(batch)
  for (const row of rows.grainDue) row.bulk = true
  for (const row of rows.matchDue) row.bulk = true
  for (const { rows: name, table, columns } of PARTS) {
    if (rows[name].length === 0) continue
    const names = columns.map((column) => column.name).join(', ')
    await copy(
      transaction,
      `copy ${table} (workspace_no, ${names}) from stdin`,
      copyText(columns, rows[name] as never[]),
    )
  }
}

function copy({ client }: Transaction, statement: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = client.query(copyFrom(statement))
    stream.on('error', reject)
    stream.on('finish', resolve)
    stream.end(Buffer.from(text))
  })
}

/** Rows in COPY's text format (PostgreSQL manual, "COPY", "Text Format"). */
export function copyText<Row>(columns: Column<Row>[], rows: Row[]): string {
  let text = ''
  for (const row of rows) {
    text += '1'
    for (const { type, of } of columns) {
      const value = of(row)
      if (value === null || value === undefined) text += '\t\\N'
      else if (type === 'text' || type === 'json') text += `\t${escaped(value as string)}`
      else if (type === 'moment') text += `\t${new Date(value as number).toISOString()}`
      else if (type === 'bytea') text += `\t\\\\x${(value as Buffer).toString('hex')}`
      else text += `\t${String(value)}`
    }
    text += '\n'
  }
  return text
}

const SPECIAL = /[\\\t\n\r]/
const EVERY_SPECIAL = /[\\\t\n\r]/g
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (letter) => ESCAPES[letter]!) : text
}
