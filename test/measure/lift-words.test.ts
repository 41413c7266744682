/** The sentences that a lift justifies, in both languages. */
import { describe, expect, test } from 'vitest'
import { balanceSentence, liftSentence } from '#journey/measure/lift.words.rules.ts'
import type { Lift, Verdict } from '#journey/measure/lift.contract.ts'

const since = '2026-05-04T00:00:00.000Z'
const now = { at: since, took: 0.06, heldOut: 0.041, difference: 0.019, low: 0.0064, high: 0.0316 }
const lift = (verdict: Verdict, change: Partial<Lift> = {}): Lift => ({
  outcome: 'accepted',
  cap: null,
  took: { n: 8_500, hits: 510, sum: 510 },
  heldOut: { n: 1_500, hits: 62, sum: 62 },
  now,
  points: [now],
  verdict,
  ...change,
})
/** Intl writes a narrow or no-break space before the percent sign: for the eye all are one. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const en = (one: Lift) => plain(liftSentence(one, 'en', 'EUR'))
const de = (one: Lift) => plain(liftSentence(one, 'de', 'EUR'))

describe('the sentence of a lift', () => {
  test('given that it raises, then both rates and the interval', () => {
    expect(en(lift({ verdict: 'raises', since }))).toBe(
      'The programme raises accepted leads from 4.1% to 6.0%; the difference lies between 0.6 and 3.2 points.',
    )
    expect(de(lift({ verdict: 'raises', since }))).toBe(
      'Das Programm hebt angenommene Leads von 4,1 % auf 6,0 %; der Unterschied liegt zwischen 0,6 und 3,2 Punkten.',
    )
  })

  test('given harm, then it is called that', () => {
    expect(en(lift({ verdict: 'harms', since }))).toContain('does harm')
    expect(de(lift({ verdict: 'harms', since }))).toContain('schadet')
  })

  test('given no effect worth it, then how large it may be at most', () => {
    expect(en(lift({ verdict: 'no_effect_larger_than', bound: 0.0082 }))).toBe(
      'The programme has no effect on accepted leads larger than 0.8 points: 6.0% with it, 4.1% without.',
    )
  })

  test('given not enough, then about how long, and what there is so far', () => {
    expect(en(lift({ verdict: 'not_enough', weeks: 7, because: null }))).toBe(
      'Not enough data yet on accepted leads: about 7 more weeks at the present pace, fewer if the effect is large. So far 6.0% with it, 4.1% without.',
    )
    expect(de(lift({ verdict: 'not_enough', weeks: 1, because: null }))).toContain('noch etwa eine Woche')
    expect(en(lift({ verdict: 'not_enough', weeks: null, because: 'too_slow' }))).toContain('ten more years')
    expect(en(lift({ verdict: 'not_enough', weeks: null, because: 'pace_unknown' }, { now: null }))).toBe(
      'Not enough data yet on accepted leads; how long it takes can be said after eight weeks.',
    )
  })

  test('given a broken draw, then no number', () => {
    expect(en(lift({ verdict: 'draw_broken' }))).not.toMatch(/\d/)
    expect(de(lift({ verdict: 'draw_broken' }))).not.toMatch(/\d/)
  })

  test('given money, then amounts and what one person counts at most', () => {
    const money = { at: since, took: 812.4, heldOut: 640.1, difference: 172.3, low: 12.25, high: 332.4 }
    const won = lift({ verdict: 'raises', since }, { outcome: 'won', cap: 48_000, now: money })
    expect(en(won)).toBe(
      'The programme raises money won per person from €640 to €812; the difference lies between €12.25 and €332. ' +
        'Each person counts €48,000 at most.',
    )
    expect(de(won)).toContain('von 640 € auf 812 €')
    expect(plain(liftSentence(won, 'en', null))).toContain('from 640 to 812')
    expect(en(lift({ verdict: 'not_enough', weeks: 3, because: null }, { outcome: 'won' }))).toContain(
      'twenty wins',
    )
  })

  test('given rates below one percent, then a digit more', () => {
    const small = { ...now, took: 0.0061, heldOut: 0.0064 }
    expect(en(lift({ verdict: 'not_enough', weeks: 3, because: null }, { now: small }))).toContain(
      '0.61% with it, 0.64% without',
    )
  })
})

test('given alarms of the draw, then a sentence for each, and one when there is none', () => {
  const balance = { shares: [], shareEvidence: 1, differences: [], joint: null }
  for (const language of ['en', 'de'] as const) {
    const [none, one, both] = [[], ['share'], ['share', 'people']].map((broken) =>
      balanceSentence({ ...balance, broken: broken as ('share' | 'people')[] }, language),
    )
    expect(both).toContain(one)
    expect(none).not.toBe(one)
  }
})
