import fs from 'node:fs'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { lawOf } from '#journey/agreement/law.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { contacted } from '#journey/handoff/attempts.rules.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { chain, GENESIS } from '#ledger/chain.ts'
import { carry, type Means } from '#work/carry.rules.ts'
import type { Card, Stretch, Told, Work } from '#work/card.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Law } from '#journey.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { StoredEntry } from '#ledger/read.ts'

export const HOUR = 3600_000
export const DAY = 24 * HOUR

export function agreement(change: (text: string) => string = (text) => text): Law {
  const compiled = compileAgreement(change(fs.readFileSync('agreements/default.yaml', 'utf8')))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return lawOf([compiled.ruleset])
}

/** One step of a history: how much later, and what. Everything is a number, so that fast-check can shrink it. */
export interface Step {
  hours: number
  what: number
  which: number
}

const TOUCHES = [
  'website_visited',
  'content_downloaded',
  'demo_requested',
  'pricing_viewed',
  'email_opened',
  'webinar_attended',
  'unsubscribed',
]
const TITLES = ['Head of Production', 'Engineer', 'CEO', 'Student', undefined]
const RETURNS = ['no_budget', 'not_reachable', 'other', 'wrong_product']

export function people(): Map<string, Candidate> {
  const all = [
    ['mona', 'leadgen'],
    ['rita', 'sales'],
    ['ralf', 'sales'],
  ] as const
  return new Map(all.map(([id, team]) => [id, { id, function: team, available: true, desk: false, turn: 0 }]))
}

/** Carries one made-up lead through the unit of work, as the server would, and gives back what it would store. */
export function live(
  law: Law,
  who: Map<string, Candidate>,
  leadId: string,
  steps: Step[],
  start: number,
): { stretches: Stretch[]; now: number } {
  const stretches: Stretch[] = []
  let card: Card | null = null
  let now = start
  let turn = 0
  const desk: Means = {
    law,
    now,
    people: who,
    nextTurn: () => ++turn,
    newId: () => leadId,
    chain,
    genesis: GENESIS,
  }
  for (const step of [{ hours: 0, what: 0, which: steps.length }, ...steps]) {
    now += Math.round(step.hours * HOUR)
    desk.now = now
    const { stretch } = carry(desk, card, workOf(law, card, leadId, step, now))
    if (!stretch) continue
    stretches.push(stretch)
    // as it would come back from the store: whatever JSON does to it has happened
    card = { ...stretch.after, state: JSON.parse(JSON.stringify(stretch.after.state)) as Card['state'] }
  }
  return { stretches, now }
}

function workOf(law: Law, card: Card | null, leadId: string, { what, which }: Step, now: number): Work {
  const target = { leadId }
  const kind = TOUCHES[which % TOUCHES.length]!
  const doing: Work['decide'][] = [
    act.tick,
    act.touch({ kind }, { at: null }),
    act.touch({ kind: 'demo_requested' }, { at: now - (which % 50) * DAY }),
    act.complete(law, { activity: 'qualification_call', note: 'they told me' }),
    act.accept(undefined),
    act.giveBack(law, { reason: RETURNS[which % RETURNS.length]!, note: 'as they said' }),
    contacted({ how: 'phone', at: null, author: 'api' }),
    act.disqualify(law, { reason: 'student' }),
    (_card, at) => act.opportunity(deal(which, at), which % 2 === 0, 'api')(at),
    imported(which, now),
    act.rate({ of: 'lead', rating: 1 + (which % 5) }),
    (_card, at) => ({
      facts: [{ kind: 'PersonErased', at, by: 'person:dpo', history: false, body: { because: 'asked' } }],
      person: {},
    }),
  ]
  if (card && what > 0) return { target, decide: doing[what % doing.length]! }
  const title = TITLES[which % TITLES.length]
  const submission = {
    email: `p-${leadId}@firm${which}.example`,
    firstName: 'Anna',
    company: 'Firm',
    title,
    source: 'web',
    country: 'DE',
  }
  const work = captureWork(
    law.at(now),
    (key) => `00000000-0000-5000-8000-${key.length.toString().padStart(12, '0')}`,
    { submission, touch: { kind }, at: null, by: 'api' },
    undefined,
  )
  if ('problems' in work) throw new Error('the capture was refused')
  return work
}

function deal(which: number, at: number) {
  const status = (['open', 'won', 'lost'] as const)[which % 3]!
  const amount = which % 4 === 0 ? null : `${which * 100}.5`
  const closedAt = status === 'open' ? null : at
  return {
    id: `deal-${which % 2}`,
    name: 'A deal',
    status,
    stage: null,
    amount,
    currency: 'EUR',
    openedAt: at,
    closedAt,
    owner: null,
    role: null,
    fields: {},
    primary: true,
  }
}

/** History that another system tells, with its own dates. */
function imported(which: number, now: number): Work['decide'] {
  const fact = (kind: LeadFact['kind'], at: number, body: unknown): LeadFact =>
    ({ kind, at, by: 'import:1', history: true, body }) as LeadFact
  return (): Told => ({
    facts: [
      fact('TouchHappened', now - (400 - which) * DAY, { touch: { kind: TOUCHES[which % TOUCHES.length] } }),
      fact('StageReported', now - (300 - which) * DAY, {
        stage: ['mql', 'accepted', 'nurture'][which % 3],
        system: 'Old CRM',
      }),
      fact('OwnerAssigned', now - (299 - which) * DAY, {
        owner: 'rita',
        function: 'sales',
        trace: { rule: 'imported', candidates: [] },
      }),
    ],
  })
}

/** Stretches as they would be read back from the store. */
export function stored(stretches: Stretch[]): StoredEntry[] {
  return stretches.flatMap(({ entries }) =>
    entries.map(({ entry, body, personal, hash }) => ({
      ...entry,
      body: JSON.parse(body) as unknown,
      bodyText: body,
      personal: personal === null ? undefined : (JSON.parse(personal.data) as Record<string, unknown>),
      personalText: personal?.data ?? null,
      salt: personal?.salt ?? null,
      personalHash: personal?.hash ?? null,
      hash,
    })),
  )
}

/** A generator of whole numbers below a bound, the same for the same seed (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let a = seed
  return (below) => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
