import { expect, test } from 'vitest'
import { dependence, kendall, ranksOf } from '#journey/measure/attribution/sensitivity.rules.ts'

test('given the example of SciPy’s manual, then τ-b is −0.4714045207910316', () => {
  expect(kendall([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])).toBeCloseTo(-0.4714045207910316, 14)
})

test('given the same order, one turned round, and nothing to order, then τ says so', () => {
  expect(kendall([1, 2, 3], [10, 20, 30])).toBe(1)
  expect(kendall([1, 2, 3], [3, 2, 1])).toBe(-1)
  expect(kendall([1, 1], [1, 2])).toBeNull()
  expect(kendall([1], [1])).toBeNull()
})

test('given ties, then those share the mean of their places', () => {
  expect(ranksOf([5, 9, 5, 1])).toEqual([2.5, 1, 2.5, 4])
})

test('given the least τ, then it decides how far the order depends on the model', () => {
  expect([dependence([1, 0.8]), dependence([0.9, 0.5]), dependence([0.9, 0.2]), dependence([null])]).toEqual([
    'hardly',
    'partly',
    'much',
    'unknown',
  ])
})
