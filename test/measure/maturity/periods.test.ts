/** Which cohorts are whole, which horizon counts, and how they are drawn. */
import { describe, expect, test } from 'vitest'
import { curvesOf, pickedOf, ticksOf } from '../../../src/web/measure/maturity/curves.ts'
import { horizonOf } from '#journey/measure/maturity/horizon.rules.ts'
import { knownOf, periodAt, spanAt } from '#journey/measure/maturity/periods.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { HorizonTarget } from '#journey/agreement/ruleset.targets.ts'
import type { MaturityView } from '#journey/measure/maturity/contract.ts'

const at = (text: string): number => Date.parse(text)
const filters = (asOf: string, from: string | null = null, to: string | null = null): Filters => ({
  asOf: at(asOf),
  asOfText: asOf,
  from: from === null ? null : at(from),
  to: to === null ? null : at(`${to}T23:59:59.999Z`),
  period: 'entry',
  columns: [],
  groups: [],
})
const named = (filter: Filters, first: string, each: 'quarter' | 'month' = 'quarter') => {
  const { first: a, last: b, running, begins } = knownOf(filter, each, at(first))
  return [spanAt(a, each).name, spanAt(b, each).name, running && spanAt(running, each).name, begins !== null]
}

describe('given leads since 4 May 2024', () => {
  test.each([
    ['in the middle of a quarter', filters('2026-11-23'), ['2024 Q3', '2026 Q3', '2026 Q4', true]],
    ['at the end of one', filters('2026-09-30T23:59:59.999Z'), ['2024 Q3', '2026 Q3', null, true]],
    ['for days that cut two', filters('2026-11-23', '2025-02-10', '2026-05-31'), ['2025 Q2', '2026 Q1', '2026 Q4', false]], // prettier-ignore
    ['for whole quarters', filters('2026-11-23', '2025-01-01', '2026-03-31'), ['2025 Q1', '2026 Q1', '2026 Q4', false]], // prettier-ignore
  ])('when it is asked %s, then only whole cohorts count', (_, filter, expected) => {
    expect(named(filter, '2024-05-04')).toEqual(expected)
  })

  test('when they began with the first day, then their first month is whole; and nobody looks back beyond 36 of them', () => {
    expect(named(filters('2024-12-24'), '2024-05-01T08:00:00Z', 'month').slice(0, 2)).toEqual(['2024-05', '2024-11']) // prettier-ignore
    expect(named(filters('2029-01-15'), '2024-05-04', 'month').slice(0, 2)).toEqual(['2026-01', '2028-12'])
  })

  test('when a moment is at the border of a year, then it is in its own month', () => {
    expect(spanAt(periodAt(at('2025-12-31T23:59:59.999Z'), 'month'), 'month').name).toBe('2025-12')
    expect(spanAt(periodAt(at('2026-01-01T00:00:00Z'), 'quarter'), 'quarter').name).toBe('2026 Q1')
  })
})

describe('given horizons that were signed', () => {
  const signed = (id: string, months: number, market: string | null): HorizonTarget => ({
    id,
    market,
    offer: null,
    segment: null,
    period: 'year',
    shortTerm: 60,
    longTerm: 40,
    within: { ms: months * 30.4375 * 86_400_000, calendar: null, text: `${months} months` },
  })
  const targets = [signed('all', 6, null), signed('abroad', 9, 'abroad')]

  test('when a market is asked about, then its own counts, else that for all, else six months', () => {
    expect(horizonOf(targets, [{ group: 'market', id: 'abroad' }])).toMatchObject({ months: 9, target: { id: 'abroad' } }) // prettier-ignore
    expect(horizonOf(targets, [{ group: 'market', id: 'home' }])).toMatchObject({ months: 6, target: { id: 'all' } }) // prettier-ignore
    expect(horizonOf([targets[1]!], [])).toMatchObject({ months: 6, target: null })
  })
})

describe('given two cohorts', () => {
  const range = (mean: number) => ({ mean, low: mean / 2, high: mean * 2 })
  const cell = (cohort: string, age: number, sum: string | null, mean: number | null) => ({ cohort, age, sum, n: 1, mean, low: mean && mean / 2, high: mean && mean * 2 }) // prettier-ignore
  const view = {
    cohorts: [
      { cohort: 'old', sum: '8', rest: range(0) },
      { cohort: 'young', sum: '2', rest: range(6) },
    ],
    cells: [cell('old', 0, '4', null), cell('old', 1, '8', null), cell('young', 0, '2', null), cell('young', 1, null, 8)], // prettier-ignore
  } as unknown as MaturityView

  test('when they are drawn as shares, then each ends at the whole, and the young one stands out', () => {
    const curves = curvesOf(view, true)
    expect(curves.map(({ known }) => known.map(({ value }) => value))).toEqual([[0.5, 1], [0.25]])
    expect(curves[1]!.expected.map(({ value }) => value)).toEqual([0.25, 1])
    expect(pickedOf(curves, undefined)!.cohort).toBe('young')
    expect(pickedOf(curves, 'old')!.cohort).toBe('old')
    expect(pickedOf(curves, 'nobody')!.cohort).toBe('young')
  })

  test.each([
    [0, [0, 1]],
    [7, [0, 2, 4, 6, 8]],
    [1, [0, 0.5, 1]],
    [890_000, [0, 500_000, 1_000_000]],
  ])('when the largest value is %d, then its scale has round steps', (most, ticks) => {
    expect(ticksOf(most)).toEqual(ticks)
  })
})
