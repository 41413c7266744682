import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionFields } from '#journey/agreement/condition.fields.ts'
import { parseCondition } from '#journey/agreement/condition.parse.ts'
import { printCondition } from '#journey/agreement/condition.print.ts'
import { group, type Condition } from '#journey/agreement/condition.tree.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { expressionCompiler } from '#journey/agreement/expression.ts'
import { evidence, expression, SCOPE } from './expressions.arbitrary.ts'

const DEFAULT = readFileSync(new URL('../../agreements/default.yaml', import.meta.url), 'utf8')

function tree(text: string): Condition {
  const parsed = parseCondition(text)
  if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault.message}`)
  return parsed.tree
}

const word = fc.oneof(fc.constantFrom('vp', "o'x", 'a\\b', 'line\nbreak', '"', '😀', ''), fc.string())
const number = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(2.5, -0.25, 0))
const name = fc.constantFrom('lead.country', 'score.total', 'touched.demo_requested', 'contacted', 'pass')
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  name.map((n) => ({ is: 'holds' as const, name: n })),
  fc.constantFrom('lead.country', 'touched.x').map((n) => ({ is: 'filled' as const, name: n })),
  fc.record({
    is: fc.constant('compare' as const),
    name,
    op: fc.constantFrom(
      '==' as const,
      '!=' as const,
      '<' as const,
      '<=' as const,
      '>' as const,
      '>=' as const,
    ),
    value: fc.oneof(word, number, fc.boolean()),
  }),
  fc.record({ is: fc.constant('between' as const), name, from: number, to: number }),
  fc.record({
    is: fc.constant('oneOf' as const),
    name,
    values: fc.array(word, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ is: fc.constant('includes' as const), name: fc.constant('activities'), value: word }),
  fc.record({
    is: fc.constant('test' as const),
    name,
    test: fc.constantFrom('contains' as const, 'startsWith' as const, 'endsWith' as const),
    value: word.map((w) => w.toLowerCase()),
    anyCase: fc.boolean(),
  }),
  fc
    .constantFrom('size(lead.title) > 3', 'a ? b : c', '1 + 2 == 3')
    .map((cel) => ({ is: 'text' as const, cel })),
)
const trees: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition; leaf: Condition }>((tie) => ({
  leaf,
  any: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    tie('any').map((item) => ({ is: 'not' as const, item })),
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('any'), { minLength: 2, maxLength: 4 }),
      )
      .map(([is, items]) => group(is, items)),
  ),
})).any

/** Texts up to their own limits; a larger one is refused when it is loaded. */
const fits = (text: string): boolean => !('fault' in parseCondition(text))

describe('given a tree from the builder', () => {
  test('when it is printed and read again, then it is the same tree', () => {
    fc.assert(
      fc.property(trees, (given) => {
        const text = printCondition(given)
        fc.pre(fits(text))
        expect(tree(text)).toEqual(given)
      }),
      { numRuns: 1500 },
    )
  })
})

describe('given a condition as somebody wrote it', () => {
  const compile = expressionCompiler(SCOPE)

  test('when it is taken apart and put together anew, then it judges every lead as before', () => {
    fc.assert(
      fc.property(expression(false), evidence(false), (text, lead) => {
        const before = compile(text)
        fc.pre('test' in before)
        const rebuilt = printCondition(tree(text))
        const after = compile(rebuilt)
        if (!('test' in before) || !('test' in after)) throw new Error(`${text} became ${rebuilt}`)
        expect(after.test(lead)).toBe(before.test(lead))
      }),
      { numRuns: 1500 },
    )
  })

  test('when nothing is changed, then not a character is', () => {
    fc.assert(
      fc.property(expression(false), (text) => {
        fc.pre(fits(text))
        expect(printCondition(tree(text), text)).toBe(text)
      }),
    )
  })

  test('when one part is changed, then the others keep their form', () => {
    const text = `( lead.seniority   in ["vp","director"] ) && 50 <= lead.employees || known.phone`
    const changed = tree(text)
    if (changed.is !== 'any') throw new Error('not a choice')
    changed.items[1] = { is: 'holds', name: 'known.email' }
    const kept = 'lead.seniority   in ["vp","director"]'
    expect(printCondition(changed, text)).toBe(`(${kept} && 50 <= lead.employees) || known.email`)
  })
})

describe('given the default agreement', () => {
  const compiled = compileAgreement(DEFAULT)
  if (!compiled.ok) throw new Error('the default agreement does not compile')
  const { document } = compiled

  test('when its conditions are shown in the builder, then none is left as text', () => {
    const texts = [
      ...document.scoring.fit.rules.map((rule) => rule.when),
      ...document.scoring.engagement.rules.map((rule) => rule.when),
      ...Object.values(document.stages).flatMap((stage) =>
        stage.exits.flatMap((exit) => exit.when.map((c) => c.if)),
      ),
    ]
    expect(texts.map(tree).filter((t) => JSON.stringify(t).includes('"is":"text"'))).toEqual([])
    expect(tree(document.scoring.fit.rules.find((rule) => rule.id === 'right_size')!.when)).toEqual({
      is: 'between',
      name: 'lead.employees',
      from: 50,
      to: 5000,
    })
  })

  test('when the builder asks what it may offer, then each place offers what it can see', () => {
    const names = (place: 'criterion' | 'fit' | 'engagement'): string[] =>
      conditionFields(document, place).map((field) => field.name)
    expect(names('criterion')).toContain('touchedHere.demo_requested')
    expect(names('fit')).not.toContain('score.total')
    expect(names('engagement')).toContain('touch.kind')
    expect(names('criterion')).not.toContain('lead.notes')
    const level = conditionFields(document, 'fit').find((field) => field.name === 'lead.seniority')
    expect(level?.values?.[0]).toEqual({ value: 'c_level', label: 'C-level' })
  })

  test('when a field is offered with an operator, then a condition made of them compiles', () => {
    for (const place of ['criterion', 'fit', 'engagement'] as const) {
      for (const field of conditionFields(document, place)) expect(field.operators.length).toBeGreaterThan(0)
    }
  })
})
