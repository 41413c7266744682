/** Given, when, then for leads: facts and waiting times through the real unit of work, in memory. */
import * as act from '#journey/lifecycle/actions.rules.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { chain, GENESIS } from '#ledger/chain.ts'
import { carry } from '#work/carry.rules.ts'
import { defaultRules, MONDAY, team } from './cast.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Card, Done, Stretch, Work } from '#work/card.ts'
import type { Chained } from '#ledger/chain.ts'
import type { Body, EntryKind, LeadEntry } from '#journey/entries.ts'
import type { CompanyIndex } from '#journey/identity/company.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { OpportunityReported } from '#journey/measure/facts.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Submission } from '#journey/capture/rules.ts'

/** One company's leads, its people and its clock. */
export class Story {
  now: number
  readonly people: Map<string, Candidate>
  readonly law: ReturnType<typeof lawOf>
  readonly leads = new Map<string, Told>()
  /** the companies that clues lead to; left out: none is known */
  readonly companies: CompanyIndex | undefined
  private made = 0

  constructor(
    given: { rules?: Ruleset[]; people?: Map<string, Candidate>; at?: number; companies?: CompanyIndex } = {},
  ) {
    this.companies = given.companies
    this.law = lawOf(given.rules ?? [defaultRules])
    this.people = given.people ?? team()
    this.now = given.at ?? MONDAY
  }

  /** A new lead hands something in. */
  captured(submission: Submission, touch = 'form_submitted', at: number | null = null): Told {
    const id = `00000000-0000-7000-8000-${String(++this.made).padStart(12, '0')}`
    const lead = new Told(this, id)
    this.leads.set(id, lead)
    lead.hands(submission, touch, at)
    return lead
  }

  waits(ms: number): this {
    this.now += ms
    return this
  }

  carry(lead: Told, work: Work): Done {
    const desk = {
      law: this.law,
      now: this.now,
      people: this.people,
      nextTurn: () => Math.max(...[...this.people.values()].map((one) => one.turn)) + 1,
      newId: () => lead.id,
      chain,
      genesis: GENESIS,
      ...(this.companies && { companies: this.companies }),
    }
    // as the store would hand it over: what does not survive JSON would be lost there too
    const card = lead.card && {
      ...lead.card,
      state: JSON.parse(JSON.stringify(lead.card.state)) as LeadState,
    }
    const { done, stretch } = carry(desk, card, work, lead.cameBy)
    if (stretch) {
      lead.stretches.push(stretch)
      lead.card = stretch.after
    }
    return done
  }
}

/** One lead as the story tells it. */
export class Told {
  card: Card | null = null
  /** by whose key what is said next comes in */
  cameBy: string | null = null
  readonly stretches: Stretch[] = []
  readonly story: Story
  readonly id: string

  constructor(story: Story, id: string) {
    this.story = story
    this.id = id
  }

  get state(): LeadState {
    return this.card!.state
  }

  get chained(): Chained<LeadEntry>[] {
    return this.stretches.flatMap((stretch) => stretch.entries)
  }

  get entries(): LeadEntry[] {
    return this.chained.map((one) => one.entry)
  }

  get kinds(): EntryKind[] {
    return this.entries.map((entry) => entry.kind)
  }

  get stages(): string[] {
    return this.bodies('StageEntered').map((body) => body.stage)
  }

  bodies<Kind extends EntryKind>(kind: Kind): Body<Kind>[] {
    return this.all(kind).map((entry) => entry.body as Body<Kind>)
  }

  all<Kind extends EntryKind>(kind: Kind): Extract<LeadEntry, { kind: Kind }>[] {
    return this.entries.filter((entry): entry is Extract<LeadEntry, { kind: Kind }> => entry.kind === kind)
  }

  last<Kind extends EntryKind>(kind: Kind): Extract<LeadEntry, { kind: Kind }> {
    const found = this.all(kind).at(-1)
    if (!found) throw new Error(`${kind} never happened; there are ${this.kinds.join(', ')}`)
    return found
  }

  does(decide: Work['decide']): Done {
    return this.story.carry(this, { target: { leadId: this.id }, decide })
  }

  hands(submission: Submission, touch = 'form_submitted', at: number | null = null): Done {
    const rules = this.story.law.at(this.story.now)
    const capture = { submission, touch: { kind: touch }, at, by: 'api' }
    const work = captureWork(rules, (key) => `company:${key}`, capture, undefined)
    if ('problems' in work) throw new Error(JSON.stringify(work.problems))
    return this.story.carry(this, work)
  }

  touched(kind: string, at: number | null = null, page?: string): Done {
    return this.does(act.touch(page === undefined ? { kind } : { kind, page }, { at }))
  }

  qualified(): Done {
    return this.does(act.complete(this.story.law, { activity: 'qualification_call', by: 'mara' }))
  }

  accepted(by?: string): Done {
    return this.does(act.accept(by))
  }

  returned(reason: string, by?: string): Done {
    return this.does(act.giveBack(this.story.law, { reason, note: 'They said so', by }))
  }

  disqualified(reason: string): Done {
    return this.does(act.disqualify(this.story.law, { reason, note: 'They said so' }))
  }

  assigned(to: string): Done {
    const { function: of } = this.story.people.get(to)!
    const whom = { id: to, function: of as 'sales' }
    // by then the lead may have moved to another version
    return this.does((card, now) =>
      act.assign(this.story.law.version(card!.state.version), whom, { by: 'boss' })(card, now),
    )
  }

  deal(status: 'open' | 'won' | 'lost', id = 'deal-1', isNew = false): Done {
    return this.does((_card, now) => act.opportunity(dealOf(id, status, now), isNew, 'api')(now))
  }

  /** A worker looks at the lead now, as it does when a clock is due. */
  ticked(): Done {
    return this.does(act.tick)
  }
}

export function dealOf(id: string, status: 'open' | 'won' | 'lost', now: number): OpportunityReported {
  return {
    id,
    name: 'GTX Pro, 40 seats',
    status,
    stage: null,
    amount: '12000.50',
    currency: 'EUR',
    openedAt: now,
    closedAt: status === 'open' ? null : now,
    owner: null,
    primary: true,
    role: null,
    fields: {},
  }
}
