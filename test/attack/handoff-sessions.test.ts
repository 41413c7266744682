/** A database that fails for a moment says nothing about who somebody is. */
import { expect, test } from 'vitest'
import { house } from '../people/house.ts'

const { claim, join, services, errors, ask } = await house()
const admin = await claim()
const rita = await join(admin, 'rita', 'rep')
const { key } = (await admin('POST', '/api/keys', { name: 'web', scopes: ['read'] })).body

test.each([
  ['session', (path: string) => rita('GET', path)],
  ['key', (path: string) => ask('GET', path, undefined, { authorization: `Bearer ${key}` })],
] as const)(
  'when a %s cannot be looked up, then nobody is told to sign in, and afterwards all is as before',
  async (_what, go) => {
    await services.access.refresh()
    await services.db.query(
      'alter table sessions rename to sessions_away; alter table api_keys rename to keys_away',
    )
    const during = await go('/api/leads')
    await services.db.query(
      'alter table sessions_away rename to sessions; alter table keys_away rename to api_keys',
    )
    expect(during.status).toBe(500)
    expect((await go('/api/leads')).status).toBe(200)
    errors.splice(0)
  },
)
