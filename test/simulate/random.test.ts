import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom, seededUuid } from '#simulate/random.rules.ts'
import { createQueue } from '#simulate/queue.rules.ts'
import { copyText } from '#work/copy.ts'
import type { Actor } from '#simulate/actor.rules.ts'

test('given a seed and a stream, then the numbers are the same each time, and others for another stream', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), (seed, stream) => {
      const draw = (n: number) => Array.from({ length: 5 }, createRandom(seed, n).next)
      expect(draw(stream)).toEqual(draw(stream))
      expect(draw(stream)).not.toEqual(draw(stream + 1))
    }),
  )
})

test('given many draws, then they spread evenly over the unit interval', () => {
  const random = createRandom(1, 2)
  const tenths = new Array<number>(10).fill(0)
  for (let i = 0; i < 20_000; i++) tenths[Math.floor(random.next() * 10)]!++
  expect(Math.min(...tenths)).toBeGreaterThan(1_850)
  expect(Math.max(...tenths)).toBeLessThan(2_150)
})

test('given a moment, then ids are version 7 and sort by it', () => {
  const random = createRandom(5)
  const early = seededUuid(random, 1_700_000_000_000)
  const late = seededUuid(random, 1_700_000_000_001)
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(early < late).toBe(true)
})

test('given actors in any order, then the queue gives them back by moment, ties by their index', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (moments) => {
      const queue = createQueue()
      moments.forEach((dueAt, index) =>
        queue.push({ dueAt, deeds: [], contact: { index } } as unknown as Actor),
      )
      const got = moments.map(() => queue.pop()!)
      const expected = moments
        .map((dueAt, index) => ({ dueAt, index }))
        .sort((a, b) => a.dueAt - b.dueAt || a.index - b.index)
      expect(got.map(({ dueAt, contact }) => ({ dueAt, index: contact.index }))).toEqual(expected)
      expect(queue.nextAt()).toBe(Infinity)
    }),
  )
})

test('given text that means something to COPY, then it is escaped', () => {
  const columns = [
    { name: 'a', type: 'text' as const, of: (row: string | null) => row },
    { name: 'b', type: 'bytea' as const, of: () => Buffer.from('ff00', 'hex') },
  ]
  expect(copyText(columns, ['a\tb\\N\nc\r', null])).toBe(
    '1\ta\\tb\\\\N\\nc\\r\t\\\\xff00\n1\t\\N\t\\\\xff00\n',
  )
})
