import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkExpression } from '#journey/agreement/expression.check.ts'
import { compileTerm } from '#journey/agreement/expression.compile.ts'
import { describeTerm } from '#journey/agreement/expression.describe.ts'
import { standardCel, standardEnvironment } from '#journey/agreement/expression.standard.ts'
import { SCOPE, evidence, expression } from './expressions.arbitrary.ts'

const cel = standardEnvironment(SCOPE)

function term(text: string) {
  const checked = checkExpression(text, SCOPE)
  if ('faults' in checked) {
    // size limits are the only reason for which the generator's texts may be refused
    fc.pre(!checked.faults.every((fault) => /deeper|more than|longer|too large/.test(fault.message)))
    throw new Error(`${text}: ${checked.faults.map((fault) => fault.message).join(' ')}`)
  }
  return checked.term
}

describe('closures', () => {
  test('agree with the CEL interpreter on the standard text, whatever is absent', () => {
    let held = 0
    const runs = 4000
    fc.assert(
      fc.property(expression(false), evidence(false), (text, facts) => {
        const checked = term(text)
        const found = compileTerm(checked)(facts)
        if (found) held++
        expect(found).toBe(cel.evaluate(standardCel(checked), facts))
      }),
      { numRuns: runs },
    )
    // both answers must come up, or nothing was compared
    expect(held).toBeGreaterThan(runs / 10)
    expect(held).toBeLessThan((runs * 9) / 10)
  })

  test('agree with the CEL interpreter on the text as written, when nothing is absent', () => {
    fc.assert(
      fc.property(expression(true), evidence(true), (text, facts) => {
        expect(compileTerm(term(text))(facts)).toBe(cel.evaluate(text, facts))
      }),
      { numRuns: 4000 },
    )
  })

  test('never throw on evidence of the wrong types', () => {
    const odd = fc.oneof(fc.constant(null), fc.constant(NaN), fc.string(), fc.array(fc.nat()), fc.object())
    fc.assert(
      fc.property(
        expression(false),
        evidence(false),
        fc.dictionary(fc.constantFrom('country', 'employees', 'budget'), odd),
        (text, facts, lead) => {
          expect(typeof compileTerm(term(text))({ ...facts, lead })).toBe('boolean')
        },
      ),
    )
  })

  test('are described in words, without a crash', () => {
    fc.assert(
      fc.property(expression(false), (text) => {
        expect(describeTerm(term(text), SCOPE)).not.toMatch(/undefined|\[object|NaN/)
      }),
    )
  })
})
