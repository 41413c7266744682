import * as act from '#journey/lifecycle/actions.rules.ts'
import { sell } from '#simulate/selling.rules.ts'
import { answerBack } from '#simulate/returns.rules.ts'
import { attempts, meetingSoon, sceneCalls, talkWithMeeting } from '#simulate/calls.rules.ts'
import { answerOffer, workAccepted } from '#simulate/reps.rules.ts'
import { HEAD_OF_SALES } from '#simulate/cast.rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { lookLater, lookNow } from '#simulate/watch.rules.ts'
import { notes } from '#simulate/notes.rules.ts'
import { dealOf, disqualify, done, HOUR, later, MINUTE, WORKDAY, type Stage } from '#simulate/deeds.rules.ts'
import type { Actor, Deed, Hold } from '#simulate/actor.rules.ts'
import type { LeadState } from '#journey.ts'

/** Who does what now that a lead is in a new situation. */
export function respond(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  const woke = state.watch?.woke
  if (woke === Math.floor(now)) return lookNow(stage, actor, now)
  const deeds = [
    ...inNew(stage, actor, state, now),
    ...(woke ? lookNow(stage, actor, now) : lookLater(stage, actor, state, now)),
  ]
  // what is recorded is whole milliseconds
  return state.back?.at === Math.floor(now) ? [...answerBack(stage, actor, state.back, now), ...deeds] : deeds
}

function inNew(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  const { kind, owner } = stage.law.version(state.version).stages[state.stage]!
  const { status } = state.handoff
  if (actor.hold && holds(actor.hold, state))
    return actor.hold === 'mql' ? sceneCalls(stage, actor, state, now) : []
  if (status === 'offered') return answerOffer(stage, actor, state, now)
  if (kind === 'handoff') return state.routing ? [] : assignByHand(stage, actor, state, now)
  if (kind === 'develop')
    return owner === 'marketing' ? develop(stage, actor, now) : qualify(stage, actor, state, now)
  if (kind === 'work')
    return state.opportunities[dealOf(actor, state)]
      ? sell(stage, actor, state, now)
      : workAccepted(stage, actor, state, now)
  if (kind === 'lost')
    return actor.contact.random.chance(0.6)
      ? [done(stage, actor, state.owner, 'loss_reason', stage.business(now, WORKDAY))]
      : []
  if (kind === 'won') return askForMore(actor, now)
  return []
}

function holds(hold: Hold, { stage, handoff, contactedAt }: LeadState): boolean {
  if (hold === 'offered') return handoff.status === 'offered'
  if (hold === 'escalated') return handoff.status === 'offered' || handoff.status === 'waiting'
  if (hold === 'accepted') return handoff.status === 'accepted' && contactedAt === null
  return stage === hold
}

/** Marketing: a first response, and what can never buy is sorted out. */
function develop(stage: Stage, actor: Actor, now: number): Deed[] {
  const { random, student } = actor.contact
  const by = random.pick(['ines.marchetti', 'tomasz.wrona', 'leila.haddad'])
  const at = stage.business(now, random.exponential(3 * HOUR))
  if (student && random.chance(0.5)) return [disqualify(stage, actor, by, 'student', at)]
  if (actor.life.interest < 0.12 && random.chance(0.25)) {
    return [disqualify(stage, actor, by, random.pick(['spam', 'applicant', 'supplier', 'never_fits']), at)]
  }
  return random.chance(0.55) ? [done(stage, actor, by, 'first_response', at)] : []
}

/** Lead development: attempts until somebody answers, and then an answer. */
function qualify(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  const { random } = actor.contact
  const by = stage.players.has(state.owner) ? state.owner : undefined
  if (by === undefined) return []
  if (actor.talkAt !== null && state.returned === 0)
    return scenic(stage, actor, by, Math.max(actor.talkAt, now))
  // a lead that looked the other way at once is not called at all: too many on the list that day
  if (random.chance(0.12)) return []
  const tries: Parameters<typeof attempts>[3] = []
  const told = (nextAt: number | null) => attempts(stage, actor, by, tries, nextAt)
  let at = now
  for (let attempt = 0; attempt < 3; attempt++) {
    at = stage.business(at, random.exponential(attempt === 0 ? 2.5 * HOUR : 5 * HOUR) + 5 * MINUTE)
    if (!random.chance(0.45)) {
      tries.push({ at, outcome: random.chance(0.35) ? 'voicemail' : 'no_answer' })
      continue
    }
    if (random.chance(0.2 + 0.75 * actor.life.interest)) return [...told(at), ...talk(stage, actor, by, at)]
    const deeds = told(at)
    deeds.push(
      later(
        actor,
        at,
        act.touch({ kind: 'call_connected' }, { at: null, by, note: random.pick(notes.no_need!) }),
      ),
    )
    if (random.chance(0.2)) {
      deeds.push(
        disqualify(
          stage,
          actor,
          by,
          random.pick(['never_fits', 'competitor', 'duplicate', 'student']),
          at + 15 * MINUTE,
        ),
      )
    }
    return deeds
  }
  return told(null)
}

/** The talk behind what waits today; for some the meeting with sales stands already. */
function scenic(stage: Stage, actor: Actor, by: string, at: number): Deed[] {
  const deeds = talk(stage, actor, by, at, false)
  return [...deeds, ...meetingSoon(stage, actor, by, deeds.at(-1)!.at)]
}

function talk(stage: Stage, actor: Actor, by: string, at: number, meets = true): Deed[] {
  const { random, details } = actor.contact
  const note = `${random.pick(['Wants', 'Needs', 'Asks for'])} ${details.fields?.product ?? 'advice'}; ${random.pick(
    [
      'decision this quarter.',
      'will bring the plant manager next time.',
      'compares two suppliers.',
      'budget is being made now.',
    ],
  )}`
  const met = meets ? talkWithMeeting(stage, actor, by, at, note) : null
  if (met) return [...met, ...saidYes(actor, by, at)]
  return [
    ...saidYes(actor, by, at),
    later(actor, at, act.touch({ kind: 'call_connected' }, { at: null, by })),
    done(stage, actor, by, 'qualification_call', at + random.whole(6, 16) * MINUTE, note),
  ]
}

/** Some are asked on the phone whether they want offers. */
function saidYes({ contact }: Actor, by: string, at: number): Deed[] {
  if (contact.index % 9 !== 4) return []
  const proof = { shown: 'Asked on the phone, and said yes to offers by e-mail.', where: 'phone' }
  const word = { purpose: 'product', given: true, channel: 'email', how: 'phone', version: null, ...proof } as const // prettier-ignore
  const decide: Deed['decide'] = (_card, now) => ({ facts: [consentFact(word, now, `person:${by}`)] })
  return [{ at: Math.ceil(at) + MINUTE, situation: null, decide }]
}

/** Every offer went unanswered: the head of sales gives it to somebody reliable. */
function assignByHand(stage: Stage, actor: Actor, state: LeadState, now: number): Deed[] {
  const { random } = actor.contact
  const reliable = [...stage.players.values()].filter(
    ({ id, manner }) => (manner === 'brisk' || manner === 'steady') && stage.isThere(id),
  )
  if (reliable.length === 0) return []
  const { id } = random.pick(reliable)
  const rules = stage.law.version(state.version)
  return [
    later(
      actor,
      stage.business(now, random.exponential(3 * HOUR)),
      act.assign(rules, { id, function: 'sales' }, { by: HEAD_OF_SALES }),
    ),
  ]
}

/** Some customers ask for more, months later. */
function askForMore(actor: Actor, now: number): Deed[] {
  const { random } = actor.contact
  if (!random.chance(0.25)) return []
  const at = now + random.logNormal(150, 0.4) * 24 * HOUR
  return [
    later(actor, at, act.touch({ kind: random.pick(['demo_requested', 'contact_requested']) }, { at: null })),
  ]
}
