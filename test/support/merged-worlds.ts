/** Random lives of three leads in a store, with merges and without: the same facts at the same moments. */
import fc from 'fast-check'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { attempt } from '#journey/handoff/attempts.rules.ts'
import { doBatch } from '#work/batch.ts'
import { findOpportunity, knownLeads } from '#journey/measure/opportunities.store.ts'
import { mergeLeads, unmergeLead } from '#journey/merging/actions.ts'
import { refreshGrain } from '#journey/measure/grain/refresh.ts'
import { tickAll } from '#work/clockwork.ts'
import { anna, ben, carla, DAY, HOUR } from './cast.ts'
import { captureOf } from '../cli/workspace.ts'
import { filesOf, mappingOf } from '../import/files.ts'
import { take } from '../import/world.ts'
import { dealOf } from './story.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Submission } from '#journey/capture/rules.ts'
import type { Workspace } from '../cli/workspace.ts'

export type Step =
  | { do: 'waits'; ms: number }
  | { do: 'hands'; lead: number; which: number }
  | { do: 'tells'; lead: number; which: number }
  | { do: 'deals'; lead: number; with: number; which: number }
  | { do: 'imports'; lead: number; which: number }
  | { do: 'answers'; lead: number; which: number }
  | { do: 'merges'; lead: number; into: number }
  | { do: 'parts'; lead: number }
  | { do: 'counts' }

const lead = fc.nat(2)
const which = fc.nat(999)
const constant = <const What extends string>(what: What) => fc.constant(what)

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ do: constant('waits'), ms: fc.nat(20 * DAY) }) },
    { weight: 2, arbitrary: fc.record({ do: constant('waits'), ms: fc.nat(HOUR) }) },
    { weight: 2, arbitrary: fc.record({ do: constant('hands'), lead, which }) },
    { weight: 5, arbitrary: fc.record({ do: constant('tells'), lead, which }) },
    { weight: 2, arbitrary: fc.record({ do: constant('deals'), lead, with: lead, which }) },
    { weight: 2, arbitrary: fc.record({ do: constant('imports'), lead, which }) },
    { weight: 2, arbitrary: fc.record({ do: constant('answers'), lead, which }) },
    { weight: 3, arbitrary: fc.record({ do: constant('merges'), lead, into: lead }) },
    { weight: 2, arbitrary: fc.record({ do: constant('parts'), lead }) },
    { weight: 2, arbitrary: fc.record({ do: constant('counts') }) },
  ),
  { minLength: 4, maxLength: 24, size: '+1' },
)

const TOUCHES = ['demo_requested', 'form_submitted', 'pricing_viewed', 'page_viewed', 'contact_requested']
const SOURCES = ['fair', 'web', 'list']

const mapping = mappingOf(`
mapping: 1
currency: EUR
files:
  deals:
    match: '*'
    primary: true
    columns:
      email: email
      deal: opportunity.id
      status: opportunity.status
      opened: opportunity.openedAt
      demo: touch.demo_requested
`)

/** What the world tells of a lead, whatever stage it is in. */
function facts(number: number, now: number): LeadFact[] {
  const n = Math.floor(number / 8)
  const live = (fact: object): LeadFact[] => [{ at: now, by: 'api', history: false, ...fact } as LeadFact]
  switch (number % 8) {
    case 0:
    case 1:
      return live({ kind: 'ActivityCompleted', by: 'person:mara', body: { activity: 'qualification_call' } })
    case 2:
      return live({ kind: 'ConsentWithdrawn', body: { purpose: null, channel: 'email', how: 'link' } })
    case 3:
      return live({ kind: 'ContactMade', by: 'person:ines', body: { how: 'call' } })
    case 4:
      return live({
        kind: 'TouchHappened',
        at: now - n * HOUR,
        body: { touch: { kind: TOUCHES[n % 5], source: SOURCES[n % 3] } },
      })
    default:
      return live({ kind: 'TouchHappened', body: { touch: { kind: TOUCHES[n % 5], page: `/p${n % 4}` } } })
  }
}

/** Three leads of one run, under the same ids in every world. */
export class Life {
  readonly world: Workspace
  readonly run: number
  readonly ids: string[]

  constructor(world: Workspace, run: number) {
    this.world = world
    this.run = run
    this.ids = [0, 1, 2].map((n) => `00000000-0000-7000-8000-${String(run * 3 + n).padStart(12, '0')}`)
  }

  private mail(n: number): string {
    return `lead${n}@run${this.run}.example`
  }

  async begins(at: number): Promise<void> {
    this.world.clock.now = at
    for (const [n, one] of [anna, ben, carla].entries()) {
      const submission: Submission = { ...one, email: this.mail(n), source: SOURCES[n]! }
      const newId = () => this.ids[n]!
      const work = { ...captureOf(this.world.services, submission, 'form_submitted') }
      delete work.submission
      await doBatch(this.world.services, [work], { newId })
    }
  }

  async lives(all: Step[], merging: boolean): Promise<void> {
    for (const step of all) await this.does(step, merging)
  }

  private async does(step: Step, merging: boolean): Promise<void> {
    const { services, clock } = this.world
    // what two leads do in one millisecond has no order
    clock.now += 1
    if (step.do === 'waits') return this.waits(step.ms)
    if (step.do === 'counts') return void (await refreshGrain(services))
    const id = this.ids[step.lead]!
    if (step.do === 'hands') {
      const { which: n } = step
      const fields = { employees: n * 10, budget: n % 2 === 0 }
      const given = { ...[anna, ben, carla][n % 3]!, email: this.mail(step.lead), fields }
      await this.world.capture(n % 4 === 0 ? { ...given, source: SOURCES[n % 3]! } : given)
    } else if (step.do === 'tells') await this.world.tell(id, () => ({ facts: facts(step.which, clock.now) }))
    else if (step.do === 'deals') await this.deals(id, this.ids[step.with]!, step.which)
    else if (step.do === 'imports') await this.imports(step.lead, step.which)
    else if (step.do === 'answers') await this.answers(id, step.which)
    else if (!merging) return
    else if (step.do === 'merges')
      await mergeLeads(services, { survivor: this.ids[step.into]!, absorbed: id }, { by: 'person:mara' })
    else await unmergeLead(services, id, { by: 'person:mara' })
  }

  /** As the API tells of an opportunity: those who heard of it hear again, and the first of them counts it. */
  private async deals(first: string, second: string, n: number): Promise<void> {
    const { services } = this.world
    const id = `deal-${this.run}-${n % 2}`
    const heard = (await findOpportunity(services.db, id))?.named ?? []
    const leads = [...new Set([...heard, ...(heard.length === 0 || n % 3 === 0 ? [first, second] : [])])]
    const known = await knownLeads(services.db, leads)
    const status = (['open', 'won', 'lost'] as const)[n % 3]!
    for (const [i, leadId] of [...new Set(leads.map((one) => known.get(one)!))].entries())
      await this.world.tell(leadId, (_card, at) =>
        act.opportunity(
          { ...dealOf(id, status, at), leads, primary: i === 0 },
          heard.length === 0,
          'api',
        )(at),
      )
  }

  /** A row of a file that names one lead, and a deal that others may have been named with. */
  private async imports(n: number, number: number): Promise<void> {
    const { services, clock } = this.world
    const status = (['open', 'won', 'lost'] as const)[number % 3]!
    // of this very moment: what a file tells of the past is not always told again as it was heard (docs/merging.md)
    const now = new Date(clock.now).toISOString()
    const opened = number % 4 === 0 ? '' : now
    const demo = number % 5 === 0 ? now : ''
    const row = [this.mail(n), `deal-${this.run}-${number % 2}`, status, opened, demo].join()
    await take(services, await filesOf({ 'deals.csv': `email,deal,status,opened,demo\n${row}\n` }), {
      mapping,
    })
  }

  private async answers(id: string, n: number): Promise<void> {
    const call = { how: 'call' as const, at: null, author: 'person:ines', outcome: 'no_answer' as const }
    if (n % 3 === 0) await this.world.tell(id, attempt({ ...call, automatic: false }))
    else if (n % 3 === 1) await this.world.tell(id, act.accept(undefined))
    else
      await this.world.tell(id, act.giveBack(this.world.services.law, { reason: 'no_budget', note: 'None' }))
  }

  /** Time passes, and each clock acts at its very moment. */
  private async waits(ms: number): Promise<void> {
    const { services, clock } = this.world
    const until = clock.now + ms
    for (let n = 0; n < 200; n++) {
      const { rows } = await services.db.query<{ lead_id: string; due: number }>(
        `select lead_id, ceil(extract(epoch from next_due_at) * 1000)::float8 as due from leads
          where lead_id = any($1::uuid[]) and next_due_at <= to_timestamp($2 / 1000.0) order by next_due_at, lead_id limit 1`,
        [this.ids, until],
      )
      if (!rows[0]) break
      clock.now = Math.max(clock.now, rows[0].due)
      await tickAll(services, [rows[0]])
    }
    clock.now = until
  }

  async parts(order: number[]): Promise<void> {
    for (const n of order) await unmergeLead(this.world.services, this.ids[n]!, { by: 'person:mara' })
    await tickAll(
      this.world.services,
      this.ids.map((id) => ({ lead_id: id })),
    )
  }
}
