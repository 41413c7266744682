import { contacted } from '#journey/handoff/attempts.rules.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { openDeal } from '#simulate/selling.rules.ts'
import { giveBack, HOUR, later, MINUTE, tried, WORKDAY, type Stage } from '#simulate/deeds.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { LeadState } from '#journey.ts'
import type { Manner } from '#simulate/cast.rules.ts'

/** Returns of reps who look before they return. */
const reasons = [
  { reason: 'no_budget', weight: 16 },
  { reason: 'timing_later', weight: 20 },
  { reason: 'no_need', weight: 14 },
  { reason: 'no_authority', weight: 9 },
  { reason: 'wants_information', weight: 11 },
  { reason: 'uses_competitor', weight: 9 },
  { reason: 'not_qualified', weight: 9 },
  { reason: 'bad_contact_data', weight: 5 },
  { reason: 'wrong_territory', weight: 3 },
  { reason: 'existing_deal', weight: 2 },
  { reason: 'student', weight: 2 },
]

/** A rep has an offer on the table. No deed: the time runs out. */
export function answerOffer(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  if (state.handoff.status !== 'offered') return []
  const rep = state.handoff.to
  const { random } = actor.contact
  const after = (mean: number) => stage.business(now, random.exponential(mean) + 2 * MINUTE)
  const accept = (mean: number) => [later(actor, after(mean), act.accept(rep))]
  const back = (mean: number, reason: string) => [giveBack(stage, actor, rep, reason, after(mean))]
  if (actor.hold === 'accepted') return accept(8 * MINUTE)
  switch (mannerOf(stage, rep)) {
    case 'brisk':
      return random.chance(0.9) ? accept(25 * MINUTE) : back(40 * MINUTE, random.weighted(reasons).reason)
    case 'cherry_picker':
      if (state.score.total >= 75 || (actor.contact.company?.employees ?? 0) >= 800)
        return accept(15 * MINUTE)
      return random.chance(0.1) ? back(3 * HOUR, 'no_need') : []
    case 'returner':
      return random.chance(0.86) ? back(2 * HOUR, 'not_reachable') : accept(2 * HOUR)
    case 'rubber_stamper':
      return accept(5 * MINUTE)
    case 'steady':
      return random.chance(0.78) ? accept(80 * MINUTE) : back(100 * MINUTE, random.weighted(reasons).reason)
  }
}

function mannerOf(stage: Stage, rep: string): Manner {
  return stage.players.get(rep)?.manner ?? 'steady'
}

/** An accepted lead: called, rated, and after some days an opportunity or an honest return. */
export function workAccepted(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  if (state.handoff.status !== 'accepted') return []
  const { random } = actor.contact
  const rep = state.handoff.by
  const manner = mannerOf(stage, rep)
  // accepted and forgotten, until somebody cleans up
  if (manner === 'rubber_stamper' && random.chance(0.85)) {
    return [
      giveBack(
        stage,
        actor,
        rep,
        random.pick(['no_need', 'other', 'timing_later']),
        stage.business(now, (6 + random.exponential(8)) * WORKDAY),
      ),
    ]
  }
  const first = stage.business(now, random.exponential(manner === 'brisk' ? HOUR : 4 * HOUR))
  const deeds = [
    ...attempts(stage, actor, rep, now, first),
    random.chance(0.7)
      ? tried(actor, rep, first, 'connected')
      : later(
          actor,
          first,
          contacted({ how: random.pick(['email', 'visit']), at: null, author: `person:${rep}` }),
        ),
  ]
  if (random.chance(0.3)) {
    const rating = Math.min(5, Math.max(1, Math.round(1 + actor.life.interest * 5 + random.next() - 0.5)))
    deeds.push(later(actor, first + 20 * MINUTE, act.rate({ of: 'lead', rating, by: rep })))
  }
  const decided = stage.business(first, (0.5 + random.exponential(3.5)) * WORKDAY)
  if (random.chance(0.12 + 0.7 * actor.life.interest)) deeds.push(...openDeal(actor, state, rep, decided))
  else deeds.push(giveBack(stage, actor, rep, random.weighted(reasons).reason, decided))
  return deeds
}

/** Calls that nobody answers, before the one that does. */
function attempts(stage: Stage, actor: Actor, rep: string, from: number, until: number): Deed[] {
  const { random } = actor.contact
  const deeds: Deed[] = []
  let at = stage.business(from, random.exponential(90 * MINUTE))
  while (at < until && deeds.length < 3) {
    deeds.push(tried(actor, rep, at, random.pick(['no_answer', 'no_answer', 'voicemail', 'call_later'])))
    at = stage.business(at, random.exponential(4 * HOUR))
  }
  return deeds
}
