import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fillBecause } from '#journey/agreement/because.rules.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { parseSpan } from '#journey/agreement/duration.rules.ts'

const DEFAULT = readFileSync(new URL('../../agreements/default.yaml', import.meta.url), 'utf8')

/** The default with one piece of text replaced, and where the marked word stands in it. */
function broken(from: string | RegExp, to: string) {
  const text = DEFAULT.replace(from, () => to)
  if (text === DEFAULT) throw new Error(`${String(from)} is not in the default agreement`)
  return text
}

function problems(text: string): string[] {
  const compiled = compileAgreement(text)
  return compiled.ok ? [] : compiled.problems.map((problem) => problem.message)
}

describe('given the default agreement', () => {
  const compiled = compileAgreement(DEFAULT)
  if (!compiled.ok)
    throw new Error(compiled.problems.map((p) => `${p.line}:${p.column} ${p.message}`).join('\n'))
  const { ruleset, warnings } = compiled

  test('when compiled, then it has no warnings and reaches back to 2000', () => {
    expect(warnings).toEqual([])
    expect(ruleset.effectiveFrom).toBe(Date.UTC(2000, 0, 1))
    expect(ruleset.path).toEqual(['inquiry', 'mql', 'sales_ready', 'accepted', 'opportunity', 'won'])
    expect(Object.keys(ruleset.returnReasons).length).toBeGreaterThanOrEqual(10)
  })

  test('when thresholds are asked, then the marks of the exits and of what they lead to are there', () => {
    expect(ruleset.stages['inquiry']?.thresholds).toEqual([
      { of: 'fit', value: -10 },
      { of: 'fit', value: 10 },
      { of: 'total', value: 40 },
    ])
    expect(ruleset.stages['nurture']?.exits.every((exit) => exit.newPass)).toBe(true)
  })

  test('when four business hours are added on a Friday afternoon, then they end on Monday', () => {
    const span = ruleset.stages['sales_ready']?.handoff?.answerWithin
    expect(span && ruleset.due(Date.parse('2026-06-05T13:00:00Z'), span)).toBe(
      Date.parse('2026-06-08T09:00:00Z'),
    )
  })

  test('when compiled again, then in under 150 ms', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      compileAgreement(DEFAULT)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(150)
  })
})

describe('given one fault, then it is named in plain words at its line and column', () => {
  test.each<[string, string | RegExp, string, string, string]>([
    [
      'unknown field in a rule',
      'lead.employees < 5',
      'lead.employes < 5',
      'lead.employes',
      'Did you mean `lead.employees`?',
    ],
    [
      'unknown key',
      'nextStep: Call and qualify',
      'nextSteps: Call and qualify',
      'nextSteps',
      'Did you mean `stages.mql.nextStep`?',
    ],
    ['personal field in a rule', 'lead.employees < 5', 'size(lead.notes) < 5', 'lead.notes', 'is personal'],
    ['personal field in a reason', '{touch.asset}', '{lead.notes}', '{lead.notes}', 'is personal'],
    ['unknown placeholder', '{touch.asset}', '{touch.aset}', '{touch.aset}', 'Did you mean `touch.asset`?'],
    [
      'fault in a folded text',
      'touchedHere.chat_started >= 1 ||',
      'touchedHere.chat_started >= true ||',
      'touchedHere.chat_started >= true',
      'cannot be compared',
    ],
    ['fault inside quotes', "opportunity == 'won'", "opportunity == 'wonn'", "'wonn'", 'Did you mean `won`?'],
    ['wrong kind', 'kind: handoff', 'kind: handof', 'handof\n', 'Did you mean `handoff`?'],
    ['number as text', 'maxOffers: 3', 'maxOffers: three', 'three\n', 'must be a number, not text'],
    ['zero time', 'within: 30 days', 'within: 0 days', '0 days', 'longer than zero'],
    ['no duration', 'within: 30 days', 'within: a while', 'a while', 'must be a duration'],
    [
      'unknown calendar',
      'within: 30 days',
      'within: 30 days\n    calendar: offce',
      'offce',
      'Did you mean `office`?',
    ],
    ['unknown zone', 'Europe/Berlin', 'Europe/Berlim', 'Europe/Berlim', 'is not a time zone'],
    ['no such day', '2026-12-25: Christmas', '2026-02-30: Christmas', '2026-02-30', 'not a date'],
    [
      'hours reversed',
      "mon: ['09:00-17:00']",
      "mon: ['17:00-09:00']",
      "'17:00-09:00'",
      'ends before it begins',
    ],
    [
      'hours overlap',
      "mon: ['09:00-17:00']",
      "mon: ['09:00-17:00', '16:00-18:00']",
      "'16:00-18:00'",
      'overlaps',
    ],
    ['exit to nowhere', 'to: sales_ready', 'to: sales_redy', 'sales_redy', 'Did you mean `sales_ready`?'],
    [
      'skipped stage',
      'to: sales_ready',
      'to: accepted',
      'accepted\n        because: Hot',
      'This skips `sales_ready`',
    ],
    [
      'reason to nowhere',
      'No budget now, to: nurture',
      'No budget now, to: nurtur',
      'nurtur,',
      'Did you mean `nurture`?',
    ],
    [
      'reason past the hand-off',
      'No budget now, to: nurture',
      'No budget now, to: won',
      'won, nextStep',
      'behind the hand-off',
    ],
    [
      'new pass elsewhere',
      'to: lost',
      'to: lost\n        newPass: true',
      'true\n        because: The opportunity was lost',
      'A new pass begins at `inquiry`',
    ],
    [
      'wrong owner',
      'owner: leadgen',
      'owner: sales',
      'sales\n    assign: rotation\n    nextStep: Call',
      'must be owned by marketing or leadgen',
    ],
    ['duplicate rule', '{ id: decider,', '{ id: manager,', 'manager, points: 8', 'two scoring rules'],
    [
      'mark out of reach',
      'score.total >= 70',
      'score.total >= 700',
      'to: sales_ready\n        because: Hot',
      'can never open',
    ],
    [
      'cap of the other sign',
      "cap: -10, because: 'Looked",
      "cap: 10, because: 'Looked",
      "10, because: 'Looked at our",
      'same sign',
    ],
    [
      'limit missing',
      '    within: 30 days\n',
      '',
      'opportunity:\n    name',
      '`stages.opportunity.within` is missing',
    ],
    [
      'way out missing',
      'then: { move: nurture, because: Time has passed since it was lost }',
      'then: loop',
      'loop',
      'must be "repeat"',
    ],
    ['reserved field', '    city:', '    in:', 'in: {', 'reserved'],
    ['alias', 'version: 1', 'version: &v 1\nx: *v', '*v', 'aliases are not allowed'],
    ['key twice', 'version: 1', 'version: 1\nversion: 2', 'version: 2', 'unique'],
  ])('%s', (_name, from, to, mark, message) => {
    const text = broken(from, to)
    const compiled = compileAgreement(text)
    if (compiled.ok) throw new Error('nothing was found')
    const problem = compiled.problems.find((candidate) => candidate.message.includes(message))
    expect(compiled.problems.map((candidate) => candidate.message).join('\n')).toContain(message)
    const lines = text.slice(0, text.indexOf(mark)).split('\n')
    expect([problem?.line, problem?.column]).toEqual([lines.length, (lines.at(-1) ?? '').length + 1])
  })
})

describe('given a lifecycle with a gap', () => {
  test('when a stage cannot be reached, then it is named', () => {
    const orphan =
      '  orphan:\n    name: Orphan\n    kind: nurture\n    owner: marketing\n    assign: desk\n    nextStep: x\n    within: 1 days\n    then: repeat\n'
    const found = problems(broken('stages:\n', `stages:\n${orphan}`))
    expect(found).toEqual([
      'Stage `orphan` has no way out: give it an exit, or a move when its time is over.',
      'Stage `orphan` cannot be reached: nothing leads to it.',
    ])
  })

  test('when a kind is missing, then it is named', () => {
    expect(problems(broken('kind: closed', 'kind: disqualified'))).toContain(
      'No stage is of kind closed; there must be at least one.',
    )
  })

  test('when a calendar is never open, then it is named', () => {
    expect(problems(broken(/hours:\n( {6}\w+: \['.*\n)+/, 'hours: {}\n'))).toEqual([
      'Calendar `office` has not a single working hour.',
    ])
  })

  test('when the marks of one exit exclude each other, then it is named', () => {
    expect(problems(broken('if: score.fit >= 10', 'if: score.total < 30'))[0]).toContain(
      'at least 40 and at most 29',
    )
  })
})

test('given several faults of different sorts, then all are reported, in the order of the file', () => {
  const text = broken('lead.employees < 5', 'lead.employes < 5')
    .replace('kind: handoff', 'kind: handof')
    .replace('score.total >= 70', "lead.senority == 'vp'")
  const compiled = compileAgreement(text)
  expect(compiled.ok ? [] : compiled.problems.map((problem) => problem.path)).toEqual([
    'scoring.fit.rules.15.when',
    'stages.mql.exits.0.when.0.if',
    'stages.sales_ready.kind',
  ])
})

test('given a touch that the product does not know, then there is a warning and no refusal', () => {
  const compiled = compileAgreement(
    broken(
      'touched.demo_requested >= 1 }\n          - { id: first_time',
      'touched.demo_requestd >= 1 }\n          - { id: first_time',
    ),
  )
  expect(compiled.ok && compiled.warnings.map((warning) => warning.message)[0]).toContain(
    'Did you mean `demo_requested`?',
  )
})

test.each([
  '',
  'x',
  '[]',
  '- 1',
  'null',
  ':',
  '{',
  '\0',
  'a: *b',
  '[['.repeat(20_000),
  '__proto__: { x: 1 }',
  `x: ${'y'.repeat(1_000_001)}`,
])('given what is no agreement, then there are problems and no crash (case %#)', (text) => {
  const compiled = compileAgreement(text)
  expect(compiled.ok).toBe(false)
  if (!compiled.ok)
    for (const { line, column } of compiled.problems) expect(Math.min(line, column)).toBeGreaterThan(0)
})

test.each([
  ['4 business hours', 4 * 3_600_000, 'office'],
  ['2 business days', 16 * 3_600_000, 'office'],
  ['14 days', 14 * 86_400_000, null],
  ['24 months', 730.5 * 86_400_000, null],
])('given %s, then it is %d ms', (text, ms, calendar) => {
  expect(parseSpan(text, { id: 'office', dayMs: 8 * 3_600_000 })).toMatchObject({ ms, calendar, text })
})

test('given a reason with placeholders, when filled, then unknown values read as unknown and values are not filled again', () => {
  const evidence = { lead: { title: '{lead.city}', budget: true } }
  expect(fillBecause('{lead.title} {lead.city} {lead.budget} {lead.constructor} {x}', evidence)).toBe(
    '{lead.city} unknown yes unknown unknown',
  )
})
