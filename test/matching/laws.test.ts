import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparersOf } from '#journey/matching/comparers.rules.ts'
import { editsWithin, jaroWinkler } from '#journey/matching/similarity.rules.ts'
import { dependenceTree } from '#journey/matching/dependence.rules.ts'
import { learn, type Pattern } from '#journey/matching/learn.rules.ts'
import { matchedOf, table } from './matched.ts'
import { people, PEOPLE_HEADERS } from './people.ts'
import { prepare } from '#journey/matching/prepare.rules.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 8 })

describe('similarity', () => {
  it('reads the same both ways, and is whole only for equal words', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editsWithin(a, b, 3)).toBe(editsWithin(b, a, 3))
        expect(jaroWinkler(a, b)).toBeCloseTo(jaroWinkler(b, a), 10)
        expect(editsWithin(a, b, 3) === 0).toBe(a === b)
        expect(jaroWinkler(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('counts what the plain recursion counts', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, limit) => {
        expect(editsWithin(a, b, limit)).toBe(Math.min(plainEdits(a, b), limit + 1))
      }),
    )
  })

  it('has the printed values (Winkler 1990)', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4)
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4)
  })
})

/** The definition, without a table. */
function plainEdits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const cost = Number(a.at(-1) !== b.at(-1))
  const ways = [
    plainEdits(a.slice(0, -1), b) + 1,
    plainEdits(a, b.slice(0, -1)) + 1,
    plainEdits(a.slice(0, -1), b.slice(0, -1)) + cost,
  ]
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    ways.push(plainEdits(a.slice(0, -2), b.slice(0, -2)) + 1)
  return Math.min(...ways)
}

describe('a file', () => {
  const rows = [...people({ originals: 120, duplicates: 2, changes: 4, seed: 2 })].map(({ cells }) => cells)

  it('compares two records alike whichever comes first', () => {
    const prepared = prepare(table(PEOPLE_HEADERS, rows), null)
    if ('refused' in prepared) throw new Error(prepared.refused)
    const { comparisons, compare } = comparersOf(prepared.records.fields)
    const record = fc.integer({ min: 0, max: prepared.records.count - 1 })
    const there = new Uint8Array(comparisons.length)
    const back = new Uint8Array(comparisons.length)
    fc.assert(
      fc.property(record, record, (i, j) => {
        compare(i, j, there)
        compare(j, i, back)
        expect([...there]).toEqual([...back])
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the same pairs, weights and groups in whatever order its rows stand', () => {
    const seen = found(
      rows,
      rows.map((_, at) => at),
    )
    const shuffled = fc.shuffledSubarray(
      rows.map((_, at) => at),
      { minLength: rows.length },
    )
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(
          found(
            order.map((at) => rows[at]!),
            order,
          ),
        ).toEqual(seen)
      }),
      { numRuns: 3 },
    )
  })

  it('gives the same for the same seed', () => {
    const [one, two] = [
      matchedOf(table(PEOPLE_HEADERS, rows), null, 7),
      matchedOf(table(PEOPLE_HEADERS, rows), null, 7),
    ]
    expect(one.matched.pairs).toEqual(two.matched.pairs)
    expect(one.matched.model).toEqual(two.matched.model)
  })
})

/** What is found, by the rows' first numbers. Rows that are equal in all but their number stand for each other. */
function found(rows: string[][], order: number[]): unknown {
  const { prepared, matched } = matchedOf(table(PEOPLE_HEADERS, rows))
  const text = (record: number): string => rows[prepared.records.rows[record]!]!.slice(1).join('|')
  const pairs = [...matched.pairs.i].map((i, at) => [
    [text(i), text(matched.pairs.j[at]!)].sort(),
    matched.pairs.bits[at],
  ])
  const sizes = new Map<number, string[]>()
  matched.clusters.forEach((group, record) => sizes.set(group, [...(sizes.get(group) ?? []), text(record)]))
  expect(order).toHaveLength(rows.length)
  return { pairs, groups: [...sizes.values()], model: matched.model }
}

describe('learning', () => {
  const pattern = (levels: number[], weight: number): Pattern => ({ levels: Uint8Array.from(levels), weight })
  const sizes = [3, 4, 2]
  const comparisons = sizes.map((levels) => ({ kind: 'city' as const, column: '', levels, values: null }))
  const patterns = fc.array(
    fc
      .tuple(fc.nat({ max: 3 }), fc.nat({ max: 4 }), fc.nat({ max: 2 }), fc.integer({ min: 1, max: 1000 }))
      .map(([a, b, c, weight]) => pattern([a, b, c], weight)),
    { minLength: 1, maxLength: 40 },
  )

  it('never makes what was seen less likely', () => {
    fc.assert(
      fc.property(patterns, patterns, (candidates, others) => {
        const { likelihood, m, u, lambda } = learn(comparisons, candidates, others)
        for (const [at, value] of likelihood.entries())
          if (at > 0) expect(value).toBeGreaterThanOrEqual(likelihood[at - 1]! - 1e-6 * Math.abs(value))
        for (const shares of [...m, ...u]) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
        expect(lambda).toBeGreaterThan(0)
      }),
    )
  })

  it('finds the shares that a file was made with', () => {
    const candidates: Pattern[] = []
    const weightAt = (same: boolean, levels: number[]): number =>
      levels.reduce(
        (all, level) => all * (level === 0 ? (same ? 0.9 : 0.05) : same ? 0.1 : 0.95),
        same ? 1000 : 100_000,
      )
    for (let bits = 0; bits < 16; bits++) {
      const levels = [0, 1, 2, 3].map((at) => (bits >> at) & 1)
      candidates.push(pattern(levels, weightAt(true, levels) + weightAt(false, levels)))
    }
    const { lambda, m, u } = learn(
      [2, 2, 2, 2].map((levels) => ({ ...comparisons[0]!, levels })),
      candidates,
      [],
    )
    expect(lambda).toBeCloseTo(1000 / 101_000, 3)
    for (const shares of m) expect(shares[0]).toBeCloseTo(0.9, 1)
    for (const shares of u) expect(shares[0]).toBeCloseTo(0.05, 2)
  })

  it('sees that who shares a post code shares the town, and that names have nothing to do with it', () => {
    const strangers = [
      pattern([0, 0, 1], 90),
      pattern([1, 0, 1], 100),
      pattern([1, 1, 0], 500),
      pattern([1, 1, 1], 9000),
    ]
    const tree = dependenceTree([2, 2, 2], strangers)
    expect(tree.filter((on) => on >= 0)).toHaveLength(1)
    expect([tree[0], tree[1]]).toContain(tree[0] === -1 ? 0 : 1)
    expect(tree[2]).toBe(-1)
  })
})
