import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuid } from 'uuid'
import { addImport, NO_COUNTS, type ImportStatus } from '#journey/capture/import.store.ts'
import { uploadFolder } from '#journey/capture/import.child.ts'
import { forgetUploads } from '#journey/capture/uploads.jobs.ts'
import { aWorld, type World } from './world.ts'

const DAY = 86_400_000

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

async function upload(status: ImportStatus | null, days: number): Promise<string> {
  const id = uuid()
  const folder = uploadFolder(world.services, id)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'leads.csv'), 'Email\n')
  const at = new Date(Date.now() - days * DAY)
  utimesSync(folder, at, at)
  const row = {
    id,
    files: [],
    mapping: '',
    run: 0,
    dryRun: false,
    totalRows: 1,
    position: 0,
    counts: NO_COUNTS,
  }
  if (status) await addImport(world.db, { ...row, status, startedAt: at.getTime() })
  return folder
}

test('given uploads that nobody goes on with, when a week has passed, then their files go, and no others', async () => {
  const gone = [
    await upload('uploaded', 8),
    await upload('cancelled', 8),
    await upload('failed', 8),
    await upload(null, 8),
  ]
  const kept = [await upload('uploaded', 6), await upload('running', 8), await upload(null, 1)]
  expect(await forgetUploads(world.services)).toBe(4)
  expect(gone.map((folder) => existsSync(folder))).toEqual([false, false, false, false])
  expect(kept.map((folder) => existsSync(folder))).toEqual([true, true, true])
})
