import { describe, expect, test } from 'vitest'
import { describeExpression, expressionCompiler } from '#journey/agreement/expression.ts'
import { fitScope, touchScope } from '#journey/agreement/expression.scope.ts'
import { LEAD, SCOPE } from './expressions.arbitrary.ts'

const compile = expressionCompiler(SCOPE)
const fit = expressionCompiler(fitScope(LEAD))
const touch = expressionCompiler(touchScope(LEAD))

const nothing = {
  lead: {},
  touched: {},
  touchedHere: {},
  activities: [],
  score: { total: 0, fit: 0, engagement: 0 },
}

function holds(text: string, evidence: object = nothing): boolean {
  const compiled = compile(text)
  if ('faults' in compiled) throw new Error(compiled.faults[0]?.message)
  return compiled.test(evidence)
}

function faults(text: string, compiler = compile): { offset: number; message: string }[] {
  const compiled = compiler(text)
  return 'faults' in compiled ? compiled.faults : []
}

describe('given a field that nobody filled in', () => {
  test.each([
    ["lead.seniority == 'vp'", false],
    ["lead.seniority != 'vp'", false],
    ["!(lead.seniority == 'vp')", true],
    ['lead.employees < 10', false],
    ['lead.employees >= 10', false],
    ["lead.seniority in ['vp']", false],
    ["lead.title.contains('')", false],
    ['lead.budget', false],
    ['!lead.budget', true],
    ['has(lead.country)', false],
    ['lead.employees + 1 > 0', false],
    ['touched.demo_requested >= 1', false],
    ['touched.demo_requested == 0', true],
    ['has(touched.demo_requested)', false],
    ['lead.employees == lead.revenue', false],
  ])('when %s is asked, then %s', (text, expected) => {
    expect(holds(text)).toBe(expected)
  })
})

test.each(['1 / 0 > 3', '1 / 0 != 3', '1 % 0 == 0', '0 / 0 != 0', '-(1 / 0) < 0'])(
  'given %s, when it divides by zero, then it is false and does not throw',
  (text) => expect(holds(text)).toBe(false),
)

test('given evidence without the counts of this stage, when they are asked, then nothing happened here', () => {
  expect(
    holds("touchedHere.x >= 1 || 'call' in activitiesHere || size(activitiesHere) > 0", { lead: {} }),
  ).toBe(false)
})

test('given names of the prototype, when they are looked up, then they are unknown or absent', () => {
  expect(faults('lead.constructor == "x"')[0]?.message).toContain('not known')
  expect(holds('touched.constructor == 0')).toBe(true)
})

describe('given a fault, then it is named at its place', () => {
  test.each([
    ["lead.senority == 'vp'", 0, 'Field `lead.senority` is not known. Did you mean `lead.seniority`?'],
    ["contacted && lead.notes == 'x'", 13, '`lead.notes` is personal; rules cannot see it.'],
    ['has(lead.notes)', 4, 'is personal'],
    ["lead.seniority == 'v_p'", 18, 'Did you mean `vp`?'],
    ["lead.seniority in ['vp', 'boss']", 25, '`boss` is not a value'],
    ["opportunity == 'opened'", 15, 'Did you mean `open`?'],
    ["'cal' in activities", 0, 'Did you mean `call`?'],
    ['lead.employees', 0, 'must be true or false'],
    ["lead.employees == '5'", 0, 'cannot be compared'],
    ["'a' + 1 == 'b'", 0, 'cannot be used between'],
    ['lead.title.matches("a+")', 0, '`matches` is left out'],
    ['[1,2].exists(x, x > 1)', 0, 'cannot be used like this'],
    ['lead.country == null', 16, 'has(lead.field)'],
    ['lead.country ==', 15, 'ends too early'],
    ['lead["country"] == "x"', 0, 'not part of the language'],
    ['score.total + 1 > 40', 0, 'directly with a whole number'],
    ['score.total >= lead.employees', 0, 'directly with a whole number'],
    ['score.total >= 39.5', 0, 'directly with a whole number'],
    ['pass > 0 ? score.fit > 3 : score.fit in [3, 4]', 11, 'directly'],
    ['scor.total > 3', 0, 'Did you mean `score`?'],
    ['score.totl > 3', 0, 'Did you mean `score.total`?'],
    ['timestamp("2026-01-01T00:00:00Z") > timestamp("2026-01-01T00:00:00Z")', 0, 'cannot be used'],
    ['"\\u0000" == "a"', 0, 'broken character'],
    ['12345678901234567890 > pass', 0, 'too large'],
  ])('%s', (text, offset, message) => {
    const found = faults(text)
    expect(found.map((fault) => fault.message).join('\n')).toContain(message)
    expect(found[0]?.offset).toBe(offset)
  })

  test('all of them at once', () => {
    expect(faults('lead.a == 1 && lead.b == 2 || has(lead.notes)')).toHaveLength(3)
  })

  test('what a place cannot see', () => {
    expect(faults('score.total > 3', fit)[0]?.message).toContain('Only the criteria of stages')
    expect(faults('touched.x > 3', touch)[0]?.message).toContain('one `touch`')
    expect(faults("touch.kind == 'x'")[0]?.message).toContain('Only the rules of engagement')
  })
})

describe('given an oversized expression, then it is refused', () => {
  test('too long', () =>
    expect(faults(`contacted ${'|| contacted'.repeat(200)}`)[0]?.message).toContain('longer than'))
  test('too deep', () => expect(faults(`${'!'.repeat(30)}contacted`)[0]?.message).toContain('deeper'))
  test('far too deep', () =>
    expect(faults(`${'('.repeat(900)}contacted${')'.repeat(900)}`)[0]?.message).toContain('too'))
  test('too many parts', () =>
    expect(faults(`pass in [${'1,'.repeat(410)}1]`)[0]?.message).toMatch(/too large|parts/))
  test('a long row of alternatives is not deep', () => {
    expect(faults(Array.from({ length: 60 }, () => 'contacted').join(' || '))).toEqual([])
  })
})

describe('thresholds', () => {
  test.each([
    ['score.total >= 40', ['total 40']],
    ['40 <= score.total', ['total 40']],
    ['score.total > 40', ['total 41']],
    ['score.fit < 10', ['fit 10']],
    ['score.fit <= 10', ['fit 11']],
    ['score.fit >= -10', ['fit -10']],
    ['score.engagement == 5', ['engagement 5', 'engagement 6']],
    ['!(score.total >= 1 && (score.fit >= 2 || contacted))', ['total 1', 'fit 2']],
  ])('%s turns at %j', (text, expected) => {
    const compiled = compile(text)
    if ('faults' in compiled) throw new Error(compiled.faults[0]?.message)
    expect(compiled.thresholds.map(({ of, value }) => `${of} ${value}`)).toEqual(expected)
  })
})

test.each([
  ["lead.seniority in ['c_level', 'vp']", 'level is one of c_level, vp'],
  ['score.total >= 40', 'score is at least 40'],
  ['known.email || known.phone', 'an e-mail address is known or a phone number is known'],
  ['!(known.email || contacted)', 'no e-mail address is known and has not been talked to'],
  ['touched.demo_requested >= 1', 'demo requested happened'],
  ['touchedHere.demo_requested == 0', 'demo requested never happened in this stage'],
  [
    'lead.employees > 5 && (contacted || !has(lead.country))',
    'number of employees is more than 5 and (has been talked to or country is not filled in)',
  ],
])('given %s, when described, then it reads "%s"', (text, sentence) => {
  expect(describeExpression(text, LEAD)).toBe(sentence)
})
