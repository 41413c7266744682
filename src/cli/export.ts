import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import copyStreams from 'pg-copy-streams'
import { UsageError } from '#cli/command.ts'
import type { Command } from '#cli/command.ts'
import type { Services } from '#work/services.ts'

export const exportFiles: Command = {
  name: 'export',
  summary: 'Write the grain as CSV files, and the agreements as YAML, for other tools',
  usage: 'export --out DIR',
  values: ['out'],
  switches: [],
  run: async (context, _args, flags) => {
    const folder = flags.out
    if (typeof folder !== 'string') throw new UsageError('Name the folder to write to with --out DIR.')
    const services = await context.open()
    const files = await exportTo(services, folder, (name) => context.note(`\r\u001b[K${name} `))
    context.note('\r\u001b[K')
    const lines = files.map(
      ({ file, rows }) => `${file.padEnd(20)} ${rows.toLocaleString('en').padStart(12)} rows`,
    )
    const note = 'A text that a spreadsheet would take for a formula has an apostrophe before it.'
    context.print({ folder, files, notes: [note] }, [...lines, note].join('\n'))
    return 0
  },
}

type Kind = 'text' | 'moment' | 'json' | 'plain'
type Grain = Record<string, Kind>

const passage = { lead_id: 'plain', seq: 'plain', pass: 'plain' } as const

/** File → table → columns. Personal parts of entries stay at home: the leads' file has whom they are about. */
const grain: Record<string, Grain> = {
  leads: {
    lead_id: 'plain',
    name: 'text',
    email: 'text',
    phone: 'text',
    company: 'text',
    title: 'text',
    country: 'text',
    source: 'text',
    campaign: 'text',
    channel: 'text',
    stage: 'text',
    stage_since: 'moment',
    owner: 'text',
    function: 'text',
    pass: 'plain',
    score: 'plain',
    fit: 'plain',
    engagement: 'plain',
    handoff: 'text',
    next_step: 'text',
    step_due_at: 'moment',
    next_due_at: 'moment',
    created_at: 'moment',
    last_activity_at: 'moment',
    version: 'plain',
    seq: 'plain',
  },
  entries: {
    lead_id: 'plain',
    seq: 'plain',
    kind: 'text',
    fact: 'plain',
    history: 'plain',
    at: 'moment',
    recorded_at: 'moment',
    by: 'text',
    version: 'plain',
    body: 'json',
    hash: 'plain',
  },
  passages: {
    ...passage,
    stage: 'text',
    function: 'text',
    owner: 'text',
    version: 'plain',
    entered_at: 'moment',
    left_at: 'moment',
    why: 'text',
  },
  touches: {
    ...passage,
    at: 'moment',
    kind: 'text',
    channel: 'text',
    source: 'text',
    campaign: 'text',
    asset: 'text',
  },
  handoffs: {
    ...passage,
    n: 'plain',
    rep: 'text',
    score: 'plain',
    offered_at: 'moment',
    due_at: 'moment',
    answered_at: 'moment',
    answer: 'text',
    reason: 'text',
    returned_at: 'moment',
  },
  opportunities: {
    opportunity_id: 'text',
    lead_id: 'plain',
    is_primary: 'plain',
    role: 'text',
    name: 'text',
    company: 'text',
    owner: 'text',
    status: 'text',
    stage: 'text',
    amount: 'plain',
    currency: 'text',
    opened_at: 'moment',
    closed_at: 'moment',
    fields: 'json',
    updated_at: 'moment',
  },
  spend: {
    spend_id: 'plain',
    campaign: 'text',
    source: 'text',
    period_from: 'plain',
    period_to: 'plain',
    amount: 'plain',
    currency: 'text',
    recorded_at: 'moment',
  },
  people: {
    person_id: 'text',
    name: 'text',
    email: 'text',
    function: 'text',
    available: 'plain',
    desk: 'plain',
  },
}

/** All files show the same moment. PostgreSQL writes the CSV and we only carry it: memory does not grow with the rows. */
export async function exportTo(
  { db, agreements }: Pick<Services, 'db' | 'agreements'>,
  folder: string,
  onFile: (name: string) => void = () => undefined,
): Promise<{ file: string; rows: number }[]> {
  await mkdir(folder, { recursive: true })
  const files = await db.transaction(
    async (snapshot) => {
      const written: { file: string; rows: number }[] = []
      for (const [table, columns] of Object.entries(grain)) {
        onFile(table)
        const order = 'lead_id' in columns ? ('seq' in columns ? 'lead_id, seq' : 'lead_id') : '1'
        const select = `select ${selected(columns)} from ${table} where workspace_no = 1 order by ${order}`
        const copy = snapshot.client.query(
          copyStreams.to(`copy (${select}) to stdout with (format csv, header)`),
        )
        await pipeline(copy, createWriteStream(path.join(folder, `${table}.csv`), { mode: 0o600 }))
        written.push({ file: `${table}.csv`, rows: copy.rowCount })
      }
      return written
    },
    { isolation: 'repeatable read', readOnly: true, timeoutMs: 12 * 3_600_000 },
  )
  for (const { ruleset, text } of agreements) {
    const file = `agreement-${ruleset.version}.yaml`
    await writeFile(path.join(folder, file), text)
    files.push({ file, rows: text.split('\n').length })
  }
  return files
}

function selected(columns: Grain): string {
  return Object.entries(columns)
    .map(([name, kind]) => {
      if (kind === 'moment')
        return `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${name}`
      // a cell that begins so is run as a formula by spreadsheets (OWASP: CSV injection)
      if (kind === 'text')
        return `case when ${name} ~ '^\\s*[=+@＝＋－＠-]|^[\\t\\r\\n]' then '''' || ${name} else ${name} end as ${name}`
      return name
    })
    .join(', ')
}
