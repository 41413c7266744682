import { beforeAll, describe, expect, test } from 'vitest'
import { reportNames, reportOf } from '#journey/measure/reports.ts'
import { ReportView } from '#journey/measure/contract.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'
import { freshDatabase } from '../../support/database.ts'
import { annaIsWon, workspace, type Workspace } from '../../cli/workspace.ts'

const { database } = await freshDatabase()
let w: Workspace

beforeAll(async () => {
  w = await workspace(database)
  await annaIsWon(w)
  for (const [i, source] of ['fair', 'fair', 'web'].entries())
    await w.capture({ email: `p${i}@example.org`, source, company: `Firm ${i}` })
  await w.capture({ email: 'nobody@example.org', company: 'Without a source' })
  await settleGrain(w.services)
})

const ask = async (name: string, query: Parameters<typeof reportOf>[2]) =>
  ReportView.parse(await reportOf(w.services, name, query))
const leadsOf = ({ rows, columns }: ReportView): number =>
  Number(rows[0]![columns.findIndex(({ name }) => name === 'entered')])

describe('given reports over passes', () => {
  test('when they are narrowed, then they count those passes alone', async () => {
    expect(leadsOf(await ask('funnel', {}))).toBe(5)
    const parts = await Promise.all(
      ['fair', 'web', '-'].map(async (source) => leadsOf(await ask('funnel', { source }))),
    )
    expect(parts).toEqual([2, 2, 1])
  })

  const narrowed = reportNames().filter(({ filters }) => filters.includes('source'))
  test.each(narrowed.map(({ name, filters }) => [name, filters] as const))(
    'when %s is given each filter that it knows, then it answers, and with none that fits nothing is counted',
    async (name, filters) => {
      const values: Record<string, unknown> = { origin: 'partner', version: 99, period: 'event' }
      const rules = w.services.law.at(w.clock.now)
      for (const group of ['market', 'segment', 'offer'] as const)
        values[group] = Object.keys(rules[`${group}s`])[0] ?? '-'
      for (const filter of filters) {
        const value = values[filter] ?? 'nobody has this'
        expect(await reportOf(w.services, name, { [filter]: value })).not.toHaveProperty('refused')
      }
      // the leak ledger and the funnel have their rows without a lead in them, contribution its agreed bands
      const none = await ask(name, { source: 'nobody has this' })
      const counts = none.columns.flatMap(({ unit }, i) =>
        /^(passes|leads|offers|deals)/.test(unit) ? [i] : [],
      )
      expect(none.rows.flatMap((row) => counts.map((i) => row[i] ?? 0)).every((n) => n === 0)).toBe(true)
    },
  )

  test.each([
    ['handoffs', { source: 'fair' }, 'source'],
    ['lift', { market: 'dach' }, 'market'],
    ['sources', { campaign: 'spring' }, 'campaign'],
    ['cost', { period: 'event' as const }, 'period'],
    ['contribution', { from: '2026-01-01' }, 'from'],
  ])('when %s is given %j, which it cannot use, then it refuses it by name', async (name, query, field) => {
    expect(await reportOf(w.services, name, query)).toMatchObject({ refused: 'invalid', errors: [{ field }] })
  })

  test('when a group is not in the agreement, then it is refused by name in every one of them', async () => {
    for (const { name } of narrowed)
      expect(await reportOf(w.services, name, { market: 'atlantis' }), name).toMatchObject({
        refused: 'invalid',
        errors: [{ field: 'market' }],
      })
  })

  test('when a filter is added to the grain, then it is in the list of some report', () => {
    const known = new Set(reportNames().flatMap(({ filters }) => filters))
    for (const filter of Object.keys(GrainFilters.shape))
      expect([...known, 'asOf', 'from', 'to']).toContain(filter)
  })
})
