import { nextDueAt } from '#journey.ts'
import { tick } from '#journey/lifecycle/actions.rules.ts'
import { viewed } from '#simulate/signals.rules.ts'
import type { Contact } from '#simulate/market.rules.ts'
import type { Life } from '#simulate/life.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Work } from '#work/card.ts'

/** Something that somebody is going to do about one lead. */
export interface Deed {
  at: number
  /** done only while the lead is still in it (situationOf); null = whatever the situation */
  situation: string | null
  decide: Work['decide'] | null
  /** decide is null: a form is sent in … */
  capture?: Life['captures'][number]
  /** … or this mail comes in, as it is */
  mail?: string
}

/** A scene in which a lead of the last days is left standing, so that the present has something to do. */
export type Hold = 'inquiry' | 'mql' | 'offered' | 'accepted' | 'escalated'

/** One lead of the simulation with all that is going to happen to it. */
export interface Actor {
  contact: Contact
  life: Life
  leadId: string | null
  situation: string
  /** when the agreement alone acts next */
  dueAt: number
  /** by time */
  deeds: Deed[]
  hold: Hold | null
  /** scene: the moment of the talk that makes it sales-ready */
  talkAt: number | null
}

export function actorOf(
  contact: Contact,
  life: Life,
  hold: Hold | null = null,
  talkAt: number | null = null,
): Actor {
  const deeds: Deed[] = [
    ...life.captures.map((capture): Deed => ({ at: capture.at, situation: null, decide: null, capture })),
    ...life.touches.map(({ at, touch }): Deed => ({ at, situation: null, decide: touched(contact, touch) })),
  ].sort((a, b) => a.at - b.at)
  return { contact, life, leadId: null, situation: '', dueAt: Infinity, deeds, hold, talkAt }
}

/** Pages are told of by the script on them; the rest by the web site's own server. */
function touched(contact: Contact, told: Life['touches'][number]['touch']): Work['decide'] {
  const isView = told.kind === 'page_viewed'
  const [touch, by] = isView ? [viewed(contact, told), 'web'] : [told, 'api:website']
  return (_card, now) => ({
    facts: [{ kind: 'TouchHappened', at: now, by, history: false, body: { touch } }],
  })
}

/** When this lead next asks for attention; Infinity = never again. */
export function nextMoment({ deeds, dueAt }: Actor): number {
  const first = deeds[0]?.at ?? Infinity
  return first < dueAt ? first : dueAt
}

/** Takes the next deed off the list; null when it has become pointless. */
export function takeDeed(actor: Actor): Deed | null {
  const { deeds, dueAt } = actor
  const first = deeds[0]
  if (!first || dueAt <= first.at) {
    actor.dueAt = Infinity
    return { at: dueAt, situation: null, decide: tick }
  }
  deeds.shift()
  // visits before the first form are not known to anybody
  if (actor.leadId === null && !first.capture && first.mail === undefined) return null
  return first.situation === null || first.situation === actor.situation ? first : null
}

/** Adds deeds, keeping the list in order of time. */
export function plan(actor: Actor, more: Deed[]): void {
  for (const deed of more) {
    let place = actor.deeds.length
    while (place > 0 && actor.deeds[place - 1]!.at > deed.at) place--
    actor.deeds.splice(place, 0, deed)
  }
}

/** Where a lead stands, as far as it makes somebody do something. */
function situationOf(state: LeadState): string {
  const { stage, stageSince, handoff, offers, owner, watch } = state
  return `${stage} ${stageSince} ${handoff.status} ${owner} ${offers} ${watch?.woke ?? ''}`
}

/** Looks at the lead again. @returns whether it is in a new situation */
export function look(actor: Actor, state: LeadState): boolean {
  actor.dueAt = nextDueAt(state)
  const now = situationOf(state)
  const isNew = now !== actor.situation
  actor.situation = now
  return isNew
}
