import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTouch, nextCrossing, scoreAt } from '#journey/scoring/rules.ts'
import { DAY, defaultRules, HOUR, MONDAY } from '../support/cast.ts'
import type { Engagement } from '#journey/scoring/rules.ts'
import type { Ruleset, Threshold } from '#journey/agreement/ruleset.ts'

const nobody = { lead: {}, known: { email: false, phone: false, name: false, company: false } }

function only(...rules: { id: string; points: number; cap: number | null }[]): Ruleset {
  const made = rules.map((rule) => ({
    ...rule,
    because: '',
    text: '',
    test: ({ touch }: { touch: { kind: string } }) => touch.kind === rule.id,
  }))
  return { ...defaultRules, engagement: { ...defaultRules.engagement, rules: made } }
}

function touched(rules: Ruleset, touches: [string, number][], clock = MONDAY): Engagement {
  let engagement: Engagement = { at: MONDAY - 100 * DAY, sums: {} }
  for (const [kind, at] of touches)
    engagement = addTouch(rules, engagement, { kind }, at, Math.max(at, clock), {}) ?? engagement
  return engagement
}

function engagementAt(rules: Ruleset, engagement: Engagement, at: number): number {
  return scoreAt(rules, nobody, engagement, at).engagement
}

describe('given points for what a lead does', () => {
  test('when one half-life has passed, then half of the points are left', () => {
    const rules = only({ id: 'demo', points: 40, cap: null })
    const engagement = touched(rules, [['demo', MONDAY]])
    expect([0, 21, 42, 63].map((days) => engagementAt(rules, engagement, MONDAY + days * DAY))).toEqual([
      40, 20, 10, 5,
    ])
  })

  test('when a cap is reached, then more touches give no more, and fade later', () => {
    const rules = only({ id: 'visit', points: 2, cap: 8 })
    const engagement = touched(
      rules,
      Array.from({ length: 8 }, () => ['visit', MONDAY]),
    )
    expect(engagementAt(rules, engagement, MONDAY)).toBe(8)
    expect(engagementAt(rules, engagement, MONDAY + 21 * DAY)).toBe(8)
    expect(engagementAt(rules, engagement, MONDAY + 42 * DAY)).toBe(4)
  })

  test('when points are negative, then their cap is the least they can be, and they fade to nothing too', () => {
    const rules = only({ id: 'bounced', points: -10, cap: -20 })
    const engagement = touched(
      rules,
      Array.from({ length: 5 }, () => ['bounced', MONDAY]),
    )
    expect(engagementAt(rules, engagement, MONDAY)).toBe(-20)
    expect(engagementAt(rules, engagement, MONDAY + 400 * DAY)).toBe(0)
  })

  test('when the maximum is passed, then a part of its own says what it takes away', () => {
    const rules = only({ id: 'demo', points: 40, cap: null }, { id: 'trial', points: 30, cap: null })
    const engagement = touched(rules, [
      ['demo', MONDAY],
      ['trial', MONDAY],
    ])
    const { parts } = scoreAt(rules, nobody, engagement, MONDAY)
    expect(parts).toContainEqual({ rule: 'engagement_max', points: -10 })
    expect(engagementAt(rules, engagement, MONDAY)).toBe(60)
  })

  test('when fit passes its maximum, then fit says so too', () => {
    const lead = {
      seniority: 'vp',
      employees: 100,
      emailKind: 'business',
      budget: true,
      timeline: 'now',
      intent: 'buy',
    }
    const known = { email: true, phone: true, name: true, company: true }
    const { fit, parts } = scoreAt(defaultRules, { lead, known }, { at: MONDAY, sums: {} }, MONDAY)
    expect(fit).toBe(50)
    expect(parts).toContainEqual({ rule: 'fit_max', points: -15 })
  })

  test('when no rule speaks of a touch, then nothing is gathered', () => {
    expect(addTouch(defaultRules, { at: 0, sums: {} }, { kind: 'looked_away' }, 0, 0, {})).toBeNull()
  })

  test('when touches come late or in time, in any order, then the score is the same', () => {
    const rules = only({ id: 'form', points: 15, cap: null }, { id: 'chat', points: 10, cap: null })
    const days = fc.array(fc.tuple(fc.constantFrom('form', 'chat'), fc.nat(90)), { maxLength: 6 })
    fc.assert(
      fc.property(days, fc.nat(60), (given, after) => {
        const moments = given.map(([kind, day]): [string, number] => [kind, MONDAY - day * DAY])
        const inTime = touched(
          rules,
          [...moments].sort((a, b) => a[1] - b[1]),
          0,
        )
        const late = touched(rules, moments, MONDAY)
        const at = MONDAY + after * DAY
        const exact = ({ sums, at: since }: Engagement) =>
          Object.values(sums).reduce((sum, points) => sum + points * 2 ** ((since - at) / (21 * DAY)), 0)
        expect(exact(late)).toBeCloseTo(exact(inTime), 6)
      }),
    )
  })
})

const rule = fc.record({
  points: fc.integer({ min: -40, max: 60 }).filter((points) => points !== 0),
  capTimes: fc.option(fc.integer({ min: 1, max: 4 })),
  times: fc.nat(8),
})
const engaged = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
    halfLifeMs: fc.integer({ min: HOUR, max: 400 * DAY }),
  })
  .map(({ rules: given, halfLifeMs }) => {
    const rules = only(
      ...given.map(({ points, capTimes }, i) => ({
        id: `r${i}`,
        points,
        cap: capTimes && capTimes * points,
      })),
    )
    const sums = Object.fromEntries(given.map(({ points, times }, i) => [`r${i}`, points * times]))
    const ruleset = { ...rules, engagement: { ...rules.engagement, halfLifeMs } }
    return { rules: ruleset, engagement: { at: MONDAY, sums } }
  })

describe('given any gathered points', () => {
  test('when the score is asked at any moment, then its whole parts add up to it', () => {
    fc.assert(
      fc.property(engaged, fc.nat(1000 * DAY), ({ rules, engagement }, later) => {
        const { parts, total, fit, engagement: points } = scoreAt(rules, nobody, engagement, MONDAY + later)
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(total)
        expect(total).toBe(fit + points)
        expect(parts.every((part) => Number.isInteger(part.points))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('when fading carries the score across a limit, then the solved moment is the first one, to the millisecond', () => {
    fc.assert(
      fc.property(
        engaged,
        fc.integer({ min: -30, max: 60 }),
        fc.nat(50 * DAY),
        ({ rules, engagement }, value, later) => {
          const from = MONDAY + later
          const threshold: Threshold = { of: 'engagement', value }
          const reached = (at: number) => engagementAt(rules, engagement, at) >= value
          const now = reached(from)
          const solved = nextCrossing(rules, 0, engagement, [threshold], from)
          if (solved === null) {
            const later_ = Array.from(
              { length: 300 },
              (_, i) => from + Math.floor(i ** 2 * (rules.engagement.halfLifeMs / 2000)),
            )
            expect(later_.filter((at) => reached(at) !== now)).toEqual([])
            return
          }
          expect(solved).toBeGreaterThan(from)
          expect(reached(solved)).toBe(!now)
          expect(reached(solved - 1)).toBe(now)
          // nothing turned before: a search through the whole wait, denser towards its end
          for (let i = 1; i <= 300; i++) {
            const at = solved - Math.ceil((solved - from) * (i / 300) ** 3)
            if (at > from) expect(reached(at)).toBe(now)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('when a fast search by halves is compared, then both name the same millisecond', () => {
    const rules = only({ id: 'demo', points: 40, cap: null }, { id: 'visit', points: 2, cap: 8 })
    const engagement = touched(rules, [
      ['demo', MONDAY],
      ...Array.from({ length: 9 }, (): [string, number] => ['visit', MONDAY]),
    ])
    for (let value = 1; value < 48; value++) {
      let [low, high] = [MONDAY, MONDAY + 4000 * DAY]
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2)
        if (engagementAt(rules, engagement, middle) >= value) low = middle
        else high = middle
      }
      expect(nextCrossing(rules, 0, engagement, [{ of: 'total', value }], MONDAY)).toBe(high)
    }
  })

  test('when two parts stand a hair below a whole number, then they add up to what the limit is solved for', () => {
    const rules = only({ id: 'a', points: 4, cap: null }, { id: 'b', points: 4, cap: null })
    const slow = { ...rules, engagement: { ...rules.engagement, halfLifeMs: 365 * DAY } }
    const engagement = { at: MONDAY, sums: { a: 4, b: 4 } }
    const solved = nextCrossing(slow, 0, engagement, [{ of: 'total', value: 8 }], MONDAY)!
    expect(engagementAt(slow, engagement, solved - 1)).toBe(8)
    expect(engagementAt(slow, engagement, solved)).toBe(7)
  })
})
