import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { v7 as uuid } from 'uuid'
import {
  addImport,
  changeImport,
  lockImports,
  NO_COUNTS,
  unfinishedImports,
} from '#journey/capture/import.store.ts'
import { parseMapping, printMapping } from '#journey/capture/import/mapping-file.ts'
import { openImport } from '#journey/capture/import/open-import.ts'
import type { ImportFile, StoredImport } from '#journey/capture/import.store.ts'
import type { Mapping } from '#journey/capture/import/mapping-schema.ts'
import type { OpenedImport } from '#journey/capture/import/open-import.ts'
import type { Database } from '#platform/database.ts'

/** Dates without a time zone may lie ahead of us; what is later than that has not happened. */
const DAY_MS = 86_400_000

/** Opens files for an import that began at `startedAt`; problems stand in the answer. */
export function openFiles(
  files: string[],
  mapping: Mapping | undefined,
  startedAt: number,
): Promise<OpenedImport> {
  return openImport({ files, ...(mapping ? { mapping } : {}), notAfter: startedAt + DAY_MS })
}

/** Opens the files of an import that is known, with the mapping that it has. @throws when they changed meanwhile */
export async function reopen(one: StoredImport): Promise<OpenedImport> {
  const files = await describeFiles(one.files.map(({ path }) => path))
  const changed = files.find(({ hash }, i) => hash !== one.files[i]!.hash)
  if (changed) throw new Error(`${changed.name} is not the file that this import began with`)
  const read = one.mapping === '' ? null : parseMapping(one.mapping)
  if (read && !read.ok)
    throw new Error(`the mapping of this import cannot be read: ${read.problems[0]!.detail}`)
  return openFiles(
    one.files.map(({ path }) => path),
    read?.mapping,
    one.startedAt,
  )
}

/** @throws what the file system throws */
export function describeFiles(paths: string[]): Promise<ImportFile[]> {
  return Promise.all(
    paths.map(async (given) => {
      const path = resolve(given)
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
      return { name: basename(path), path, size: (await stat(path)).size, hash: hash.digest('hex') }
    }),
  )
}

/**
 * The import of these files: a new one, or the one that was interrupted with the same contents and the same mapping.
 * A dry run is not stored.
 */
export async function beginImport(
  db: Database,
  files: ImportFile[],
  opened: OpenedImport,
  startedAt: number,
  dryRun: boolean,
): Promise<StoredImport> {
  const mapping = printMapping(opened.mapping)
  const same = (one: StoredImport) => one.mapping === mapping && sameFiles(one.files, files)
  const earlier = dryRun ? undefined : (await unfinishedImports(db)).find(same)
  if (earlier) {
    // the same contents may lie elsewhere now
    await changeImport(db, earlier, { files })
    return { ...earlier, files }
  }
  const one: StoredImport = {
    id: uuid(),
    files,
    mapping,
    status: dryRun ? 'uploaded' : 'running',
    run: 0,
    dryRun,
    startedAt,
    finishedAt: null,
    totalRows: opened.estimate,
    position: 0,
    counts: NO_COUNTS,
    refusedFile: null,
    problem: null,
  }
  if (!dryRun) await addImport(db, one)
  return one
}

function sameFiles(a: ImportFile[], b: ImportFile[]): boolean {
  const contents = (files: ImportFile[]) =>
    files
      .map(({ hash }) => hash)
      .sort()
      .join()
  return contents(a) === contents(b)
}

const LOOK_AGAIN_MS = 500

/** Does the work while nobody else imports; the import is read anew, since somebody may have finished it meanwhile. */
export async function alone<T>(db: Database, waiting: () => void, work: () => Promise<T>): Promise<T> {
  for (let told = false; ; told = true) {
    const free = await lockImports(db)
    if (free) {
      try {
        return await work()
      } finally {
        await free()
      }
    }
    if (!told) waiting()
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
