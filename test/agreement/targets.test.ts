import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { contractMarkdown } from '#journey/agreement/contract-markdown.ts'
import { contractText } from '#journey/agreement/contract-text.ts'

const DEFAULT = readFileSync(new URL('../../agreements/default.yaml', import.meta.url), 'utf8')
const compiled = compileAgreement(DEFAULT)
if (!compiled.ok) throw new Error('the default agreement does not compile')
const { ruleset, document } = compiled

describe('given the default agreement, when compiled', () => {
  test('then its promises can be measured', () => {
    expect(ruleset.targets.contribution[0]).toMatchObject({
      function: 'marketing',
      from: 10,
      to: 35,
      market: null,
    })
    expect(ruleset.targets.sales.contacted[0]?.within).toMatchObject({
      calendar: 'office',
      ms: 8 * 3_600_000,
    })
    expect(ruleset.transition).toEqual({ leads: 'finish', stages: {} })
    expect(ruleset.review).toBe(Date.UTC(2027, 5, 30))
    const known = { email: true, phone: true, name: true, company: true }
    expect(ruleset.markets['home']?.test({ lead: { country: 'AT' }, known })).toBe(true)
    expect(ruleset.markets['abroad']?.test({ lead: {}, known })).toBe(false)
  })

  test('without targets, markets and review then it is an agreement all the same', () => {
    const short = DEFAULT.slice(0, DEFAULT.indexOf('# Names for the parts')).replace(
      /^(review|transition): .*\n/gm,
      '',
    )
    const bare = compileAgreement(short)
    expect(bare.ok && bare.ruleset.targets.contribution).toEqual([])
    expect(bare.ok && [bare.ruleset.review, bare.ruleset.transition.leads]).toEqual([null, 'finish'])
  })
})

describe('given a promise that cannot be kept, then it is refused at its place', () => {
  test.each([
    [
      'credit: sourced, from: 10, to: 35',
      'credit: sourced, from: 40, to: 35',
      'from: 40',
      'The band runs from 40 to 35',
    ],
    [
      'credit: sourced, from: 10, to: 35',
      'credit: sourced, from: 10, to: 135',
      'to: 135',
      'must be at most 100',
    ],
    [
      'shortTerm: 60, longTerm: 40',
      'shortTerm: 60, longTerm: 30',
      'longTerm: 30',
      'must add up to 100; 60 and 30 make 90',
    ],
    ['inbound: 60, outbound: 40', 'inbound: 60, outbound: 50', 'outbound: 50', 'must add up to 100'],
    [
      'function: marketing, of: revenue',
      'function: marketting, of: revenue',
      'function: marketting',
      'Did you mean `marketing`?',
    ],
    [
      'market: abroad, period: year }',
      'market: abrod, period: year }',
      'market: abrod',
      'Did you mean `abroad`?',
    ],
    ['stage: accepted, within', 'stage: acepted, within', 'stage: acepted', 'Did you mean `accepted`?'],
    [
      'from: sales_ready, reach: accepted',
      'from: accepted, reach: sales_ready',
      'reach: sales_ready',
      'does not come after `accepted`',
    ],
    [
      'id: tries,',
      'id: first_contact,',
      'id: first_contact, stage: mql',
      'two targets with the id `first_contact`',
    ],
    [
      'function: sales, of: pipeline, credit: sourced, from: 35',
      'function: sales, of: pipeline, credit: sourced, from: 80',
      'from: 80',
      'at least 105 % in all',
    ],
    [
      'when: has(lead.product)',
      'when: has(lead.produkt)',
      'has(lead.produkt)',
      'Did you mean `lead.product`?',
    ],
    ['transition: finish', 'transition: later', 'transition: later', 'must be "finish", "rejudge"'],
    [
      'transition: finish',
      'transition: { leads: rejudge, stages: { old: mqql } }',
      'old: mqql',
      'Did you mean `mql`?',
    ],
    ['review: 2027-06-30', 'review: 2027-06-31', 'review: 2027-06-31', 'not a date of the calendar'],
  ])('%s → %s', (from, to, place, message) => {
    const text = DEFAULT.replace(from, to)
    expect(text).not.toBe(DEFAULT)
    const broken = compileAgreement(text)
    const problem = broken.ok ? undefined : broken.problems.find((p) => p.message.includes(message))
    expect(broken.ok || broken.problems.map((p) => p.message)).toContainEqual(
      expect.stringContaining(message),
    )
    const before = text.slice(0, text.indexOf(place))
    expect(problem?.line).toBe(before.split('\n').length)
  })

  test('when the review is due before the agreement begins, then there is a warning', () => {
    const late = compileAgreement(DEFAULT.replace('effectiveFrom: 2000-01-01', 'effectiveFrom: 2028-01-01'))
    expect(late.ok && late.warnings.map((w) => w.message)).toEqual([
      'The review is due before the agreement has begun.',
    ])
  })
})

describe('given the contract in plain words', () => {
  const contract = contractText(document)
  const text = contractMarkdown(contract)

  test('when it is read, then it says both sides’ duties with their clocks, and the targets', () => {
    expect(contract.sections.map(({ title }) => title)).toEqual([
      'Parties',
      'What a lead is',
      'The way of a lead',
      'What each side owes',
      'Returning and disqualifying',
      'Recycling and the watch',
      'Targets',
      'Terms used above',
      'In force, change and review',
    ])
    for (const line of [
      'Answer every offer of “Sales-ready lead” within 4 business hours.',
      'Marketing has 2 business days to do this: make the first response and complete the data.',
      'Wants to decide soon: …: plus 10 points, if time frame is one of now, this quarter.',
      'If that time passes, the lead goes to “Closed” (nothing happened in 24 months).',
      'Marketing sources 10 to 35 % of the pipeline of each quarter.',
      'At least 75 % of the leads that enter “Sales-ready lead” in a quarter go on to “Sales-accepted lead”.',
    ])
      expect(text).toContain(line)
  })

  test('when it is read, then there is no code and no raw name in it', () => {
    const sentences = contract.sections.flatMap((s) =>
      s.clauses.flatMap((c) => c.sentences.map(({ text: t }) => t)),
    )
    expect(sentences.filter((s) => /[a-z]_[a-z]|==|&&|\|\||\blead\.\w|[{}]|undefined|NaN/.test(s))).toEqual(
      [],
    )
    expect(sentences.filter((s) => !/[.:?]$/.test(s))).toEqual([])
    expect(sentences.filter((s) => /\b1 (days|hours|points|months|people)\b/.test(s))).toEqual([])
  })

  test('when clauses are numbered, then each number stands once, and each sentence has its own place', () => {
    const clauses = contract.sections.flatMap((s) => s.clauses.map((c) => c.number))
    expect(new Set(clauses).size).toBe(clauses.length)
    const paths = contract.sections
      .filter((s) => !s.restates)
      .flatMap((s) => s.clauses.flatMap((c) => c.sentences.map(({ path }) => path)))
    expect(new Set(paths).size).toBe(paths.length)
  })
})
