import { describe, expect, test } from 'vitest'
import { scoreMonths, type ScoredPass } from '#journey/measure/value/score.rules.ts'
import { testServer } from '../../support/server.ts'

const of = (month: string, score: number, came: boolean | null, n: number): ScoredPass[] =>
  Array.from({ length: n }, () => ({ month, score, came }))

describe('given scored leads of several months', () => {
  const months = scoreMonths([
    ...of('2026-01', 10, false, 90),
    ...of('2026-01', 10, true, 10),
    ...of('2026-01', 70, false, 50),
    ...of('2026-01', 70, true, 50),
    // the same scores, and what comes of them is the same
    ...of('2026-02', 10, false, 45),
    ...of('2026-02', 10, true, 5),
    ...of('2026-02', 70, true, 25),
    ...of('2026-02', 70, false, 25),
    // all of one band, and nobody knows yet
    ...of('2026-03', 90, null, 80),
  ])

  test('when a month is looked at, then it is told from the months before it alone', () => {
    expect(months[0]).toMatchObject({ said: null, drift: null, leads: 200, decided: 200, came: 60 })
    expect(months[1]!.said).toBeCloseTo(0.3, 10)
    expect(months[1]!.drift).toBe(0)
  })

  test('when a score tells leads apart, then its area says how well, by hand', () => {
    // P(70 of a yes > 10 of a no) with ties at half: (50·90 + 0.5·(10·90 + 50·50)) / (60·140)
    expect(months[0]!.area!.auc).toBeCloseTo((50 * 90 + 0.5 * (10 * 90 + 50 * 50)) / (60 * 140), 10)
  })

  test('when nothing is decided yet, then only the change of the scores is told', () => {
    expect(months[2]).toMatchObject({ decided: 0, came: 0, area: null, said: null, share: null })
    expect(months[2]!.drift).toBeGreaterThan(0.25)
  })
})

test('given a workspace without leads, when the report is asked for, then it is empty, and by anything it is refused', async () => {
  const { ask } = await testServer()
  const { body } = await ask('GET', '/api/reports/score')
  expect(body.rows).toEqual([])
  expect((await ask('GET', '/api/reports/score?by=source')).body.errors).toMatchObject([{ field: 'by' }])
})
