/** Each model over one path, and what holds for every model over every path. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { delivered, faultOf } from '#journey/measure/attribution/models.rules.ts'
import { pathOf, type Deal, type Path, type Touch } from '#journey/measure/attribution/path.rules.ts'
import { split } from '#journey/measure/attribution/credit.rules.ts'
import { weightsOf } from '#journey/measure/attribution/weights.rules.ts'
import type { ModelDocument } from '#journey/measure/attribution/model.contract.ts'

const DAY = 86_400_000
const T0 = Date.parse('2026-01-01T00:00:00Z')
const touch = (day: number, of: string, kind = 'page_viewed'): Touch => ({ lead: 'l', seq: day, at: T0 + day * DAY, kind, of }) // prettier-ignore
const deal: Deal = {
  id: 'd',
  cents: 10_000n,
  lead: T0 + 10 * DAY,
  opened: T0 + 40 * DAY,
  closed: T0 + 90 * DAY,
}
const asked = { until: 'closed', months: 24, now: T0 + 100 * DAY } as const
const five = ['a', 'b', 'c', 'd', 'e'].map((of, i) => touch([0, 10, 20, 40, 60][i]!, of))
const path = pathOf(deal, five, asked)

function weights(kind: ModelDocument['kind'], of: Path = path): number[] {
  const { document } = delivered.find(({ id }) => id === kind)!
  return weightsOf(document, of, null).map((weight) => Math.round(weight * 1e6) / 1e6)
}

describe('a path of five touches', () => {
  test.each([
    ['first', [1, 0, 0, 0, 0]],
    ['last', [0, 0, 0, 0, 1]],
    ['linear', [0.2, 0.2, 0.2, 0.2, 0.2]],
    ['u', [0.4, 0.066667, 0.066667, 0.066667, 0.4]],
    ['w', [0.3, 0.3, 0.05, 0.3, 0.05]],
    ['full', [0.225, 0.225, 0.1, 0.225, 0.225]],
  ] as const)('given the model %s, then its touches share as it says', (kind, expected) => {
    expect(weights(kind)).toEqual(expected)
  })

  test('given a half-life of ten days, then a touch ten days earlier weighs half', () => {
    const shares = weightsOf({ kind: 'decay', halfLifeDays: 10 }, path, null)
    expect(shares[1]! / shares[0]!).toBeCloseTo(2, 10)
    expect(shares[4]! / shares[3]!).toBeCloseTo(4, 10)
  })

  test('given weights by position and by kind, then they are multiplied', () => {
    const document: ModelDocument = {
      kind: 'custom',
      first: 2,
      middle: 1,
      last: 3,
      kinds: { webinar_attended: 5 },
    }
    const own = pathOf(deal, [touch(0, 'a'), touch(1, 'b', 'webinar_attended'), touch(2, 'c')], asked)
    expect(weightsOf(document, own, null)).toEqual([0.2, 0.5, 0.3])
  })

  test('given effects, then values share by them and the touches of one value equally', () => {
    const own = pathOf(deal, [touch(0, 'a'), touch(1, 'b'), touch(2, 'a')], asked)
    const effects = new Map([['a', 0.6], ['b', 0.3]]) // prettier-ignore
    expect(weightsOf({ kind: 'markov', maturityDays: 1 }, own, effects)).toEqual(
      [1 / 3, 1 / 3, 1 / 3].map((x) => expect.closeTo(x, 12)),
    )
  })
})

describe('short paths', () => {
  const one = pathOf(deal, [touch(0, 'a')], asked)
  const two = pathOf(deal, [touch(0, 'a'), touch(50, 'b')], asked)
  test('given one touch, then it gets everything under every model', () => {
    for (const { document } of delivered) expect(weightsOf(document, one, new Map([['a', 1]]))).toEqual([1])
  })
  test('given two touches, then 40/20/40 is a half each', () => {
    expect(weights('u', two)).toEqual([0.5, 0.5])
  })
  test('given milestones on one touch, then their weights add up', () => {
    // lead and opening fall on the first touch: 90 of 100, the other has the rest
    expect(weights('w', two)).toEqual([0.9, 0.1])
    expect(weights('full', two)).toEqual([0.75, 0.25])
  })
})

describe('what counts of a deal', () => {
  test('given a deal of which is asked up to its opening, then later touches are left out and counted', () => {
    const { touches, after } = pathOf(deal, five, { ...asked, until: 'opened' })
    expect(touches.map(({ of }) => of)).toEqual(['a', 'b', 'c', 'd'])
    expect(after).toBe(1)
  })
  test('given a window of one month, then what lies before it is left out and counted', () => {
    const { touches, before } = pathOf(deal, five, { ...asked, until: 'opened', months: 1 })
    expect([touches.length, before]).toEqual([3, 1])
  })
  test('given a touch of tomorrow, then it does not count', () => {
    expect(pathOf(deal, [touch(200, 'z')], asked)).toMatchObject({ touches: [], future: 1 })
  })
  test('given a win before the first contact, then its path is empty', () => {
    expect(pathOf({ ...deal, closed: T0 - DAY }, five, asked)).toMatchObject({ touches: [], after: 5 })
  })
  test('given a deal without any date, then nothing can be said to have come before it', () => {
    const undated = pathOf({ ...deal, opened: null, closed: null }, five, { ...asked, until: 'opened' })
    expect(undated).toMatchObject({ touches: [], end: null, after: 5 })
  })
})

describe('money', () => {
  test('given 100.00 for three alike, then the cent that remains goes to the first', () => {
    expect(split(10_000n, [1 / 3, 1 / 3, 1 / 3])).toEqual([3334n, 3333n, 3333n])
  })
  test('given an amount that was taken back, then its parts are taken back', () => {
    expect(split(-100n, [0.5, 0.25, 0.25])).toEqual([-50n, -25n, -25n])
  })

  const touches = fc.array(
    fc.record({ day: fc.integer({ min: -900, max: 120 }), of: fc.constantFrom('a', 'b', 'c', null), kind: fc.constantFrom('form', 'webinar', 'page_viewed') }), // prettier-ignore
    { minLength: 1, maxLength: 20 },
  )
  test('given any path, then under every model the parts sum to the amount to the cent', () => {
    fc.assert(
      fc.property(touches, fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (some, cents) => {
        const own = pathOf(
          { ...deal, cents },
          some.map(({ day, of, kind }, seq) => ({ lead: 'l', seq, at: T0 + day * DAY, kind, of })),
          { until: 'closed', months: 60, now: T0 + 1000 * DAY },
        )
        if (own.touches.length === 0) return
        for (const { document } of delivered) {
          const shares = weightsOf(document, own, new Map([['a', 0.5], ['b', 0], [null, 0.1]])) // prettier-ignore
          expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
          const parts = split(cents, shares)
          expect(parts.reduce((sum, one) => sum + one, 0n)).toBe(cents)
          for (const [i, part] of parts.entries())
            expect(Math.abs(Number(part) - Number(cents) * shares[i]!)).toBeLessThan(
              2 + Math.abs(Number(cents)) * 1e-9,
            )
        }
      }),
    )
  })
})

describe('a document', () => {
  test('given weights that could lose a deal, then the field is named', () => {
    expect(faultOf({ kind: 'u', first: 0, last: 0, rest: 1 })?.field).toBe('document.first')
    expect(faultOf({ kind: 'custom', first: 1, middle: 1, last: 1, kinds: { form: 0 } })?.field).toBe(
      'document.kinds',
    )
    for (const { document } of delivered) expect(faultOf(document)).toBeNull()
  })
})
