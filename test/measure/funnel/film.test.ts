/** The film of a river that is too large to be filmed whole. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filmOf, waysOf } from '#journey/measure/funnel/film.rules.ts'
import type { Course } from '#journey/measure/funnel/sql.rules.ts'
import type { FlowRow } from '#journey/measure/funnel/river.store.ts'

const stage = (id: string) => ({ id, name: id, kind: 'develop' as const, place: 1 })
const course: Course = { path: ['a', 'b', 'c'].map(stage), exits: ['lost', 'nurture'].map(stage) }
const LAST = 9

test('given passes of a pattern, then each went from its source through the stages it entered, and out', () => {
  expect(waysOf(course, [{ source: 'web', stages: 0b101, x: 2, first: 0, n: 7 }], 0)).toEqual([
    { prev: 0, i: 1, source: 'web', span: 0, f: 3, n: 7 },
    { prev: 1, i: 3, source: null, span: 0, f: 3, n: 7 },
    { prev: 3, i: -2, source: null, span: 0, f: 3, n: 7 },
  ])
  expect(waysOf(course, [{ source: null, stages: 0, x: 0, first: 0, n: 3 }], 0)).toEqual([])
})

const pattern = fc.record({
  source: fc.constantFrom('web', 'fair', null),
  stages: fc.integer({ min: 1, max: 7 }),
  x: fc.integer({ min: 0, max: 2 }),
  first: fc.constant(0),
  n: fc.integer({ min: 1, max: 5_000 }),
})

test('given any patterns and any sample of them, then as many went each way as there are, and nobody goes back in time', () => {
  const drawn = fc.array(fc.tuple(fc.nat(), fc.nat(LAST), fc.integer({ min: 1, max: 50 })), { maxLength: 30 })
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 12 }), drawn, (patterns, draws) => {
      const ways = waysOf(course, patterns, LAST)
      const sample = draws.map(([which, span, n]): FlowRow => ({ ...ways[which % ways.length]!, span, n }))
      const film = filmOf(course, patterns, sample, LAST)
      const sums = (rows: FlowRow[]) => {
        const found: Record<string, number> = {}
        for (const { prev, i, source, f, n } of rows) {
          const key = JSON.stringify([prev, i, source, f])
          found[key] = (found[key] ?? 0) + n
        }
        return found
      }
      expect(sums(film)).toEqual(sums(ways))
      expect(film.every(({ n, span }) => n > 0 && span <= LAST)).toBe(true)
    }),
  )
})
