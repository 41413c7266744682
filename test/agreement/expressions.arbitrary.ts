import fc from 'fast-check'
import { stageScope } from '#journey/agreement/expression.scope.ts'
import type { Evidence, LeadField } from '#journey/agreement/ruleset.ts'

const field = (id: string, type: LeadField['type'], values: string[] | null = null): LeadField => ({
  id,
  label: id,
  type,
  values,
  personal: false,
})

export const LEAD: Record<string, LeadField> = {
  country: field('country', 'string'),
  title: field('title', 'string'),
  seniority: { ...field('seniority', 'string', ['c_level', 'vp', 'manager']), label: 'Level' },
  employees: { ...field('employees', 'number'), label: 'Number of employees' },
  revenue: field('revenue', 'number'),
  budget: field('budget', 'boolean'),
  notes: { ...field('notes', 'string'), personal: true },
}

export const SCOPE = stageScope(LEAD, ['call', 'visit'])

const KINDS = ['form_submitted', 'demo_requested']
const word = fc.constantFrom('', 'a', 'Ab', 'DE', 'de', 'head of IT', "o'x", 'ü', '😀', 'vp')
const number = fc.constantFrom(-3, -1, 0, 1, 2, 5, 40, 2.5)

/** Evidence; in `full` evidence nothing is absent. */
export function evidence(full: boolean): fc.Arbitrary<Evidence> {
  const requiredKeys = full ? undefined : ([] as never[])
  const record = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Record<string, never>> =>
    fc.record(shape, requiredKeys && { requiredKeys }) as fc.Arbitrary<Record<string, never>>
  const touches = record({ form_submitted: fc.nat(3), demo_requested: fc.nat(3) })
  return fc.record({
    lead: record({
      country: word,
      title: word,
      seniority: fc.constantFrom('c_level', 'vp', 'manager'),
      employees: number,
      revenue: number,
      budget: fc.boolean(),
    }),
    score: fc.record({ total: fc.integer({ min: -5, max: 100 }), fit: number, engagement: number }),
    touched: touches,
    touchedHere: touches,
    known: fc.record({ email: fc.boolean(), phone: fc.boolean(), name: fc.boolean(), company: fc.boolean() }),
    consent: fc.record({ email: fc.boolean(), phone: fc.boolean() }),
    activities: fc.subarray(['call', 'visit']),
    activitiesHere: fc.subarray(['call', 'visit']),
    handoff: fc.record({ accepted: fc.boolean(), returned: fc.nat(3), offers: fc.nat(3) }),
    contacted: fc.boolean(),
    opportunity: fc.constantFrom('none', 'open', 'won', 'lost'),
    pass: fc.integer({ min: 1, max: 3 }),
  })
}

const quoted = word.map((text) => JSON.stringify(text))
const kind = fc
  .constantFrom('touched', 'touchedHere')
  .chain((root) => fc.constantFrom(...KINDS).map((id) => `${root}.${id}`))

/** Texts of rules; `double` writes every number as CEL's double, so that cel-js can read the text as it stands. */
export function expression(double: boolean): fc.Arbitrary<string> {
  const literal = number.map((n) => (double && Number.isInteger(n) ? `${n}.0` : String(n)))
  return fc.letrec<{ bool: string; num: string; str: string }>((tie) => {
    const deep = { depthSize: 'small', withCrossShrink: true } as const
    const math = fc.tuple(
      tie('num'),
      fc.constantFrom('+', '-', '*', ...(double ? [] : ['/', '%'])),
      tie('num'),
    )
    const num = fc.oneof(
      deep,
      literal,
      fc.constantFrom('lead.employees', 'lead.revenue', 'handoff.returned', 'pass'),
      ...(double ? [] : [kind, fc.constant('size(activities)'), tie('str').map((s) => `size(${s})`)]),
      math.map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('num').map((n) => `(-${n})`),
      fc.tuple(tie('bool'), tie('num'), tie('num')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    )
    const str = fc.oneof(
      deep,
      quoted,
      fc.constantFrom('lead.country', 'lead.title'),
      fc.tuple(tie('str'), tie('str')).map(([a, b]) => `(${a} + ${b})`),
      fc
        .tuple(tie('str'), fc.constantFrom('lowerAscii', 'upperAscii', 'trim'))
        .map(([a, fn]) => `${a}.${fn}()`),
    )
    const order = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')
    const pair = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc.tuple(of, order, of).map(([a, op, b]) => `(${a} ${op} ${b})`)
    const bool = fc.oneof(
      deep,
      fc.constantFrom(
        'true',
        'false',
        'lead.budget',
        'contacted',
        'known.email',
        'has(lead.country)',
        'lead.budget == true',
      ),
      fc.constantFrom(
        "lead.seniority in ['vp', 'manager']",
        "lead.seniority != 'vp'",
        "'call' in activities",
        "opportunity == 'open'",
      ),
      fc
        .tuple(order, fc.integer({ min: 0, max: 90 }))
        .map(([op, n]) => `score.total ${op} ${n}${double ? '.0' : ''}`),
      kind.map((k) => `has(${k})`),
      kind.map((k) => `${k} >= 1${double ? '.0' : ''}`),
      pair(tie('num')),
      pair(tie('str')),
      fc.tuple(tie('num'), tie('num'), tie('num')).map(([a, b, c]) => `${a} in [${b}, ${c}]`),
      fc.tuple(tie('str'), tie('str')).map(([a, b]) => `${a} in [${b}, "DE"]`),
      fc
        .tuple(tie('str'), fc.constantFrom('startsWith', 'endsWith', 'contains'), tie('str'))
        .map(([a, fn, b]) => `${a}.${fn}(${b})`),
      tie('bool').map((b) => `!(${b})`),
      fc
        .tuple(tie('bool'), fc.constantFrom('==', '!='), tie('bool'))
        .map(([a, op, b]) => `((${a}) ${op} (${b}))`),
      fc.tuple(tie('bool'), tie('bool')).map(([a, b]) => `(${a} && ${b})`),
      fc.tuple(tie('bool'), tie('bool'), tie('bool')).map(([a, b, c]) => `(${a} || ${b} || ${c})`),
      fc.tuple(tie('bool'), tie('bool'), tie('bool')).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
    )
    return { bool, num, str }
  }).bool
}
