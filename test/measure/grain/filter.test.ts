/** What reports are narrowed to, over rows of which it is plain which fit. */
import { beforeAll, describe, expect, test } from 'vitest'
import { filtersOf, passesWhere, within } from '#journey/measure/grain/filter.rules.ts'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { freshDatabase } from '../../support/database.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

const { database } = await freshDatabase()
const NOW = Date.parse('2026-06-30T12:00:00Z')
const group = (id: string) => ({ id, label: id, text: 'true', test: () => true })
const rules: Pick<Ruleset, 'markets' | 'offers' | 'segments'> = {
  markets: { home: group('home') },
  segments: { large: group('large'), small: group('small') },
  offers: {},
}

async function fitting(given: Given, more = ''): Promise<string[]> {
  const filters = filtersOf(given, NOW, rules)
  if ('refused' in filters) throw new Error(filters.detail)
  const where = passesWhere(filters)
  const then = within(filters, 'p.accepted_at', where.params.length + 1)
  const { rows } = await database.query<{ campaign: string }>(
    `select campaign from passes p where ${where.sql} ${more && `and ${then.sql}`} order by 1`,
    [...where.params, ...(more ? then.params : [])],
  )
  return rows.map(({ campaign }) => campaign)
}

beforeAll(async () => {
  const row = (
    campaign: string,
    began: string,
    accepted: string | null,
    source: string | null,
    groups: string[],
  ) =>
    database.query(
      `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, source, campaign, origin, groups, owner,
         function, version, stage, reached, accepted_at, offers, returns, attempts)
       values (1, gen_random_uuid(), 1, 1, $2, $2, $3, $1, 'marketing', $4, 'ines', 'sales', 1, 'new', '{}', $5, 0, 0, 0)`,
      [campaign, began, source, groups, accepted],
    )
  await row('a', '2026-01-10T00:00:00Z', '2026-04-02T00:00:00Z', 'web', ['market:home', 'segment:large'])
  await row('b', '2026-03-31T23:59:59Z', null, 'fair', ['segment:small'])
  await row('c', '2026-04-01T00:00:00Z', '2026-04-20T00:00:00Z', null, [])
  await row('d', '2027-01-01T00:00:00Z', null, 'web', [])
})

describe('given passes of some sources, groups and days', () => {
  test.each<[string, Given, string[]]>([
    ['nothing', {}, ['a', 'b', 'c']],
    ['a quarter of entry', { from: '2026-01-01', to: '2026-03-31' }, ['a', 'b']],
    ['a quarter of events', { from: '2026-01-01', to: '2026-03-31', period: 'event' }, ['a', 'b', 'c']],
    ['a past day', { asOf: '2026-03-30' }, ['a']],
    ['a source', { source: 'web' }, ['a']],
    ['no source', { source: '-' }, ['c']],
    ['a market', { market: 'home' }, ['a']],
    ['no segment', { segment: '-' }, ['c']],
    ['a segment and an owner', { segment: 'small', owner: 'ines' }, ['b']],
    ['another version', { version: 2 }, []],
    ['what SQL would run', { source: `web' or '1'='1` }, []],
  ])('when they are narrowed to %s, then those remain', async (_what, given, expected) => {
    expect(await fitting(given)).toEqual(expected)
  })

  test('when what happened in a period is asked, then its own moment counts, not that of entry', async () => {
    const may = { from: '2026-04-01', to: '2026-04-10' }
    expect(await fitting({ ...may, period: 'event' }, 'accepted')).toEqual(['a'])
    expect(await fitting({ ...may, period: 'entry' }, 'accepted')).toEqual(['c'])
    expect(await fitting({ asOf: '2026-04-10' }, 'accepted')).toEqual(['a'])
  })

  test('when something is wrong with a filter, then the field is named', () => {
    const fields = (given: Given) => {
      const filters = filtersOf(given, NOW, rules)
      return 'refused' in filters ? filters.errors!.map(({ field }) => field) : []
    }
    expect(fields({ from: '2026-02-01', to: '2026-01-01' })).toEqual(['to'])
    expect(fields({ asOf: 'yesterday' })).toEqual(['asOf'])
    expect(fields({ market: 'abroad', offer: 'any' })).toEqual(['market', 'offer'])
    expect(GrainFilters.safeParse({ origin: 'nobody' }).success).toBe(false)
    expect(GrainFilters.parse({ version: '3' }).version).toBe(3)
  })
})
