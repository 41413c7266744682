import fc from 'fast-check'
import { expect, it } from 'vitest'
import { historyWork, type ImportView, type Known } from '#journey/capture/history.rules.ts'
import { sortEvents, type ImportedEvent, type ImportedLead } from '#journey/capture/import/record.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { fold } from '#journey/replay.ts'
import { carry } from '#work/carry.rules.ts'
import type { Card, Stretch } from '#work/card.ts'
import { DAY, MONDAY, defaultRules, team } from '../support/cast.ts'

const moment = fc.option(
  fc.integer({ min: 0, max: 900 }).map((days) => MONDAY - days * DAY),
  { nil: null },
)
const opportunity = fc.record({
  kind: fc.constant('opportunity' as const),
  id: fc.constantFrom('D1', 'D2', 'D3'),
  amount: fc.option(
    fc.integer({ min: 0, max: 1e6 }).map((cents) => cents / 100),
    { nil: null },
  ),
  currency: fc.constantFrom('EUR', null),
  status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
  openedAt: moment,
  closedAt: moment,
  owner: fc.constantFrom({ name: 'Moses Frase' }, { name: 'Zoé Ñandú' }),
  fields: fc.constant({ product: 'Pump' }),
})
const other = fc.oneof(
  fc.record({
    kind: fc.constant('touch' as const),
    touch: fc.constantFrom('demo_requested', 'page_viewed', 'form_submitted'),
    at: moment,
    details: fc.constantFrom({}, { page: '/prices' }, { comment: 'call me' }),
  }),
  fc.record({ kind: fc.constant('contact' as const), at: moment }),
  fc.record({
    kind: fc.constant('stage' as const),
    stage: fc.constantFrom('mql', 'Sales-ready lead', 'Working'),
    at: moment,
  }),
  fc.record({
    kind: fc.constant('disqualified' as const),
    reason: fc.constantFrom('spam', 'bad timing'),
    at: moment,
  }),
)
const events: fc.Arbitrary<ImportedEvent[]> = fc
  .tuple(
    fc.array(other, { maxLength: 4 }),
    fc.uniqueArray(opportunity, { maxLength: 3, selector: ({ id }) => id }),
  )
  .map(([some, deals]) => sortEvents([...some, ...deals]))
const lead: fc.Arbitrary<ImportedLead> = fc.record(
  {
    row: fc.constant({ file: 'a.csv', line: 2 }),
    externalIds: fc.constant(['crm:1']),
    email: fc.constantFrom('ann@acme.example', 'ann.b@acme.example'),
    company: fc.constantFrom('Acme', 'Acme Ltd'),
    owner: fc.constantFrom({ name: 'Moses Frase' }, { name: 'Zoé Ñandú' }),
    fields: fc.constantFrom({ product: 'Pump' }, { industry: 'Steel', employees: 12 }),
    createdAt: moment,
    events,
  },
  { requiredKeys: ['row', 'externalIds', 'fields', 'createdAt', 'events'] },
)

/** Takes one row in as import number `n`, knowing only what the ledger knows (the fingerprints are left out). */
function take(row: ImportedLead, n: number, before: Stretch[]): { facts: number; stretch: Stretch | null } {
  const facts = before.flatMap(({ entries }) => entries.map(({ entry }) => entry)).filter(({ fact }) => fact)
  const card: Card | null = structuredClone(before.at(-1)?.after ?? null)
  const known: Known = { facts: JSON.parse(JSON.stringify(facts)), rows: new Set() }
  const now = MONDAY + n * DAY
  const view: ImportView = {
    rules: defaultRules,
    by: `import:${n}`,
    startedAt: now,
    companyId: (key) => key,
    ownerOf: ({ name }) => ({ id: name, function: 'sales' }),
    known: new Map([['lead', known]]),
    isPrimary: () => true,
    leadOf: () => 'lead',
    namedWith: () => ['lead'],
  }
  const desk = {
    law: lawOf([defaultRules]),
    now,
    people: team(),
    nextTurn: () => 1,
    newId: () => 'lead',
    genesis: Buffer.alloc(32),
    chain: (_lead: string, _head: Buffer, entries: Stretch['entries'][number]['entry'][]) =>
      entries.map((entry) => ({ entry, body: '', personal: null, hash: Buffer.alloc(32) })),
  }
  const work = historyWork(view, { lead: row, fingerprint: `${n}`, body: '{}' })
  const { done, stretch } = carry(desk, card, work)
  return { facts: done.facts, stretch }
}

it('given any history, when it is told again by a later import, then the ledger says nothing new', () => {
  fc.assert(
    fc.property(lead, (row) => {
      const first = take(row, 1, [])
      expect(first.facts).toBeGreaterThan(0)
      expect(take(row, 2, [first.stretch!]).facts).toBe(0)
    }),
    { numRuns: 300 },
  )
})

it('given any two histories of one lead, when both are told twice, then each says nothing new right after itself', () => {
  fc.assert(
    fc.property(lead, lead, (one, two) => {
      const stretches = [take(one, 1, []).stretch!]
      const second = take(two, 2, stretches).stretch
      if (second) stretches.push(second)
      expect(take(two, 3, stretches).facts).toBe(0)
    }),
    { numRuns: 300 },
  )
})

it('given any history, then its facts stand in the order of their dates, sent to nobody, and fold to the card', () => {
  fc.assert(
    fc.property(lead, (row) => {
      const { entries, after } = take(row, 1, []).stretch!
      const facts = entries.map(({ entry }) => entry).filter(({ fact, history }) => fact && history)
      const dates = facts.slice(1).map(({ at }) => at)
      expect(dates).toEqual(dates.toSorted((a, b) => a - b))
      expect(facts[0]!.kind).toBe('LeadCaptured')
      expect(fold(entries.map(({ entry }) => entry))).toEqual(after.state)
      const owned = facts.some(({ kind }) => kind === 'OwnerAssigned')
      const deals = row.events.filter(({ kind }) => kind === 'opportunity')
      if (row.owner || deals.length > 0) expect(owned).toBe(true)
    }),
    { numRuns: 300 },
  )
})
