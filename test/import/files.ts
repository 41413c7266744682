import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseMapping } from '#journey/capture/import/mapping-file.ts'
import type { Mapping } from '#journey/capture/import/mapping-schema.ts'
import { openImport, type OpenedImport } from '#journey/capture/import/open-import.ts'
import type { ImportedLead, RefusedRow } from '#journey/capture/import/record.ts'

/** Real exports, where they lie beside the checkout. */
export const SHARED = join(import.meta.dirname, '../../../shared/data')
export const hasShared = existsSync(SHARED)

/** Writes files into a folder of their own and gives their paths. */
export async function filesOf(contents: Record<string, string | Buffer>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'))
  const paths = Object.keys(contents).map((name) => join(folder, name))
  await Promise.all(Object.values(contents).map((content, index) => writeFile(paths[index]!, content)))
  return paths
}

export function mappingOf(text: string): Mapping {
  const read = parseMapping(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.mapping
}

export interface Everything {
  opened: OpenedImport
  leads: ImportedLead[]
  refused: RefusedRow[]
}

export async function importAll(files: string[], mapping?: Mapping): Promise<Everything> {
  const opened = await openImport({ files, ...(mapping ? { mapping } : {}) })
  const leads: ImportedLead[] = []
  const refused: RefusedRow[] = []
  for await (const row of opened.records()) {
    if ('refused' in row) refused.push(row.refused)
    else leads.push(row)
  }
  return { opened, leads, refused }
}
