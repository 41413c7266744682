import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rederive } from '#journey/audit/rules.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { fold } from '#journey/replay.ts'
import { provenance } from '#journey/identity/provenance.rules.ts'
import { project } from '#work/projection.rules.ts'
import { traitsOf } from '#work/projection-nurture.rules.ts'
import { anna, ben, carla, DAY, dev, HOUR, team } from '../support/cast.ts'
import { dealOf } from '../support/story.ts'
import { Merges } from '../support/merges.ts'
import { COMPANIES, sayings, voice } from '../support/voices.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { LeadEntry, LeadFact } from '#journey/entries.ts'
import type { Telling } from '#journey/identity/provenance.rules.ts'
import type { Recorded } from '#journey/audit/rules.ts'
import type { Saying } from '../support/voices.ts'
import type { Told } from '../support/story.ts'

const RUNS = { numRuns: process.env['MODE'] === 'long' ? 2000 : 200 }
const CAST = [anna, ben, carla, dev]
const TOUCHES = [
  'demo_requested',
  'form_submitted',
  'pricing_viewed',
  'page_viewed',
  'unsubscribed',
  'email_opened',
]

type Step =
  | { do: 'waits'; ms: number }
  | { do: 'hands'; lead: number; which: number }
  | { do: 'tells'; lead: number; which: number }
  | { do: 'says'; lead: number; saying: Saying }
  | { do: 'merges'; lead: number; into: number }
  | { do: 'parts'; lead: number }

const lead = fc.nat(2)
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('waits' as const), ms: fc.nat(20 * DAY) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('waits' as const), ms: fc.nat(HOUR) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('hands' as const), lead, which: fc.nat(99) }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('tells' as const), lead, which: fc.nat(999) }) },
    { weight: 8, arbitrary: fc.record({ do: fc.constant('says' as const), lead, saying: sayings }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('merges' as const), lead, into: lead }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('parts' as const), lead }) },
  ),
  { minLength: 3, maxLength: 25 },
)

/** What the world may tell of a lead, whatever stage it is in. */
function facts(which: number, name: string): (now: number) => LeadFact[] {
  const n = Math.floor(which / 8)
  return (now) => {
    const live = (fact: object): LeadFact[] => [{ at: now, by: 'api', history: false, ...fact } as LeadFact]
    switch (which % 8) {
      case 0:
        return live({
          kind: 'ActivityCompleted',
          by: 'person:mara',
          body: { activity: 'qualification_call' },
        })
      case 1:
        return live({
          kind: 'OpportunityOpened',
          body: dealOf(`${name}-${n % 2}`, (['open', 'won', 'lost'] as const)[n % 3]!, now),
        })
      case 2:
        return live({ kind: 'ConsentWithdrawn', body: { purpose: null, channel: 'email', how: 'link' } })
      case 3:
        return live({
          kind: 'ConsentGiven',
          body: { purpose: ['news', 'events'][n % 2], channel: 'email', text: null, how: 'form' },
        })
      case 4:
        return live({ kind: 'ContactMade', by: 'person:ines', body: { how: 'call' } })
      case 5:
        return live({ kind: 'TouchHappened', at: now - n * HOUR, body: { touch: { kind: TOUCHES[n % 6] } } })
      default:
        return live({ kind: 'TouchHappened', body: { touch: { kind: TOUCHES[n % 6] } } })
    }
  }
}

function lived(all: Step[], merging: boolean, people = new Map<string, Candidate>()): Merges {
  const world = new Merges(people, COMPANIES)
  const { story } = world
  for (let i = 0; i < 3; i++) story.captured(CAST[i]!)
  const ids = [...story.leads.keys()]
  for (const step of all) {
    if (step.do === 'waits') story.waits(step.ms)
    else if (step.do === 'hands') {
      const { email, phone } = CAST[step.lead]!
      const fields = { employees: step.which * 10, budget: step.which % 2 === 0 }
      const said = step.which % 3 === 0 ? { consent: { email: step.which % 2 === 0 } } : {}
      world.hands(ids[step.lead]!, { ...CAST[step.which % 4]!, email, phone, fields, ...said })
    } else if (step.do === 'tells') world.does(ids[step.lead]!, facts(step.which, `deal-${step.lead}`))
    else if (step.do === 'says') world.says(ids[step.lead]!, voice(step.saying, CAST[step.lead]!))
    else if (!merging) continue
    else if (step.do === 'merges') world.merge(ids[step.into]!, ids[step.lead]!)
    else world.part(ids[step.lead]!)
  }
  return world
}

/** What a lead's read models would hold, without the places of its entries. */
function rowsOf(lead: Told): unknown {
  const entries = effective(lead.entries)
  const { outbox, messages, signals, ...rows } = project({
    before: null,
    passBefore: 0,
    stageBefore: '',
    traitsBefore: traitsOf(undefined),
    after: lead.card!,
    entries: entries.map((entry) => ({ entry })) as never,
    keys: [],
    company: null,
  })
  expect([outbox, messages, signals]).toBeDefined()
  return JSON.parse(JSON.stringify(rows, (key, value: unknown) => (key === 'seq' ? undefined : value)))
}

/** What is nothing new to a lead is left out of its captures, and kept while others go on in it: to them it may be news. */
function toldOf({ kind, at, fact, by, body }: LeadEntry): unknown {
  if (kind !== 'LeadCaptured' && kind !== 'LeadDetailsChanged') return { kind, at, fact, by, body }
  const said = body.said && { ...body.said, fields: [...body.said.fields].sort() }
  return { kind, at, fact, by, body: { ...body, attributes: null, consent: null, said } }
}

/** What the page says of each detail: whose word stands, and why the lead has its company. */
function wordsOf(entries: LeadEntry[]): unknown {
  const words = provenance(entries as unknown as Telling[])
  return words
    .flatMap(({ field, standing }) =>
      standing ? [{ field, value: standing.value, rank: standing.rank, source: standing.source }] : [],
    )
    .sort((a, b) => (a.field < b.field ? -1 : 1))
}

function compare(world: Merges, control: Merges): void {
  for (const [id, lead] of world.story.leads) {
    const never = control.story.leads.get(id)!
    for (const one of [lead, never]) one.ticked()
    expect(lead.state).toEqual(never.state)
    expect(lead.card!.person).toEqual(never.card!.person)
    expect(lead.card!.company).toEqual(never.card!.company)
    expect(effective(lead.entries).map(toldOf)).toEqual(never.entries.map(toldOf))
    expect(wordsOf(effective(lead.entries))).toEqual(wordsOf(never.entries))
    expect(rowsOf(lead)).toEqual(rowsOf(never))
  }
}

/** The rulings of a stream, derived again from its facts. */
function derivedAgain(world: Merges, lead: Told): unknown {
  const recorded = JSON.parse(JSON.stringify(lead.entries)) as Recorded[]
  for (const entry of recorded) entry.bodyText = JSON.stringify(entry.body)
  const { state, findings } = rederive(world.story.law, recorded, undefined, lead.id)
  expect(findings).toEqual([])
  return state
}

describe('given leads that are merged and parted again in any order', () => {
  test('when all merges are undone, then each lead is as if none had ever been made', () => {
    fc.assert(
      fc.property(steps, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (all, order) => {
        const world = lived(all, true)
        for (const i of order) world.part([...world.story.leads.keys()][i]!)
        compare(world, lived(all, false))
      }),
      RUNS,
    )
  })

  test('when its entries are folded or its rulings derived again, then the card’s state comes out to the byte', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const world = lived(all, true, team())
        for (const lead of world.story.leads.values()) {
          const stored = JSON.parse(JSON.stringify(lead.entries)) as LeadEntry[]
          expect(JSON.stringify(fold(stored))).toBe(JSON.stringify(lead.state))
          expect(JSON.stringify(derivedAgain(world, lead))).toBe(JSON.stringify(lead.state))
        }
      }),
      RUNS,
    )
  })

  test('when they are merged, then nobody may be written to or called who could not be before', () => {
    fc.assert(
      fc.property(steps, lead, lead, (all, one, other) => {
        const world = lived(all, true)
        const ids = [...world.story.leads.keys()]
        const [to, from] = [world.root(ids[one]!), world.root(ids[other]!)]
        if (to === from) return
        const before = structuredClone(world.story.leads.get(to)!.card!)
        const absorbed = world.story.leads.get(from)!.card!
        world.merge(to, from)
        const { state, person } = world.story.leads.get(to)!.card!
        for (const [channel, address] of [
          ['email', 'email'],
          ['phone', 'phone'],
        ] as const) {
          const earlier = before.person[address] === undefined ? absorbed : before
          if (state.consent[channel]) expect(earlier.state.consent[channel]).toBe(true)
          if (before.person[address] !== undefined) expect(person[address]).toBe(before.person[address])
        }
        for (const [purpose, yes] of Object.entries(state.purposes ?? {})) {
          if (yes) expect([before, absorbed].some((card) => card.state.purposes?.[purpose])).toBe(true)
          if (yes) expect(absorbed.state.purposes?.[purpose]).not.toBe(false)
        }
      }),
      RUNS,
    )
  })
})
