import { describe, expect, test } from 'vitest'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { contractText } from '#journey/agreement/contract-text.ts'
import { findOwner } from '#journey/handoff/routing.rules.ts'
import { healthOf } from '#journey/handoff/health.rules.ts'
import { learnCalendar } from '#journey/agreement/work-calendar.rules.ts'
import { DEFAULT_AGREEMENT, defaultRules, HOUR, MONDAY, rulesOf, team } from '../support/cast.ts'
import type { Asked } from '#journey/handoff/routing.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'

const withRouting = (...rules: string[]): string =>
  `${DEFAULT_AGREEMENT}\nrouting:\n  sales:\n    rules:\n${rules.map((rule) => `      - ${rule}\n`).join('')}`
const ALL = '{ id: all, because: In turn, to: { everybody: true } }'
const known = { email: true, phone: false, name: true, company: true }
const asked = (over: Partial<Asked> & { fields?: Record<string, string> } = {}): Asked => ({
  team: 'sales',
  lead: { lead: over.fields ?? {}, known },
  exclude: [],
  accountOwners: [],
  office: Object.values(defaultRules.calendars)[0]!,
  at: MONDAY,
  turn: 1,
  ...over,
})
const find = (people: Map<string, Candidate>, rules: string[], over: Parameters<typeof asked>[0] = {}) =>
  findOwner(rulesOf(withRouting(...rules)).routing.sales, people, asked(over))
const people = (changes: Record<string, Partial<Candidate>> = {}): Map<string, Candidate> => {
  const all = team()
  for (const [id, change] of Object.entries(changes)) Object.assign(all.get(id)!, change)
  return all
}

describe('given rules for who gets a lead', () => {
  const OWNER = '{ id: account, because: The company is theirs, to: { accountOwner: true } }'
  test('when the company has an owner, then the lead goes to them, and the trace says so', () => {
    const { owner, trace } = find(people(), [OWNER, ALL], { accountOwners: ['yuki'] })
    expect(owner).toBe('yuki')
    expect(trace).toMatchObject({
      rule: 'agreement',
      id: 'account',
      because: 'The company is theirs',
      pick: 'only',
    })
  })

  test('when the owner is away, then the next rule is tried and the trace tells of the one before', () => {
    const away = people({ yuki: { available: false, unavailable: 'away' } })
    const { owner, trace } = find(away, [OWNER, ALL], { accountOwners: ['yuki'] })
    expect(owner).toBe('ines')
    expect(trace.passed).toEqual([
      {
        id: 'account',
        because: 'The company is theirs',
        why: 'nobody can take it',
        candidates: [{ id: 'yuki', available: false, why: 'away' }],
      },
    ])
  })

  test('when the rule says to wait for its people, then nobody else gets the lead', () => {
    const away = people({ yuki: { available: false, unavailable: 'away' } })
    const wait = OWNER.replace(' }', ' }, otherwise: wait').replace(
      '}, otherwise: wait }',
      '}, otherwise: wait }',
    )
    expect(find(away, [wait, ALL], { accountOwners: ['yuki'] }).owner).toBeNull()
    // but nobody waits for somebody who will never come
    const gone = people({ yuki: { available: false, unavailable: 'has left' } })
    expect(find(gone, [wait, ALL], { accountOwners: ['yuki'] }).owner).toBe('ines')
    expect(find(people(), [wait, ALL], { accountOwners: ['yuki'], exclude: ['yuki'] }).owner).toBe('ines')
  })

  test('when an owner is of another function, then they are no owner here', () => {
    const { owner, trace } = find(people(), [OWNER, ALL], { accountOwners: ['mara'] })
    expect(owner).toBe('ines')
    expect(trace.passed![0]!.why).toBe('nobody owns the account')
  })

  test('when a territory has its people, then its leads go to them and others do not', () => {
    const dach =
      "{ id: dach, because: 'From {lead.territory}', when: \"lead.territory == 'DACH'\", to: { people: [olaf, nobody] } }"
    const { owner, trace } = find(people(), [dach, ALL], { fields: { territory: 'DACH' } })
    expect(owner).toBe('olaf')
    expect(trace).toMatchObject({
      because: 'From DACH',
      candidates: [{ id: 'olaf' }, { id: 'nobody', why: 'does not exist' }],
    })
    const other = find(people(), [dach, ALL], { fields: { territory: 'UK' } })
    expect(other.owner).toBe('ines')
    expect(other.trace.passed![0]).toMatchObject({ id: 'dach', why: 'not for this lead' })
  })

  test('when a team is named, then its members are asked', () => {
    const rule = '{ id: key, because: Key accounts, to: { team: Key accounts } }'
    expect(find(people({ yuki: { team: 'Key accounts' } }), [rule, ALL]).owner).toBe('yuki')
    expect(find(people(), [rule, ALL]).trace.passed![0]!.why).toBe('nobody is meant')
  })

  test.each([
    ['de', 'yuki'],
    ['de-AT', 'yuki'],
    ['German', 'yuki'],
    ['deutsch', 'yuki'],
    ['fr', 'ines'],
    ['', 'ines'],
  ])('when the lead speaks %s, then %s gets it', (language, owner) => {
    const rule = '{ id: speaks, because: Speaks it, to: { speaks: lead.language } }'
    expect(
      find(people({ yuki: { languages: ['de-CH', 'en'] } }), [rule, ALL], { fields: { language } }).owner,
    ).toBe(owner)
  })

  test('when the least loaded is asked, then load decides before turn', () => {
    const rule = ALL.replace(' }', ' }').replace(
      'everybody: true } }',
      'everybody: true }, pick: least_load }',
    )
    const { owner } = find(people({ ines: { load: 3 }, olaf: { load: 1, turn: 9 }, yuki: { load: 2 } }), [
      rule,
    ])
    expect(owner).toBe('olaf')
  })

  test('when somebody is full, then the trace says with how many', () => {
    const { owner, trace } = find(people({ ines: { load: 30, capacity: 30 } }), [ALL])
    expect(owner).toBe('olaf')
    expect(trace.candidates).toContainEqual({
      id: 'ines',
      available: false,
      why: 'full',
      load: 30,
      capacity: 30,
    })
  })
})

describe('given people with hours of their own', () => {
  const early = { timeZone: 'Europe/Berlin', hours: { mon: ['06:00-09:00'] }, holidays: {} }
  const late = {
    timeZone: 'Europe/Berlin',
    hours: { mon: ['09:00-18:00'] },
    holidays: { '2026-06-15': 'Feast' },
  }
  learnCalendar('cal:early', early)
  learnCalendar('cal:late', late)
  const shifts = () =>
    people({ ines: { calendar: 'cal:early' }, olaf: { calendar: 'cal:late' }, yuki: { available: false } })

  test('when it is ten, then whoever is in gets the lead although it is the other’s turn', () => {
    const { owner, trace } = find(shifts(), [ALL])
    expect(owner).toBe('olaf')
    const [ines] = trace.candidates.filter(({ id }) => id === 'ines')
    // next Monday at six
    expect(ines).toMatchObject({ why: 'outside hours', until: Date.parse('2026-06-15T04:00:00Z') })
  })

  test('when nobody is in, then by default somebody is asked all the same, and with skip nobody', () => {
    const night = { at: MONDAY + 13 * HOUR }
    expect(find(shifts(), [ALL], night).owner).toBe('ines')
    const text = withRouting(ALL).replace(
      '    rules:\n      - { id: all',
      '    offHours: skip\n    rules:\n      - { id: all',
    )
    expect(findOwner(rulesOf(text).routing.sales, shifts(), asked(night)).owner).toBeNull()
  })

  test('when the agreement has no rules, then who is in goes before who is not there too', () => {
    expect(findOwner(undefined, shifts(), asked()).owner).toBe('olaf')
  })

  test('when it is a holiday of theirs, then they are not in', () => {
    const feast = { at: MONDAY + 7 * 24 * HOUR }
    const { owner } = find(
      people({ ines: { calendar: 'cal:late' }, olaf: { turn: 5 }, yuki: { available: false } }),
      [ALL],
      feast,
    )
    expect(owner).toBe('olaf')
  })
})

describe('given a file with routing', () => {
  const problems = (...rules: string[]) => {
    const compiled = compileAgreement(withRouting(...rules))
    return compiled.ok ? compiled.warnings : compiled.problems
  }
  test.each([
    ['{ id: a, because: x, to: { people: [ines, ines] } }', 'stands twice'],
    [
      '{ id: a, because: x, when: "lead.contry == \'DE\'", to: { everybody: true } }',
      'Did you mean `lead.country`',
    ],
    ["{ id: a, because: 'From {lead.contry}', to: { everybody: true } }", 'not known here'],
    ['{ id: a, because: x, to: { somebody: true } }', 'must be one of'],
    ['{ id: a, because: x, to: { speaks: lead.employees } }', 'is no text'],
    ['{ id: a, because: x, to: { speaks: lead.notes } }', 'personal'],
    ['{ id: a, because: x, to: { everybody: true }, weights: { ines: 2 } }', 'pick: weighted'],
    [
      '{ id: a, because: x, to: { people: [ines] }, pick: weighted, weights: { ina: 2 } }',
      'Did you mean `ines`',
    ],
    ['{ id: a, because: x, to: { everybody: true }, pick: weighted, weights: { ines: 0 } }', 'at least 1'],
    [`${ALL}\n      - ${ALL}`, 'two routing rules'],
  ])('when it says %s, then the fault is told with its place', (rule, message) => {
    const [first] = problems(rule)
    expect(first!.message).toContain(message)
    expect(first!.line).toBeGreaterThan(DEFAULT_AGREEMENT.split('\n').length)
    expect(first!.column).toBeGreaterThan(8)
  })

  test('when no rule is for every lead, or one stands behind a rule that is, then a warning says so', () => {
    expect(problems('{ id: a, because: x, to: { people: [ines] } }')[0]!.message).toContain(
      'waits at the desk',
    )
    expect(problems(ALL, '{ id: b, because: x, to: { people: [ines] } }')[0]!.message).toContain(
      'No lead comes this far',
    )
    expect(problems('{ id: b, because: x, to: { people: [ines] } }', ALL)).toEqual([])
  })

  test('when it is read as a contract, then every rule is a sentence', () => {
    const compiled = compileAgreement(
      withRouting(
        '{ id: a, because: Named, to: { people: [ines, olaf] }, pick: weighted, weights: { ines: 3 } }',
        ALL,
      ),
    )
    if (!compiled.ok) throw new Error('does not compile')
    const section = contractText(compiled.document).sections.find(({ id }) => id === 'routing')!
    expect(section.clauses[0]!.sentences.map(({ text }) => text)).toEqual([
      'Named. Every lead goes to one of ines and olaf, in turn by weight (ines 3, others 1). If none of them can take it, the next rule is tried.',
      'In turn. Every lead goes to anybody of the function, in turn. If none of them can take it, the next rule is tried.',
      'People of sales who are outside their working hours are asked only when nobody is in.',
    ])
  })

  test('when rules name people who left, do not exist or work elsewhere, then health names them', () => {
    const rules = rulesOf(
      withRouting(
        '{ id: a, because: x, to: { people: [ines, olaf, ghost, mara] } }',
        '{ id: t, because: x, to: { team: North } }',
        ALL,
      ),
    )
    const { troubles } = healthOf(rules, people({ olaf: { available: false, unavailable: 'has left' } }))
    expect(troubles).toEqual([
      { team: 'sales', rule: 'a', what: 'has_left', who: 'olaf' },
      { team: 'sales', rule: 'a', what: 'unknown_person', who: 'ghost' },
      { team: 'sales', rule: 'a', what: 'another_function', who: 'mara' },
      { team: 'sales', rule: 't', what: 'empty_team', who: 'North' },
    ])
  })
})
