import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import copyStreams from 'pg-copy-streams'
import { exportParquet } from '#cli/export.parquet.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { UsageError } from '#cli/command.ts'
import { grain, type Grain } from '#cli/export.grain.ts'
import type { Command } from '#cli/command.ts'
import type { Services } from '#work/services.ts'

export const exportFiles: Command = {
  name: 'export',
  summary: 'Write the grain as CSV files, and the agreements as YAML, or the star schema as Parquet',
  usage: `export --out DIR [--parquet]

  --parquet  the views of the star schema, without anything that names a lead’s person`,
  values: ['out'],
  switches: ['parquet'],
  run: async (context, _args, flags) => {
    const folder = flags.out
    if (typeof folder !== 'string') throw new UsageError('Name the folder to write to with --out DIR.')
    const services = await context.open()
    const onFile = (name: string) => context.note(`\r\u001b[K${name} `)
    const asParquet = flags.parquet === true
    // without a server nobody has counted what happened last
    if (asParquet) await settleGrain(services)
    const files = asParquet
      ? await exportParquet(services.db, folder, onFile)
      : await exportTo(services, folder, onFile)
    context.note('\r\u001b[K')
    const lines = files.map(
      ({ file, rows }) => `${file.padEnd(20)} ${rows.toLocaleString('en').padStart(12)} rows`,
    )
    const note = 'A text that a spreadsheet would take for a formula has an apostrophe before it.'
    const notes = asParquet ? [] : [note]
    context.print({ folder, files, notes }, [...lines, ...notes].join('\n'))
    return 0
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
