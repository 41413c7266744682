import { describe, expect, it } from 'vitest'
import { pairedDifference, sampledShare, sampledTotal, worth } from '#journey/what-if/intervals.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'

describe('intervals against published worked examples', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('given %i of %i, when a share is told, its bounds are Wilson’s', (hits, n, low, high) => {
    const found = wilson(hits, n)!
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  // Newcombe, Statistics in Medicine 17 (1998) 2635–2650; Fagerland, Lydersen and Laake (2014), airway data
  it.each([
    [[36, 12, 2, 0], 0.0569, 0.3404],
    [[1, 1, 7, 12], -0.5069, -0.0256],
  ] as const)(
    'given the same leads judged twice %j, the difference has Newcombe’s bounds',
    (table, low, high) => {
      const found = pairedDifference(...(table as unknown as [number, number, number, number]))
      expect(found.low).toBeCloseTo(low, 4)
      expect(found.high).toBeCloseTo(high, 4)
    },
  )

  // Cochran, Sampling Techniques (1977), §2.8: signatures on 676 sheets, 50 of them counted, 80 % limits
  it('given a sample of sheets, when the total is told, its spread is Cochran’s', () => {
    const { low, high } = sampledTotal(1_471, 54_497, 50, 676)
    const at80 = ((high - low) / 2) * (1.28 / 1.959964)
    expect((high + low) / 2).toBeCloseTo(19_888, 0)
    expect(Math.abs(at80 - (21_669 - 18_107) / 2)).toBeLessThan(3)
  })

  it('given everybody, nothing is uncertain; given half, it is less than given few', () => {
    expect(sampledShare(3, 10, 10)).toEqual({ low: 0.3, high: 0.3 })
    const width = ({ low, high }: { low: number; high: number }) => high - low
    expect(width(sampledShare(300, 1_000, 2_000))).toBeLessThan(width(sampledShare(300, 1_000, 1_000_000)))
    expect(worth(1_000, 1_000_000)).toBeCloseTo(1_001, 0)
  })
})
