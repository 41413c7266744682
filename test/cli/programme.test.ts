import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { programme } from '#cli/programme.ts'
import { freshDatabase } from '../support/database.ts'
import { workspace } from './workspace.ts'
import type { CommandContext, Flags } from '#cli/command.ts'

const { database } = await freshDatabase()
const { services } = await workspace(database)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-programme-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const document = {
  name: 'Not now',
  purpose: 'news',
  entry: { stages: ['nurture'], reasons: ['no_budget'], when: [] },
  goal: [],
  holdOut: 15,
  start: 'rest',
  steps: [{ id: 'rest', name: 'Rest a month', does: 'wait', for: '30 days', next: null }],
}

test('a programme is read from a file, published once, listed, and written as it was', async () => {
  const file = path.join(folder, 'not-now.yaml')
  fs.writeFileSync(file, stringify(document))
  expect(await run(['import', file], { id: 'not_now', as: 'mona' })).toMatchObject({
    code: 0,
    value: { ok: true },
  })
  expect(await run(['publish', 'not_now'], { as: 'mona' })).toMatchObject({ code: 0, value: { version: 1 } })
  expect(await run(['publish', 'not_now'], {})).toMatchObject({ code: 1, value: { refused: 'not_found' } })
  const { value } = await run(['list'], {})
  expect(value).toMatchObject({ items: [{ id: 'not_now', name: 'Not now', state: 'published', version: 1 }] })
  const written = await run(['export', 'not_now'], {})
  expect(parse(written.text)).toEqual(document)
})

test('what is wrong is said by its field, and stays a draft that cannot be published', async () => {
  const file = path.join(folder, 'wrong.yaml')
  fs.writeFileSync(file, stringify({ ...document, start: 'nowhere' }))
  const read = await run(['import', file], { id: 'wrong' })
  expect(read.code).toBe(1)
  expect(read.text).toMatch(/start There is no step nowhere/)
  expect(await run(['publish', 'wrong'], {})).toMatchObject({ code: 1, value: { refused: 'invalid' } })
})

test('a file that is none, and a person who is none, are errors of the call', async () => {
  await expect(run(['import', path.join(folder, 'none.yaml')], { id: 'x' })).rejects.toThrow(/cannot be read/)
  await expect(run(['publish', 'wrong'], { as: 'nobody' })).rejects.toThrow(/no person/)
})

async function run(args: string[], flags: Flags) {
  const told: { value: unknown; text: string } = { value: null, text: '' }
  const print = (value: unknown, text: string) => void Object.assign(told, { value, text })
  const context = { open: () => Promise.resolve(services), print } as unknown as CommandContext
  return { code: await programme.run(context, args, flags), ...told }
}
