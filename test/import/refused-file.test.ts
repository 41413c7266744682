import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RefusedFile } from '#journey/capture/import/refused-file.ts'

test('given a disk that fails between two rows, when the next row or the end comes, then that is told there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'refused-'))
  // a folder stands where the file should: the stream fails by itself, after the write has returned
  const file = new RefusedFile(folder)
  const row = {
    file: 'a.csv',
    line: 2,
    field: null,
    reason: 'no_key',
    detail: 'nothing',
    raw: { a: '1' },
  } as const
  await file.write(row)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await expect(file.write(row)).rejects.toThrow('EISDIR')
  await expect(file.close()).rejects.toThrow('EISDIR')
  rmSync(folder, { recursive: true })
})
