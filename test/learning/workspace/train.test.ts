import { describe, expect, test } from 'vitest'
import { addTouch, scoreAt, type Engagement } from '#journey/scoring/rules.ts'
import { DEFAULT_AGREEMENT, defaultRules, rulesOf } from '../../support/cast.ts'
import { draftText } from '#journey/learning/workspace/draft.rules.ts'
import { scoresBy } from '#journey/learning/workspace/drafted.rules.ts'
import { scorerOf } from '#journey/learning/scorecard.rules.ts'
import { trainOn, type Asked, type Training } from '#journey/learning/workspace/train.rules.ts'
import { company, KNOWN, NOTHING } from './company.ts'
import type { Example } from '#journey/learning/workspace/examples.rules.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

const ASKED: Asked = { outcome: 'opportunity', moment: 'entry', horizonDays: 180, exclude: [], keep: [] }
const DATA = {
  passes: 0,
  late: 0,
  oneIn: 1,
  leftOut: { never: 0, decided: 0, over: 0, censored: 0, unreadable: 0 },
}
const trained = (examples: Example[], asked: Partial<Asked> = {}): Training =>
  trainOn(examples, { asked: { ...ASKED, ...asked }, rules: defaultRules, data: DATA })

describe('given a company whose truth is known', () => {
  const examples = company(6_000, KNOWN)
  const training = trained(examples)
  // the default agreement has many rules that this company's leads never meet; here the card's own are looked at
  const alone = { ...training.proposal!, kept: [] }
  const columns = training.learned.card?.rules.map(({ column }) => column).sort()

  test('when a card is learned, then it holds what was put in and nothing else', () => {
    expect(training.learned.refusal).toBe(null)
    expect(columns).toEqual(['lead.employees', 'lead.seniority', 'touch.source', 'touch:demo_requested'])
    const { evaluation, against } = training.learned
    expect(evaluation!.calibrationError).toBeLessThan(0.03)
    expect(against!.low).toBeGreaterThan(0)
  })

  test('when the card is read, then a demo is worth the points that its odds are', () => {
    const demo = training.learned.card!.rules.find(({ column }) => column === 'touch:demo_requested')!
    const range =
      Math.max(...demo.bins.map(({ points }) => points)) - Math.min(...demo.bins.map(({ points }) => points))
    // ten points double the odds: 1.6 is 23 points, and chance moves them by some
    expect(range).toBeGreaterThan(18)
    expect(range).toBeLessThan(28)
  })

  test('when few of them are won, then the same points tell that chance too, tried on later leads', () => {
    expect(training.other).toMatchObject({ outcome: 'won', chance: { rows: 6_000 } })
    expect(training.other!.chance.error).toBeLessThan(0.03)
  })

  test('when it becomes a draft, then the draft gives every lead the points of the card, moved by one number', () => {
    const rules = rulesOf(draftText(DEFAULT_AGREEMENT, alone, 'en')!)
    const { card } = training.learned
    const headers = [...new Set(examples.flatMap(({ cells }) => Object.keys(cells)))]
    const scorer = scorerOf(card!, headers)
    if (!scorer.ok) throw new Error('columns are missing')
    const moved = examples.slice(0, 500).map(({ cells }) => {
      const { points } = scorer.score((i) => cells[headers[i]!] ?? '')
      return scoredBy(rules, cells) - points
    })
    expect(new Set(moved).size).toBe(1)
  })

  test('when it becomes a draft, then as many leads reach the limit as before, and only what it replaces has changed', () => {
    const { limit, share } = training.proposal!.level!
    const rules = rulesOf(draftText(DEFAULT_AGREEMENT, alone, 'de')!)
    const above = examples.filter(({ cells }) => scoredBy(rules, cells) >= limit).length / examples.length
    expect(Math.abs(above - share)).toBeLessThan(0.05)
    expect(scoresBy(rules, training.proposal!.drafted.en)).toBe(true)
    expect(scoresBy(defaultRules, training.proposal!.drafted.en)).toBe(false)
    expect(rules.path).toEqual(defaultRules.path)
    expect(Object.keys(rules.stages)).toEqual(Object.keys(defaultRules.stages))
  })

  test('when a point of the draft was changed by hand, then the agreement does not score by the card any more', () => {
    const { fit, engagement } = rulesOf(draftText(DEFAULT_AGREEMENT, alone, 'en')!)
    const mended = engagement.rules.map((rule, at) =>
      at === 0 ? { ...rule, points: rule.points + 1 } : rule,
    )
    expect(scoresBy({ fit, engagement }, alone.drafted.en)).toBe(true)
    expect(scoresBy({ fit, engagement: { ...engagement, rules: mended } }, alone.drafted.en)).toBe(false)
  })

  test('when signed rules met nobody, then they are named dead, and stay in the draft because nothing is known of them', () => {
    const dead = training.signed.filter(({ verdict }) => verdict === 'dead').map(({ id }) => id)
    expect(dead).toContain('competitor')
    expect(training.proposal!.kept).toEqual(expect.arrayContaining(dead))
    expect(training.signed.find(({ id }) => id === 'demo')).toMatchObject({ verdict: 'tells' })
    expect(draftText(DEFAULT_AGREEMENT, training.proposal!, 'en')).toContain('id: competitor')
  })
})

describe('given companies in which there is nothing to learn', () => {
  test('when outcomes are chance, then it is refused', () => {
    const { learned, proposal } = trained(company(6_000, NOTHING))
    expect(['nothing_left', 'no_better_than_constant']).toContain(learned.refusal?.code)
    expect([learned.card, proposal]).toEqual([null, null])
  })

  test('when the signed rules know the truth already, then it is refused, and the rules stay', () => {
    const { learned } = trained(company(6_000, KNOWN, (odds) => Math.round(odds * 100)))
    expect(learned.refusal).toMatchObject({ code: 'no_better_than_rules' })
    expect(learned.evaluation).not.toBe(null)
  })

  test('when there are too few, or nothing came, then it says how many there are', () => {
    expect(trained(company(300, KNOWN)).learned.refusal).toMatchObject({
      code: 'too_few_outcomes',
      needed: 100,
    })
    expect(trained([]).learned.refusal).toMatchObject({ code: 'too_few_outcomes', yes: 0, no: 0 })
    const none = company(500, KNOWN).map((one) => ({ ...one, came: { opportunity: false, won: false } }))
    expect(trained(none).learned.refusal).toMatchObject({ code: 'too_few_outcomes', yes: 0, no: 500 })
  })
})

describe('given columns that cannot be learned from', () => {
  const useOf = (training: Training, column: string) =>
    training.learned.columns.find((one) => one.column === column)?.use

  test('when a field is filled in once a deal is near, then it is left out by name, and kept when somebody asks for it', () => {
    const leaking = company(6_000, KNOWN, undefined, (came, random) =>
      came ? (random() < 0.9 ? { 'lead.need': 'contract sent' } : {}) : {},
    )
    const training = trained(leaking)
    expect(useOf(training, 'lead.need')).toBe('leak')
    expect(training.learned.card!.rules.map(({ column }) => column)).not.toContain('lead.need')
    expect(useOf(trained(leaking, { keep: ['lead.need'] }), 'lead.need')).toBe('kept_leak')
  })

  test('when a column is constant, different everywhere, empty or a number as text, then each has its own name', () => {
    let i = 0
    const odd = company(4_000, KNOWN, undefined, (_, random) => ({
      'lead.region': 'EMEA',
      'lead.city': `place ${i++}`,
      'lead.language': '',
      'lead.rating': `${Math.round(random() * 40)},50`,
    }))
    const { columns } = trained(odd).learned
    const kindOf = (name: string) => columns.find(({ column }) => column === name)
    expect(kindOf('lead.region')).toMatchObject({ use: 'constant' })
    expect(kindOf('lead.city')).toMatchObject({ kind: 'identifier', use: 'unique' })
    expect(kindOf('lead.language')).toMatchObject({ use: 'empty' })
    expect(kindOf('lead.rating')).toMatchObject({ kind: 'number_as_text' })
  })

  test('when a field is not in the agreement any more, then no rule is made of it', () => {
    const gone = company(4_000, KNOWN, undefined, (came) => ({ 'lead.noSuchField': came ? 'x' : 'y' }))
    expect(trained(gone).learned.columns.map(({ column }) => column)).not.toContain('lead.noSuchField')
  })
})

/** The score of an agreement for what the cells say, all of it done at one moment. */
function scoredBy(rules: typeof defaultRules, cells: Record<string, string>): number {
  const lead: Record<string, Scalar> = {}
  const known = { email: true, phone: false, name: false, company: false }
  let engagement: Engagement = { at: 0, sums: {} }
  for (const [name, cell] of Object.entries(cells)) {
    const id = name.slice(name.search(/[.:]/) + 1)
    if (name.startsWith('lead.')) lead[id] = rules.fields[id]!.type === 'number' ? Number(cell) : cell
    if (name.startsWith('known.')) known[id as keyof typeof known] = cell === 'yes'
  }
  const touch = { source: cells['touch.source']!, channel: cells['touch.channel']! }
  for (const [name, cell] of Object.entries(cells))
    for (let n = 0; name.startsWith('touch:') && n < Number(cell); n++)
      engagement = addTouch(rules, engagement, { kind: name.slice(6), ...touch }, 0, 0, lead) ?? engagement
  engagement = addTouch(rules, engagement, { kind: 'nothing_else', ...touch }, 0, 0, lead) ?? engagement
  return scoreAt(rules, { lead, known }, engagement, 0).total
}
