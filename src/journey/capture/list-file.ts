import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import { join } from 'node:path'
import { contentOf, NULL_TOKENS, tokenSet } from '#journey/capture/import/cells.rules.ts'
import { openTable } from '#journey/capture/import/table.ts'
import { receiveFiles } from '#journey/capture/upload.ts'
import { LONGEST_LIST } from '#journey/capture/list-file.contract.ts'
import type { ListFile, ListRow, ReadList } from '#journey/capture/list-file.contract.ts'
import type { Request } from '#platform/http/route.ts'

/** Reads the one file of an upload. It is gone when this returns: a list holds everybody's details. */
export const readUploadedList: ReadList<Request> = async ({ stream, headers }) => {
  const folder = await mkdtemp(join(os.tmpdir(), 'baton-list-'))
  try {
    const received = await receiveFiles(stream, headers.get('content-type'), folder)
    if ('problem' in received) return received
    if (received.paths.length > 1) return { problem: 'holds more than one file' }
    return await readList(received.paths[0]!)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const NOTHING = tokenSet(NULL_TOKENS, false)

/** Reads a CSV or XLSX file as imports of leads read it: encoding, delimiter, quotes and broken rows alike. */
export const readList: ReadList<string> = async (path) => {
  const opening = await openTable(path)
  if (!opening.ok) return { problem: `cannot be read: ${opening.problem.detail}` }
  const { table } = opening
  const rows: ListRow[] = []
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if ('refused' in row) rows.push({ line: row.refused.line, refused: row.refused.detail })
      else rows.push({ line: row.line, cells: row.cells.map(valueOf) })
    }
    if (rows.length > LONGEST_LIST) break
  }
  const list: ListFile = {
    name: table.file,
    headers: table.headers,
    rows: rows.slice(0, LONGEST_LIST),
    tooLong: rows.length > LONGEST_LIST,
  }
  return { list }
}

function valueOf(cell: string): string {
  const content = contentOf(cell, NOTHING, false)
  return content.is === 'value' ? content.text : ''
}
