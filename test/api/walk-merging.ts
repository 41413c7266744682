/** Walks from two leads to one and back. */
import { expect } from 'vitest'
import { ben } from '../support/cast.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When two leads of one person are merged and parted again, then each step answers. */
export async function walkMerging(ask: Ask): Promise<void> {
  const made = async (email: string): Promise<string> =>
    (await ask('POST', '/api/leads', { ...ben, email })).body.id as string
  const [survivor, lead] = [await made('first@ostwerk.example'), await made('second@ostwerk.example')]
  const pairs = [{ survivor, lead }]
  expect((await ask('POST', '/api/leads/merge', { pairs, preview: true })).body.merged).toHaveLength(1)
  expect((await ask('POST', `/api/leads/${survivor}/merge`, { lead })).body.other).toBeNull()
  expect((await ask('GET', `/api/leads/${lead}/merges`)).body).toMatchObject({ lead: survivor })
  expect((await ask('GET', `/api/leads/${survivor}/timeline`)).body.items).not.toEqual([])
  const parted = await ask('POST', `/api/leads/${survivor}/unmerge`, { lead })
  expect(parted.body.other).toMatchObject({ id: lead })
}
