import * as act from '#journey/lifecycle/actions.rules.ts'
import { dealOf, later, type Stage } from '#simulate/deeds.rules.ts'
import { DAY } from '#simulate/season.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { LeadState } from '#journey.ts'
import type { OpportunityReported } from '#journey/measure/facts.ts'
import type { Work } from '#work/card.ts'

/** Shares of a sales cycle at which the next step of it is reached. */
const STEPS: [string, number][] = [
  ['Proposal', 0.35],
  ['Negotiation', 0.75],
]

export function openDeal(actor: Actor, state: LeadState, rep: string, at: number): Deed[] {
  return [later(actor, at, tell(deal(actor, state, rep, at), true, rep))]
}

/** An open opportunity moves on over weeks or months, and is won or lost. */
export function sell(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  const { random, company } = actor.contact
  const known = state.opportunities[dealOf(actor, state)]!
  if (known.status !== 'open') return []
  const rep = state.owner
  const size = Math.min(3, Math.max(1, Math.log10(company?.employees ?? 10)))
  const cycle = random.logNormal(28 * size, 0.55) * DAY
  const amount = Math.round(random.logNormal(9_000 * size, 0.8) / 50) * 50
  const open = { ...deal(actor, state, rep, now), amount: String(amount) }
  const deeds = STEPS.map(([step, share]) =>
    later(actor, stage.business(now + cycle * share, 0), tell({ ...open, stage: step }, false, rep)),
  )
  const closedAt = Math.ceil(stage.business(now + cycle, 0))
  const won = random.chance(0.14 + 0.42 * actor.life.interest)
  const last: OpportunityReported = {
    ...open,
    status: won ? 'won' : 'lost',
    stage: won ? 'Won' : 'Lost',
    closedAt,
  }
  return [...deeds, later(actor, closedAt, tell(last, false, rep))]
}

function deal(actor: Actor, state: LeadState, rep: string, openedAt: number): OpportunityReported {
  const { company, details } = actor.contact
  const known = details.fields?.product
  const product = typeof known === 'string' ? known : 'Instruments'
  return {
    id: dealOf(actor, state),
    name: `${product} for ${company?.name ?? 'a private customer'}`,
    status: 'open',
    stage: 'Discovery',
    amount: null,
    currency: 'EUR',
    openedAt: Math.ceil(openedAt),
    closedAt: null,
    owner: rep,
    primary: true,
    role: null,
    fields: {},
  }
}

function tell(told: OpportunityReported, isNew: boolean, rep: string): Work['decide'] {
  const say = act.opportunity(told, isNew, `person:${rep}`)
  return (_card, now) => say(now)
}
