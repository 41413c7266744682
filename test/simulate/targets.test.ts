import { expect, test } from 'vitest'
import { open } from '../../src/main.ts'
import { aimAt } from '#simulate/targets.ts'
import { listAccounts, rowsOf } from '#journey/outreach/accounts.store.ts'
import { readSettings } from '#journey/outreach/settings.store.ts'
import { readConfig } from '#platform/config.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { freshDatabase } from '../support/database.ts'

const until = Date.parse('2026-11-20T13:40:00Z')

async function aimed() {
  const { url } = await freshDatabase()
  const config = readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' })
  const { services, close } = await open(config, () => until)
  await simulateLive(services, { seed: 7, leads: 160, span: spanOf(until, 24) }, () => undefined)
  await aimAt(services, 7, until)
  const settings = await readSettings(services.db)
  const found = await listAccounts(services.db, settings, { limit: 200, sort: 'tier' }, '2026-11-20')
  const rows = await rowsOf(services.db, found!.items, { settings, now: until, owner: services.owner })
  const { rows: list } = await services.db.query(
    'select value, reason from suppressions order by value, reason',
  )
  const { rows: history } = await services.db.query(
    'select account_id, seq, at, by, kind, body::text as body from account_history order by 1, 2',
  )
  await close()
  return { rows, list, history }
}

test(
  'given the demo company, when it aims at companies twice over, then it is the same list, in tiers, with groups',
  { timeout: 120_000 },
  async () => {
    const [first, second] = [await aimed(), await aimed()]
    expect(second).toEqual(first)
    expect(new Set(first.rows.map(({ tier }) => tier))).toEqual(new Set(['A', 'B', 'C']))
    expect(first.rows.some(({ coverage }) => coverage.known.length >= 3)).toBe(true)
    expect(first.rows.some(({ leads }) => leads === 0)).toBe(true)
    expect(first.list.length).toBeGreaterThan(8)
    expect(first.history.every(({ at }) => (at as number) <= until)).toBe(true)
  },
)
