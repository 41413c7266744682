import { authorIn, live, note, refuse } from '#journey/lifecycle/telling.rules.ts'
import type { Acting, Decide } from '#journey/lifecycle/telling.rules.ts'
import type { Card, Refusal, Told } from '#work/card.ts'
import type { Law } from '#journey.ts'
import type { Reason, Ruleset, TeamFunction } from '#journey/agreement/ruleset.ts'
import type { Touch } from '#journey/capture/facts.ts'
import type { OpportunityReported } from '#journey/measure/facts.ts'

/**
 * What people may do to a lead, as pure decisions: the facts that record it, or why it cannot be done now.
 * Due clocks have acted before these are asked, so "expired" is known by the clock and not by whoever comes first.
 */
export function accept(by: string | undefined): Decide {
  return (card, now) => {
    const offer = offered(card!, by, now)
    if ('refused' in offer) return offer
    return {
      facts: [live(now, `person:${offer.rep}`, { kind: 'HandoffAccepted', body: { rep: offer.rep } })],
    }
  }
}

export function giveBack(law: Law, given: Acting & { reason: string; note?: string | undefined }): Decide {
  return (card, now) => {
    const offer = returnable(card!, given.by, now)
    if ('refused' in offer) return offer
    const { version, stage, function: team } = card!.state
    const reason = reasonOf(law.version(version).returnReasons, given)
    if ('refused' in reason) return reason
    const fact = {
      kind: 'HandoffReturned' as const,
      body: { rep: offer.rep, reason: reason.id, stage, team },
      ...note(given.note),
    }
    return { facts: [live(now, `person:${offer.rep}`, fact)] }
  }
}

/** Offers are answered by the rep who has them; `by` left out means: by that rep. */
function offered(card: Card, by: string | undefined, now: number): { rep: string } | Refusal {
  const { handoff, offers, tried } = card.state
  if (handoff.status === 'offered') {
    if (by === undefined || by === handoff.to) return { rep: handoff.to }
    if (tried.includes(by))
      return refuse('expired', 'The time to answer ran out: the lead was offered to somebody else.')
    return refuse('offered_to_another', `It is offered to ${handoff.to}.`)
  }
  if (handoff.status === 'accepted') return refuse('not_offered', `It was accepted by ${handoff.by} already.`)
  if (handoff.status === 'waiting' && offers > 0 && card.state.clock <= now) {
    return refuse('expired', 'The time to answer ran out: the lead was taken back.')
  }
  return refuse('not_offered', 'It is not offered to anybody now.')
}

/** A lead may be returned when offered, and still after it was accepted. */
function returnable(card: Card, by: string | undefined, now: number): { rep: string } | Refusal {
  const { handoff, owner } = card.state
  if (handoff.status !== 'accepted') return offered(card, by, now)
  // a manager may have given it to somebody else since
  const holder = owner.startsWith('desk:') ? handoff.by : owner
  if (by === undefined || by === handoff.by || by === holder) return { rep: by ?? holder }
  return refuse('offered_to_another', `${handoff.by} accepted it.`)
}

export function disqualify(law: Law, given: Acting & { reason: string; note?: string | undefined }): Decide {
  return (card, now) => {
    const rules = law.version(card!.state.version)
    const { kind } = rules.stages[card!.state.stage]!
    if (kind === 'disqualified' || kind === 'closed')
      return refuse('wrong_stage', 'It is disqualified already.')
    const reason = reasonOf(rules.disqualifyReasons, given)
    if ('refused' in reason) return reason
    const fact = { kind: 'LeadDisqualified' as const, body: { reason: reason.id }, ...note(given.note) }
    return { facts: [live(now, authorIn(given), fact)] }
  }
}

function reasonOf(
  reasons: Record<string, Reason>,
  given: { reason: string; note?: string | undefined },
): Reason | Refusal {
  const reason = Object.hasOwn(reasons, given.reason) ? reasons[given.reason] : undefined
  if (!reason) {
    const message = `must be one of ${Object.keys(reasons).join(', ')}`
    return refuse('unknown_reason', 'The agreement has no such reason.', 'reason', message)
  }
  if (reason.noteRequired && !given.note?.trim()) {
    const message = `is needed with the reason "${reason.label}"`
    return refuse('note_required', 'This reason asks for a note.', 'note', message)
  }
  return reason
}

export function touch(
  touched: Touch,
  given: Acting & { at: number | null; note?: string | undefined },
): Decide {
  return (_card, now) => ({
    facts: [
      live(now, authorIn(given), {
        kind: 'TouchHappened',
        at: given.at ?? now,
        body: { touch: touched },
        ...note(given.note),
      }),
    ],
  })
}

export function complete(law: Law, given: Acting & { activity: string; note?: string | undefined }): Decide {
  return (card, now) => {
    const stage = law.version(card!.state.version).stages[card!.state.stage]!
    if (!stage.activities.some((activity) => activity.id === given.activity)) {
      const message = `must be one of ${stage.activities.map((activity) => activity.id).join(', ') || 'none: this stage has no activities'}`
      return refuse('unknown_activity', `Stage ${stage.name} has no such activity.`, 'activity', message)
    }
    return {
      facts: [
        live(now, authorIn(given), {
          kind: 'ActivityCompleted',
          body: { activity: given.activity },
          ...note(given.note),
        }),
      ],
    }
  }
}

export function rate(
  given: Acting & { of: 'lead' | 'brief'; rating: number; note?: string | undefined },
): Decide {
  return (_card, now) => ({
    facts: [
      live(now, authorIn(given), {
        kind: 'LeadRated',
        body: { of: given.of, rating: given.rating },
        ...note(given.note),
      }),
    ],
  })
}

/** A manager hands the lead to a person by name; in a hand-off stage that is an offer like any other. */
export function assign(
  rules: Ruleset,
  to: { id: string; function: TeamFunction; calendar?: string | null | undefined },
  acting: Acting,
): Decide {
  return (card, now) => {
    const { handoff, owner } = card!.state
    const stage = rules.stages[card!.state.stage]!
    if (stage.owner !== to.function) {
      return refuse(
        'wrong_stage',
        `Stage ${stage.name} belongs to ${stage.owner}, and ${to.id} is of ${to.function}.`,
        'owner',
        `is of ${to.function}; the stage belongs to ${stage.owner}`,
      )
    }
    if (owner === to.id && handoff.status !== 'waiting')
      return refuse('wrong_stage', 'It is theirs already.', 'owner', 'has it already')
    const trace = {
      rule: 'manual' as const,
      candidates: [{ id: to.id, available: true, why: 'chosen by hand' }],
    }
    return {
      facts: [
        live(now, authorIn(acting), {
          kind: 'OwnerAssigned',
          body: {
            owner: to.id,
            function: to.function,
            ...(to.calendar && { calendar: to.calendar }),
            trace,
          },
        }),
      ],
    }
  }
}

const kinds = { open: 'OpportunityChanged', won: 'OpportunityWon', lost: 'OpportunityLost' } as const

/** An opportunity as told now; `isNew` on its first telling. */
export function opportunity(told: OpportunityReported, isNew: boolean, by: string): (now: number) => Told {
  return (now) => {
    const kind = isNew && told.status === 'open' ? 'OpportunityOpened' : kinds[told.status]
    return { facts: [live(now, by, { kind, body: told })] }
  }
}

export function settled(body: {
  what: string
  to: string
  outcome: 'sent' | 'failed'
  detail: string
}): Decide {
  return (_card, now) => ({ facts: [live(now, 'outbox', { kind: 'NotificationSettled', body })] })
}

/** Nothing is said: only due clocks act, and whoever waits for an owner is tried again. */
export const tick: Decide = () => ({ facts: [] })
