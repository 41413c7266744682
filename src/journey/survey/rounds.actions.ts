import { v5 } from 'uuid'
import { drawCards } from './draw.actions.ts'
import { hasRound, loadSchedule, saveSchedule } from './schedule.store.ts'
import { insertSurvey, loadSurveys } from './survey.store.ts'
import { invited, wrong } from './create.actions.ts'
import { isClosed } from './status.rules.ts'
import { quarterAt, quarterBefore } from './quarter.rules.ts'
import { resultOf } from './result.actions.ts'
import { seeded, shuffled } from './random.rules.ts'
import type { Floor } from './create.actions.ts'
import type { Quarter } from './quarter.rules.ts'
import type { RatingsView, ScheduleInput } from './contract.ts'
import type { Refusal } from '#work/card.ts'

const NAMESPACE = '5f0d6d0e-0a53-4c3e-9a3c-2f3b3f2a7c11'
const FEWEST_CARDS = 5
const DAY = 24 * 3600_000
const SHOWN = 12

/** Sets the standing order. Blind double rating needs two functions, or nothing is learned about what they share. */
export async function schedule(services: Floor, input: ScheduleInput, by: string): Promise<Refusal | null> {
  const people = invited(services, input.people)
  if ('refused' in people) return people
  if (new Set(people.map(({ side }) => side)).size < 2) {
    return wrong('people', 'are all of one function; the rating compares two or more')
  }
  const order = { ...input, people: people.map(({ id }) => id) }
  await saveSchedule(services.db, order, by, services.now())
  return null
}

/**
 * Opens the round of the quarter that has ended, once: fresh leads captured in it, for everybody on the standing order who
 * is still there. A quarter with too few leads is left out.
 * @returns whether a round was opened
 */
export async function openDueRound(services: Floor): Promise<boolean> {
  const order = await loadSchedule(services.db)
  if (!order?.active) return false
  const quarter = quarterBefore(services.now())
  if (await hasRound(services.db, quarter.name)) return false
  const present = order.people.filter((id) => services.people.has(id))
  const deadline = services.now() + order.days * DAY
  return (await openRound(services, quarter, present, order.cards, deadline)) !== null
}

/** @returns the round's id; null when there is one already, or too few people or leads */
export async function openRound(
  services: Floor,
  quarter: Quarter,
  ids: readonly string[],
  wanted: number,
  deadline: number,
): Promise<string | null> {
  const people = invited(services, ids)
  if ('refused' in people) return null
  const id = v5(quarter.name, NAMESPACE)
  const rules = services.law.at(services.now())
  const cards = await drawCards(services.db, rules, wanted, id, quarter)
  if (cards.length < FEWEST_CARDS) return null
  const made = await insertSurvey(services.db, {
    id,
    kind: 'rating',
    title: `Is it a lead? Double rating of ${quarter.name.replace('-', ' ')}`,
    note: null,
    items: [],
    version: rules.version,
    quarter: quarter.name,
    createdBy: 'schedule',
    createdAt: services.now(),
    deadline,
    people,
    cards: shuffled(cards, seeded(`${id} numbers`)),
  })
  return made ? id : null
}

/** The standing order, and α of every quarter so far, oldest first. */
export async function ratings(services: Floor, person: string): Promise<RatingsView> {
  const order = await loadSchedule(services.db)
  const rounds = (await loadSurveys(services.db))
    .filter(({ quarter }) => quarter !== null)
    .sort((a, b) => (a.quarter! < b.quarter! ? -1 : 1))
    .slice(-SHOWN)
  const quarters: RatingsView['quarters'] = []
  for (const round of rounds) {
    const closed = isClosed(round, services.now())
    const result = closed ? await resultOf(services, round.id, person) : null
    const found = result && 'agreement' in result ? result.agreement : null
    quarters.push({
      quarter: round.quarter!,
      surveyId: round.id,
      status: closed ? 'closed' : 'open',
      overall: found?.overall ?? null,
      between: found?.between ?? null,
    })
  }
  return {
    schedule: order && {
      active: order.active,
      cards: order.cards,
      days: order.days,
      people: order.people.map((id) => ({ id, name: services.owner(id) })),
    },
    nextOpens: new Date(quarterAt(services.now()).until).toISOString(),
    quarters,
  }
}
