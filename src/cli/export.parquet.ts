import path from 'node:path'
import { mkdir } from 'node:fs/promises'
import { fileWriter, ParquetWriter } from 'hyparquet-writer'
import type { Database, Transaction } from '#platform/database.ts'
import type { SchemaElement } from 'hyparquet'

/** Rows that are held in memory at once; each such part is a row group of the file. */
const GROUP = 20_000

interface Column {
  name: string
  /** as PostgreSQL calls it */
  type: string
  scale: number | null
}

/**
 * Writes every view of the star schema (docs/warehouse.md) as a Parquet file, all of one moment. Memory holds one row group
 * at a time, however many rows there are.
 */
export async function exportParquet(
  db: Database,
  folder: string,
  onFile: (name: string) => void = () => undefined,
): Promise<{ file: string; rows: number }[]> {
  await mkdir(folder, { recursive: true })
  return db.transaction(
    async (snapshot) => {
      const written: { file: string; rows: number }[] = []
      for (const [view, columns] of await viewsOf(snapshot)) {
        onFile(view)
        const file = `${view}.parquet`
        written.push({ file, rows: await writeView(snapshot, view, columns, path.join(folder, file)) })
      }
      return written
    },
    { isolation: 'repeatable read', readOnly: true, timeoutMs: 12 * 3_600_000 },
  )
}

async function viewsOf(snapshot: Transaction): Promise<Map<string, Column[]>> {
  const { rows } = await snapshot.query<Column & { view: string }>(
    `select table_name as view, column_name as name, data_type as type, numeric_scale as scale
       from information_schema.columns where table_schema = 'warehouse' order by table_name, ordinal_position`,
  )
  const views = new Map<string, Column[]>()
  for (const { view, ...column } of rows) views.set(view, [...(views.get(view) ?? []), column])
  return views
}

async function writeView(
  snapshot: Transaction,
  view: string,
  columns: Column[],
  file: string,
): Promise<number> {
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: schemaOf(columns),
    createdBy: 'Baton',
  })
  const select = columns.map(({ name, type }) =>
    type === 'ARRAY' ? `array_to_string(${name}, ' ') as ${name}` : name,
  )
  await snapshot.query(`declare part cursor for select ${select.join(', ')} from warehouse.${view}`)
  let count = 0
  for (;;) {
    const { rows } = await snapshot.query(`fetch ${GROUP} from part`)
    if (rows.length === 0 && count > 0) break
    const columnData = columns.map((column) => {
      const kind = kindOf(column)
      return { name: column.name, data: rows.map((row) => kind.of(row[column.name])) }
    })
    await writer.write({ columnData, rowGroupSize: GROUP })
    count += rows.length
    if (rows.length < GROUP) break
  }
  await snapshot.query('close part')
  await writer.finish()
  return count
}

function schemaOf(columns: Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map((column): SchemaElement => ({
      name: column.name,
      repetition_type: 'OPTIONAL',
      ...kindOf(column).element,
    })),
  ]
}

interface Kind {
  element: Omit<SchemaElement, 'name'>
  /** null stays null */
  of: (value: unknown) => unknown
}

const DAY_MS = 24 * 3600_000
const known = (of: (value: never) => unknown) => (value: unknown) =>
  value === null ? null : of(value as never)

const TEXT: Kind = {
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  of: known((value: unknown) => String(value)),
}

const KINDS: Record<string, Kind> = {
  integer: { element: { type: 'INT32' }, of: (value) => value },
  bigint: { element: { type: 'INT64' }, of: known((value: number) => BigInt(value)) },
  boolean: { element: { type: 'BOOLEAN' }, of: (value) => value },
  date: {
    element: { type: 'INT32', converted_type: 'DATE' },
    of: known((value: string) => Date.parse(`${value}T00:00:00Z`) / DAY_MS),
  },
  'timestamp with time zone': {
    element: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
    of: known((value: number) => BigInt(value)),
  },
}

/** Whole numbers of 38 digits fit into 16 bytes: every digit of money arrives. */
function kindOf({ type, scale }: Column): Kind {
  if (type !== 'numeric') return KINDS[type] ?? TEXT
  const places = scale ?? 0
  return {
    element: {
      type: 'FIXED_LEN_BYTE_ARRAY',
      type_length: 16,
      converted_type: 'DECIMAL',
      precision: 38,
      scale: places,
    },
    of: known((value: string) => {
      const [whole, fraction = ''] = value.split('.')
      return BigInt(whole + fraction.padEnd(places, '0'))
    }),
  }
}
