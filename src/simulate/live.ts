import { closeBooks, foundCompany, setPresence, type Company } from '#simulate/company.ts'
import { actorOf, look, nextMoment, plan, takeDeed, type Actor, type Deed } from '#simulate/actor.rules.ts'
import { contacts } from '#simulate/market.rules.ts'
import { createQueue } from '#simulate/queue.rules.ts'
import { withoutIndexes } from '#simulate/indexes.ts'
import { createRandom, seededUuid } from '#simulate/random.rules.ts'
import { createSeason, DAY, type Span } from '#simulate/season.rules.ts'
import { lifeOf, marketOf } from '#simulate/life.rules.ts'
import { respond } from '#simulate/responses.rules.ts'
import { SCENE_SIZE, sceneOf } from '#simulate/scene.rules.ts'
import { answerOwed, owedIn } from '#simulate/mails.rules.ts'
import { beginProgrammes, settleMails } from '#simulate/nurture.ts'
import { createCounter, type Counter } from '#simulate/submissions.ts'
import { createMailbox, takeStrays } from '#simulate/post.ts'
import { firstLetter } from '#simulate/letters.rules.ts'
import { closeDesk } from '#simulate/rights.ts'
import { openSite } from '#simulate/site.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { companyId } from '#journey/capture/actions.ts'
import { doBatch } from '#work/batch.ts'
import type { Card, Work } from '#work/card.ts'
import type { BusinessCalendar } from '#journey/agreement/ruleset.ts'
import type { Floor } from '#work/batch.ts'
import type { Law } from '#journey.ts'
import type { Services } from '#work/services.ts'
import type { Site } from '#simulate/sent.rules.ts'
import type { Stage } from '#simulate/deeds.rules.ts'

interface Wanted {
  seed: number
  leads: number
  span: Span
}

export interface Told {
  leads: number
  works: number
  /** share of the simulated time, 0 to 1 */
  place: number
}

/**
 * Deeds that are so near to each other are decided in one batch, each lead once. Every deed keeps its own moment, and a
 * lead's deeds their order; only the rotation takes its turns by batch. Wide enough for a batch to be worth its round
 * trip: with a day and a half the demo company took twice as long as with a week.
 */
const windowOf = (leads: number) => Math.min(30, Math.max(1, 20_000 / leads)) * DAY
const LARGEST = 400

/**
 * Lives through a company's history by the real commands: every deed is a piece of work like a request's, every due
 * clock a tick. The same seed, size and span give the same facts, ids and rulings; only hashes and salts differ.
 */
export async function simulateLive(
  services: Services,
  wanted: Wanted,
  tell: (told: Told) => void,
): Promise<Told> {
  const company = await foundCompany(services, wanted.seed, wanted.span, wanted.leads)
  const site = await openSite(services.db, wanted.span)
  await beginProgrammes(services, company, wanted.seed, wanted.span)
  const told = await withoutIndexes(
    services.db,
    () => liveThrough(services, company, site, wanted, tell),
    () => undefined,
  )
  await settleMails(services)
  await closeDesk(services, company.law, wanted.seed, wanted.span.until)
  await closeBooks(services, company.players, wanted.span)
  return { ...told, place: 1 }
}

async function liveThrough(
  services: Services,
  { law, players }: Company,
  site: Site,
  { seed, leads, span }: Wanted,
  tell: (told: Told) => void,
): Promise<Told> {
  let owed: ReturnType<typeof owedIn> = new Map()
  const floor: Floor = { ...services, law, changed: (stretches) => (owed = owedIn(stretches)) }
  const calendar = calendarOf(law, span.until)
  const stage: Stage = {
    law,
    players,
    isThere: () => true,
    business: calendar ? calendar.add : (from, ms) => from + ms,
  }
  const ids = createRandom(seed, 0x1d5)
  const newId = (moment: number) => seededUuid(ids, moment)
  const takeMail = createMailbox(services, floor, { seed, newId })
  const counter = createCounter(services, law, site, seed, span)
  const queue = createQueue()
  for (const actor of actorsOf(seed, leads, span, calendar))
    if (nextMoment(actor) <= span.until) queue.push(actor)
  const window = windowOf(leads)
  const told: Told = { leads: 0, works: 0, place: 0 }
  while (queue.nextAt() <= span.until) {
    const from = queue.nextAt()
    stage.isThere = setPresence(services, players, span, from)
    const due: { actor: Actor; deed: Deed }[] = []
    const idle: Actor[] = []
    while (due.length < LARGEST && queue.nextAt() <= Math.min(from + window, span.until)) {
      const actor = queue.pop()!
      const deed = takeDeed(actor)
      if (deed) due.push({ actor, deed })
      else idle.push(actor)
    }
    const heed = (actor: Actor, deed: Deed, card: Card): void => {
      actor.leadId = card.leadId
      if (look(actor, card.state)) plan(actor, respond(stage, actor, card.state, deed.at))
    }
    const worked = due.filter(({ deed }) => deed.mail === undefined)
    const works = worked.map(({ actor, deed }) => workOf(law, counter, actor, deed))
    owed.clear()
    const dones = await doBatch(floor, works, { moments: worked.map(({ deed }) => deed.at), newId })
    worked.forEach(({ actor, deed }, i) => {
      const { card, created } = dones[i]!
      if (created) told.leads++
      if (!card) return
      if (deed.capture) counter.became(deed.capture, card.leadId)
      actor.leadId = card.leadId
      for (const one of owed.get(card.leadId) ?? []) plan(actor, answerOwed(actor, one, site))
      heed(actor, deed, card)
    })
    for (const { actor, deed } of due) {
      if (deed.mail === undefined) continue
      if (actor.leadId === null) told.leads++
      const card = await takeMail(deed.mail, deed.at, actor.leadId)
      if (card) heed(actor, deed, card)
    }
    for (const actor of [...idle, ...due.map((one) => one.actor)])
      if (nextMoment(actor) <= span.until) queue.push(actor)
    told.works += due.length
    told.place = (from - span.from) / (span.until - span.from)
    tell(told)
  }
  await counter.close()
  await takeStrays(takeMail, span.until)
  return told
}

function calendarOf(law: Law, at: number): BusinessCalendar | null {
  return Object.values(law.at(at).calendars)[0] ?? null
}

function actorsOf(seed: number, leads: number, span: Span, calendar: BusinessCalendar | null): Actor[] {
  const all = [...contacts(seed, leads)]
  const wanted = Math.min(SCENE_SIZE, Math.floor(leads / 6))
  const able = all.filter(({ company, student }) => company && !student).slice(-wanted)
  const scene = wanted > 0 ? sceneOf(calendar, span.until, able) : []
  const standing = new Set(scene.map(({ contact }) => contact))
  const market = marketOf(span, createSeason(span))
  return all
    .filter((contact) => !standing.has(contact))
    .map((contact) => whoWrites(actorOf(contact, lifeOf(contact, market))))
    .concat(scene)
}

/** Of so many who fill in a form of the web site, one writes a mail instead. */
const WRITE = 40

function whoWrites(actor: Actor): Actor {
  const { contact, life, deeds } = actor
  const first = deeds.find(({ capture }) => capture === life.captures[0])
  if (first?.capture?.submission.source !== 'Website' || contact.index % WRITE !== 7) return actor
  first.mail = firstLetter(contact, first.at)
  delete first.capture
  return actor
}

function workOf(law: Law, counter: Counter, actor: Actor, { at, capture, decide }: Deed): Work {
  if (!capture) return { target: { leadId: actor.leadId! }, decide: decide! }
  const form = counter.workOf(actor.contact, capture)
  if (form) return form
  const { submission, touch } = capture
  const kept = { via: 'api', body: JSON.stringify({ ...submission, touch: touch.kind }) }
  const work = captureWork(law.at(at), companyId, { submission, touch, at: null, by: 'api:website' }, kept)
  if ('problems' in work)
    throw new Error(`the simulation sent a wrong form: ${JSON.stringify(work.problems)}`)
  return work
}
