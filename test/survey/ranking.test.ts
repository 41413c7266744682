import { describe, expect, it } from 'vitest'
import { concordanceBetween, concordanceOf, standingsOf } from '#journey/survey/ranking.rules.ts'
import type { Ballot } from '#journey/survey/ranking.rules.ts'

const ITEMS = ['a', 'b', 'c', 'd', 'e', 'f']

/** A ballot from the rank that each item was given. */
const ballot = (person: string, group: string, ranks: number[]): Ballot => ({
  person,
  group,
  order: [...ITEMS].sort((one, other) => ranks[ITEMS.indexOf(one)]! - ranks[ITEMS.indexOf(other)]!),
})

describe('rankings', () => {
  it('given the published three executives and six applicants, then Kendall’s W is 0.162', () => {
    // S. Siegel, "Nonparametric Statistics for the Behavioral Sciences" (1956), chapter 9: s = 25.5, W = 25.5 / 157.5
    const executives = [
      ballot('x', 'x', [1, 6, 3, 2, 5, 4]),
      ballot('y', 'y', [1, 5, 6, 4, 2, 3]),
      ballot('z', 'z', [6, 3, 2, 5, 4, 1]),
    ]
    const found = concordanceOf(executives, ITEMS, 'seed')
    expect(found.w).toBeCloseTo(25.5 / 157.5, 10)
    expect(found.interval).toBeNull()
  })

  it('given one ballot or one item, then it says why there is no W', () => {
    expect(concordanceOf([ballot('x', 'x', [1, 2, 3, 4, 5, 6])], ITEMS, 's').why).toBe('one_ballot')
    const two = [ballot('x', 'x', [1, 2, 3, 4, 5, 6]), ballot('y', 'y', [1, 2, 3, 4, 5, 6])]
    expect(concordanceOf(two, ['a'], 's').why).toBe('one_item')
  })

  it('given everybody of one mind, then W is 1 and so is its interval', () => {
    const all = ['p', 'q', 'r', 's'].map((person) => ballot(person, 'sales', [2, 1, 3, 4, 6, 5]))
    expect(concordanceOf(all, ITEMS, 'seed')).toMatchObject({ w: 1, interval: { low: 1, high: 1 } })
    expect(standingsOf(all, ITEMS)[0]).toEqual({ item: 'b', meanRank: 1, borda: 20, first: 4 })
  })

  it('given five of sales against one of marketing, then between functions each has one voice', () => {
    const ballots = [
      ...['p', 'q', 'r', 's', 't'].map((person) => ballot(person, 'sales', [1, 2, 3, 4, 5, 6])),
      ballot('m', 'marketing', [6, 5, 4, 3, 2, 1]),
    ]
    expect(concordanceBetween(ballots, ITEMS, 'seed').w).toBe(0)
    expect(concordanceOf(ballots, ITEMS, 'seed').w).toBeGreaterThan(0.4)
  })
})
