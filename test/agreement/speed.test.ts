import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileAgreement } from '#journey/agreement/compile.ts'
import type { TouchEvidence } from '#journey/agreement/ruleset.ts'

const compiled = compileAgreement(
  readFileSync(new URL('../../agreements/default.yaml', import.meta.url), 'utf8'),
)
if (!compiled.ok) throw new Error('the default agreement does not compile')
const { ruleset } = compiled

/** Best of five, so that a neighbour on the machine does not decide. */
function perSecond(times: number, run: (i: number) => void): number {
  const rounds = Array.from({ length: 5 }, () => {
    const start = performance.now()
    for (let i = 0; i < times; i++) run(i)
    return performance.now() - start
  })
  return (times / Math.min(...rounds)) * 1000
}

test('rules are evaluated millions of times a second', () => {
  const touches: TouchEvidence[] = ['page_viewed', 'email_opened', 'demo_requested'].map((kind) => ({
    touch: { kind, page: '/pricing/eu', asset: '', channel: '', campaign: '', source: '' },
    lead: { seniority: 'vp', employees: 200 },
  }))
  let held = 0
  const { rules } = ruleset.engagement
  const rate = perSecond(50_000, (i) => {
    for (const rule of rules) if (rule.test(touches[i % 3] as TouchEvidence)) held++
  })
  expect(held).toBeGreaterThan(0)
  expect(rate * rules.length).toBeGreaterThan(2_000_000)
})

test('a business calendar answers in less than a microsecond once its years are there', () => {
  const { add, between } = ruleset.calendars['office'] as (typeof ruleset.calendars)[string]
  const start = Date.UTC(2024, 0, 1)
  let sum = 0
  const rate = perSecond(200_000, (i) => {
    const from = start + (i % 1000) * 40_000_000
    sum += between(from, add(from, 14_400_000))
  })
  expect(sum).toBe(200_000 * 5 * 14_400_000)
  expect(rate).toBeGreaterThan(500_000)
})

test('a hostile file is refused quickly', () => {
  const hostile = [
    '['.repeat(900_000),
    '{a: '.repeat(200_000),
    '- '.repeat(400_000),
    'a:\n'.repeat(60_000),
    Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n'),
    `x: "${'\\u0041'.repeat(150_000)}"`,
  ]
  for (const text of hostile) {
    const start = performance.now()
    expect(compileAgreement(text).ok).toBe(false)
    expect(performance.now() - start).toBeLessThan(3_000)
  }
})
