/** The series of both arms over random histories, against the same figures counted slowly from the ledger. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { listDrawn } from '#journey/measure/lift-people.store.ts'
import { looksOf } from '#journey/measure/lift.series.rules.ts'
import { readAlike, readDrawings, readLift } from '#journey/measure/lift.store.ts'
import { readStreamsAfter } from '#ledger/read.ts'
import { DAY, workspace, type Workspace } from '../cli/workspace.ts'
import { anna } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import { lessons } from '../nurture/world.ts'
import type { Cap, Look, Outcome } from '#journey/measure/lift.contract.ts'
import type { LeadEntry } from '#journey/entries.ts'

const START = Date.parse('2026-03-02T09:00:00Z')
const HOUR = 3_600_000
const CAP: Cap = { most: 15_000, typical: 10_000 }
const document = {
  ...lessons,
  holdOut: 50,
  entry: { stages: ['inquiry', 'nurture'], when: [], again: '2 days' },
}

type What = 'came' | 'accepted' | 'opened' | 'won' | 'elsewhere' | 'free' | 'erased' | 'waited' | 'returned'
const steps = fc.array(
  fc.record({
    what: fc.constantFrom<What>(
      ...(['came', 'came', 'came', 'accepted', 'accepted', 'opened', 'opened', 'won', 'won'] as const),
      ...(['won', 'elsewhere', 'free', 'erased', 'waited', 'waited', 'returned', 'returned'] as const),
    ),
    lead: fc.nat(20),
    amount: fc.integer({ min: 0, max: 25_000 }),
  }),
  { minLength: 120, maxLength: 160 },
)

interface Person {
  version: number
  heldOut: boolean
  drawn: number
  traits: string
  accepted: number[]
  opened: number[]
  won: { at: number; amount: number | null }[]
}

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let w: Workspace

/** Two versions with different shares; the second runs from the middle on. */
async function lived(history: { what: What; lead: number; amount: number }[]): Promise<void> {
  fresh = await freshDatabase()
  w = await workspace(fresh.database, START)
  // who is taken in by the first version is not drawn
  await begin(1, 0)
  const leads: string[] = []
  for (const [i, step] of history.entries()) {
    if (i === 12) await begin(2, 50)
    if (i === 70) await begin(3, 20)
    await w.pass(step.what === 'waited' ? 3 * DAY : 2 * HOUR)
    await live(leads, step, i)
  }
  await w.pass(HOUR)
}

async function begin(version: number, holdOut: number): Promise<void> {
  const given = {
    programme: 'lessons',
    version,
    document: { ...document, holdOut },
    key: Buffer.alloc(32, 7),
  }
  await insertVersion(fresh.database, { ...given, at: w.clock.now, by: 'person:mia' })
  await insertTurn(fresh.database, {
    programme: 'lessons',
    what: 'started',
    version,
    from: w.clock.now,
    by: 'person:mia',
  })
  await w.services.refreshLaw()
}

async function live(
  leads: string[],
  { what, lead, amount }: { what: What; lead: number; amount: number },
  i: number,
) {
  if (what === 'came' || leads.length === 0) {
    const who = {
      email: `p${i}@firm${i}.example`,
      company: `Firm ${i}`,
      title: i % 2 ? 'CEO' : 'Engineer',
      consent: { email: true },
    }
    leads.push(
      await w.capture(
        { ...who, country: i % 3 ? 'DE' : 'FR', fields: i % 4 ? {} : { budget: true } },
        i % 2 ? 'demo_requested' : 'form_submitted',
      ),
    )
    return
  }
  // among the latest few, so that things happen one after the other to the same person
  const id = leads.at(-1 - (lead % Math.min(6, leads.length)))!
  if (what === 'returned') await w.tell(id, act.giveBack(w.services.law, { reason: 'no_budget' }))
  if (what === 'accepted') await w.tell(id, act.accept(undefined))
  if (what === 'erased') await eraseLead(w.services, id, 'asked', 'person:mia')
  if (what === 'accepted' || what === 'erased' || what === 'waited' || what === 'returned') return
  const status = what === 'opened' ? 'open' : 'won'
  await w.tell(id, (_card, now) => {
    const deal = {
      id: `deal-${id}-${i % 3}`,
      name: null,
      status,
      stage: null,
      owner: null,
      role: null,
      fields: {},
    } as const
    const money = {
      amount: what === 'free' ? null : String(amount),
      currency: what === 'elsewhere' ? 'USD' : 'EUR',
    }
    const dated = {
      openedAt: now - (i % 2) * DAY,
      closedAt: status === 'won' ? now : null,
      primary: i % 7 > 0,
    }
    return act.opportunity({ ...deal, ...money, ...dated }, true, 'api')(now)
  })
}

/** From the streams alone. A deal is as it was told last; its primary lead is whom it was first told with. */
async function recounted(asOf: number): Promise<Map<string, Person>> {
  const people = new Map<string, Person>()
  for (const [lead, entries] of await readStreamsAfter(
    fresh.database,
    '00000000-0000-0000-0000-000000000000',
    500,
  )) {
    let person: Person | null = null
    let fit = 0
    const known: Record<string, unknown> = {}
    const accepted: number[] = []
    const deals = new Map<string, Extract<LeadEntry, { kind: 'OpportunityWon' }>['body']>()
    for (const entry of entries as unknown as LeadEntry[]) {
      if (entry.kind === 'ScoreChanged') fit = entry.body.fit
      if (entry.kind === 'LeadCaptured') Object.assign(known, entry.body.attributes)
      const traits = JSON.stringify([fit, known.seniority ?? null, known.country ?? null])
      if (entry.kind === 'ProgrammeEntered' && entry.at <= asOf && entry.body.version > 1)
        person ??= {
          version: entry.body.version,
          heldOut: entry.body.arm === 'held_out',
          drawn: entry.at,
          traits,
          accepted,
          opened: [],
          won: [],
        }
      if (entry.kind === 'HandoffAccepted' && entry.at <= asOf) accepted.push(entry.at)
      if (!entry.kind.startsWith('Opportunity')) continue
      const { body } = entry as Extract<LeadEntry, { kind: 'OpportunityWon' }>
      deals.set(body.id, { ...body, primary: deals.get(body.id)?.primary ?? body.primary })
    }
    if (!person) continue
    const { drawn } = person
    person.accepted = accepted.filter((at) => at > drawn)
    for (const { primary, status, openedAt, closedAt, amount, currency } of deals.values()) {
      if (primary && openedAt! > drawn && openedAt! <= asOf) person.opened.push(openedAt!)
      if (!primary || status !== 'won' || closedAt! <= drawn || closedAt! > asOf) continue
      person.won.push({
        at: closedAt!,
        amount: amount === null || currency !== 'EUR' ? null : Number(amount),
      })
    }
    people.set(lead, person)
  }
  return people
}

/** The look at a moment: [share, n, hits, sum, squares of who took part, the same of the held out]. */
function lookAt(people: Iterable<Person>, outcome: Outcome, at: number): number[][] {
  const rows = new Map<number, number[]>()
  for (const one of people) {
    if (one.drawn > at) continue
    const share = one.version === 2 ? 0.5 : 0.2
    const row = rows.get(share) ?? [share, 0, 0, 0, 0, 0, 0, 0, 0]
    rows.set(share, row)
    const place = one.heldOut ? 5 : 1
    row[place]!++
    const came = { accepted: one.accepted, opportunity: one.opened, won: one.won.map((deal) => deal.at) }[
      outcome
    ]
    if (!came.some((moment) => moment <= at)) continue
    const paid = one.won.reduce((sum, deal) => sum + (deal.at <= at ? (deal.amount ?? 0) : 0), 0)
    const counts = outcome === 'won' ? Math.min(CAP.most, paid) : 1
    row[place + 1]!++
    row[place + 2]! += counts
    row[place + 3]! += counts * counts
  }
  return [...rows.values()].sort((a, b) => a[0]! - b[0]!)
}

function flat({ strata }: Look): number[][] {
  const arm = (one: Look['strata'][number]['took']) =>
    [one.n, one.hits, one.sum, one.squares].map((x) => Math.round(x))
  return strata
    .map((one) => [one.heldOutShare, ...arm(one.took), ...arm(one.heldOut)])
    .sort((a, b) => a[0]! - b[0]!)
}

describe('both arms of a programme', { timeout: 180_000 }, () => {
  test('given any history, as of any date, then every look is the one that the ledger gives', async () => {
    let [drawn, hits] = [0, 0]
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(40), async (history, back) => {
        await lived(history)
        const asOf = w.clock.now - back * 7 * HOUR
        const people = await recounted(asOf)
        const [drawing] = await readDrawings(fresh.database, 'lessons')
        expect([...drawing!.percents]).toEqual([
          [2, 50],
          [3, 20],
        ])
        const of = { programme: 'lessons', asOf, versions: [2, 3], currency: 'EUR' }
        const rows = await readLift(fresh.database, of)
        for (const outcome of ['accepted', 'opportunity', 'won'] as const) {
          const looks = looksOf({ ...rows, percents: drawing!.percents }, outcome, CAP, asOf)
          for (const look of looks)
            expect(flat(look), `${outcome} at ${look.at}`).toEqual(
              lookAt(people.values(), outcome, Date.parse(look.at)),
            )
          hits +=
            looks.at(-1)?.strata.reduce((sum, { took, heldOut }) => sum + took.hits + heldOut.hits, 0) ?? 0
        }
        drawn += people.size
        const alike = await readAlike(fresh.database, of)
        const groups = alike.flatMap(({ version, fit, level, country, took, heldOut }) =>
          Array.from({ length: took + heldOut }, (_, i) =>
            [version, i >= took, JSON.stringify([fit, level, country])].join(' '),
          ),
        )
        expect(groups.sort()).toEqual(
          [...people.values()].map((one) => [one.version, one.heldOut, one.traits].join(' ')).sort(),
        )
        for (const arm of ['took', 'held_out'] as const) {
          const listed = await listDrawn(fresh.database, of, { arm, limit: 200 })
          const mine = [...people].filter(([, one]) => one.heldOut === (arm === 'held_out'))
          expect(listed!.items.map(({ id }) => id).sort()).toEqual(mine.map(([id]) => id).sort())
        }
        await fresh.drop()
      }),
      { numRuns: 4, endOnFailure: true },
    )
    expect([drawn > 25, hits > 15]).toEqual([true, true])
  })

  test('given somebody whom sales accepted, won and gave back before the draw, then only what came after counts', async () => {
    await lived([])
    await begin(2, 50)
    const id = await w.capture({ ...anna, consent: { email: true } }, 'demo_requested')
    const deal = (n: number) => (_card: unknown, now: number) => {
      const told = { name: null, stage: null, owner: null, role: null, fields: {}, primary: true }
      const money = { amount: '500', currency: 'EUR', status: 'won' as const, openedAt: now, closedAt: now }
      return act.opportunity({ ...told, ...money, id: `deal ${n}` }, true, 'api')(now)
    }
    const of = { programme: 'lessons', versions: [2, 3], currency: 'EUR' }
    const steps = [
      act.accept(undefined),
      deal(1),
      act.giveBack(w.services.law, { reason: 'no_budget' }),
      deal(2),
    ]
    for (const decide of steps) {
      await w.pass(HOUR)
      expect((await w.tell(id, decide)).refusal).toBeNull()
    }
    const { drawn, accepted, opportunity, deals } = await readLift(fresh.database, {
      ...of,
      asOf: w.clock.now,
    })
    expect([drawn.length, accepted.length, opportunity.length, deals.length]).toEqual([1, 0, 1, 1])
    await fresh.drop()
  })
})
