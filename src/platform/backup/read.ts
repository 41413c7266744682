import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import copyStreams from 'pg-copy-streams'
import { BackupError, readFrames, type Frame } from './frames.ts'
import { listed, ownTables, quoted, schemaVersion, type BackupTable } from './tables.ts'
import type { Database, Transaction } from '../database.ts'

/**
 * Puts a backup back, in one transaction: before its commit the checksum, the number of rows of every table and the
 * schema have been checked, so that a damaged file changes nothing. `clear`: the tables that may be emptied first; what
 * it returns is done at the end.
 * @throws {BackupError}
 */
export async function readBackup(
  db: Database,
  file: string,
  clear: (transaction: Transaction, tables: BackupTable[]) => Promise<() => Promise<void>>,
  onTable: (name: string) => void = () => undefined,
): Promise<Record<string, number>> {
  return db.transaction(
    async (transaction) => {
      const frames = readFrames(file)
      const tables = await headerOf(transaction, file, frames)
      const afterwards = await clear(transaction, tables)
      const counts: Record<string, number> = Object.fromEntries(tables.map(({ name }) => [name, 0]))
      let next = await frames.next()
      while (!next.done && next.value.is === 'data') {
        const { table: name } = next.value
        const table = tables.find((one) => one.name === name)
        if (!table) throw new BackupError(`${file} has data of an unknown table`)
        onTable(name)
        const into = transaction.client.query(
          copyStreams.from(`copy ${quoted(name)} (${listed(table)}) from stdin`),
        )
        const rest = { next }
        await pipeline(Readable.from(dataOf(frames, name, rest)), into)
        counts[name] = into.rowCount
        next = rest.next
      }
      if (next.done || next.value.is !== 'end')
        throw new BackupError(`${file} is cut off: its end is missing`)
      if (!next.value.matches)
        throw new BackupError(`${file} was changed: its content does not match its checksum`)
      for (const [name, rows] of Object.entries(next.value.rows)) {
        if (counts[name] !== rows)
          throw new BackupError(`${file} says ${rows} rows of ${name}, and ${counts[name]} came back`)
      }
      await afterwards()
      return counts
    },
    { timeoutMs: 12 * 3_600_000 },
  )
}

async function headerOf(
  transaction: Transaction,
  file: string,
  frames: AsyncGenerator<Frame>,
): Promise<BackupTable[]> {
  const first = await frames.next()
  if (first.done || first.value.is !== 'header') throw new BackupError(`${file} is not a backup of Baton`)
  const { schema, tables } = first.value
  if (schema !== (await schemaVersion(transaction))) {
    throw new BackupError(
      `${file} was made with another version of the schema; restore it with the version of Baton that made it`,
    )
  }
  // names go into statements: only those that exist here
  const own = new Map((await ownTables(transaction)).map((table) => [table.name, table]))
  for (const { name, columns } of tables) {
    if (columns.join() !== own.get(name)?.columns.join())
      throw new BackupError(`${file} has another table ${name} than this database`)
  }
  return tables
}

/** The pieces of one table; what comes after them is left in `rest`. */
async function* dataOf(
  frames: AsyncGenerator<Frame>,
  table: string,
  rest: { next: IteratorResult<Frame> },
): AsyncGenerator<Buffer> {
  while (!rest.next.done && rest.next.value.is === 'data' && rest.next.value.table === table) {
    yield rest.next.value.data
    rest.next = await frames.next()
  }
}
