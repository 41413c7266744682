import { look, nextMoment, plan, takeDeed, type Actor, type Deed } from '#simulate/actor.rules.ts'
import { isThere, type Player } from '#simulate/cast.rules.ts'
import { createRandom, seededUuid } from '#simulate/random.rules.ts'
import { respond } from '#simulate/responses.rules.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { companyId } from '#journey/capture/actions.ts'
import { carry, type Means } from '#work/carry.rules.ts'
import { chain, GENESIS } from '#ledger/chain.ts'
import type { Company } from '#simulate/company.ts'
import type { Part } from '#simulate/bulk.ts'
import type { Stage } from '#simulate/deeds.rules.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Card, Stretch, Work } from '#work/card.ts'
import type { Law } from '#journey.ts'

/** Lives through one lead's whole life at once; null when nothing of it lies within the span. */
export function createHistorian(
  { people: everybody }: { people: Map<string, Candidate> },
  { law, players }: Company,
  { seed, span, number }: Part,
): (actor: Actor) => Stretch | null {
  const people = new Map([...everybody].map(([id, one]): [string, Candidate] => [id, { ...one }]))
  const calendar = Object.values(law.at(span.until).calendars)[0]
  const ids = createRandom(seed, 0x1d5 + number)
  const stage: Stage = {
    law,
    players,
    isThere: (id) => people.get(id)?.available === true,
    business: calendar ? calendar.add : (from, ms) => from + ms,
  }
  let turn = 0
  const desk: Means = {
    law,
    now: 0,
    people,
    nextTurn: () => ++turn,
    newId: () => seededUuid(ids, desk.now),
    chain,
    genesis: GENESIS,
  }
  const setPresence = createPresence(people, players)
  return (actor) => {
    let card: Card | null = null
    let all: Stretch | null = null
    while (nextMoment(actor) <= span.until) {
      const deed = takeDeed(actor)
      if (!deed) continue
      desk.now = deed.at
      setPresence((deed.at - span.from) / (span.until - span.from))
      const { done, stretch }: ReturnType<typeof carry> = carry(desk, card, workOf(law, actor, deed))
      if (!done.card) continue
      card = done.card
      actor.leadId = card.leadId
      if (stretch) all = all ? joined(all, stretch) : stretch
      if (look(actor, card.state)) plan(actor, respond(stage, actor, card.state, deed.at))
    }
    return all
  }
}

/** Presence changes by the week; asking everybody at every deed would cost as much as the journey. */
function createPresence(
  people: Map<string, Candidate>,
  players: Map<string, Player>,
): (place: number) => void {
  const steps = 200
  let now = -1
  return (place) => {
    const step = Math.floor(place * steps)
    if (step === now) return
    now = step
    for (const player of players.values()) people.get(player.id)!.available = isThere(player, step / steps)
  }
}

function workOf(law: Law, actor: Actor, { at, capture, decide }: Deed): Work {
  if (!capture) return { target: { leadId: actor.leadId! }, decide: decide! }
  const { submission, touch } = capture
  const work = captureWork(
    law.at(at),
    companyId,
    { submission, touch, at: null, by: 'api:website' },
    undefined,
  )
  if ('problems' in work)
    throw new Error(`the simulation sent a wrong form: ${JSON.stringify(work.problems)}`)
  return work
}

/** One stretch from the first entry on: what is projected from it is what single steps would have projected. */
function joined(all: Stretch, more: Stretch): Stretch {
  for (const entry of more.entries) all.entries.push(entry)
  for (const key of more.keys) if (!all.keys.includes(key)) all.keys.push(key)
  all.company ??= more.company
  all.after = more.after
  return all
}
