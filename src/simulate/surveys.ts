import { v5 } from 'uuid'
import { createRandom, type Random } from '#simulate/random.rules.ts'
import { opinionOf, orderOf, REMEDIES } from '#simulate/opinions.rules.ts'
import { answerCard, openSurvey, proposeRemedy, rank, sheetOf, vote } from '#journey/survey/answer.actions.ts'
import { close } from '#journey/survey/result.actions.ts'
import { closeOverdue } from '#journey/survey/survey.store.ts'
import { createSurvey } from '#journey/survey/create.actions.ts'
import { loadCards } from '#journey/survey/answers.store.ts'
import { openRound, schedule } from '#journey/survey/rounds.actions.ts'
import { quarterBefore } from '#journey/survey/quarter.rules.ts'
import type { Floor } from '#journey/survey/create.actions.ts'
import type { Quarter } from '#journey/survey/quarter.rules.ts'
import type { Refusal } from '#work/card.ts'

const NAMESPACE = '8f1d2f0a-3a0b-4c1e-9a55-6a1b3c9d7e21'
const DAY = 24 * 3600_000
const ROUNDS = 4
const ASKED_PER_SIDE = 4

/**
 * What the demo company has asked itself: one closed survey, one closed poll, four quarters of double ratings that drift
 * apart, and one survey that is still open. Through the same actions as everybody's, deterministic by seed.
 */
export async function askAround(services: Floor, seed: number, until: number): Promise<void> {
  const random = createRandom(seed, 0x5a7)
  const at = (days: number): Floor => ({ ...services, now: () => until + days * DAY })
  const id = (name: string) => v5(`${seed} ${name}`, NAMESPACE)
  const people = askedOf(services)
  if (people.length < 2) return
  await askLeads(at, id('leads'), people, random)
  await askCauses(at, id('causes'), people, random)
  await rateQuarters(services, until, people, random)
  await askAgain(at, id('again'), people, random)
  await closeOverdue(services.db, until)
}

type At = (days: number) => Floor

/** Some of each side, in the order of their ids. */
function askedOf(services: Floor): string[] {
  const counts = new Map<string, number>()
  return [...services.people.values()]
    .filter(({ desk, role }) => !desk && role !== 'admin')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .filter(({ role }) => {
      const count = (counts.get(role ?? '') ?? 0) + 1
      counts.set(role ?? '', count)
      return count <= ASKED_PER_SIDE
    })
    .map(({ id }) => id)
}

async function askLeads(at: At, id: string, people: string[], random: Random): Promise<void> {
  const title = 'What do you call a lead?'
  const note = 'Before we sign the next agreement: what is a lead, for each of us? Ten minutes, blind.'
  const deadline = new Date(at(-34).now() + 14 * DAY).toISOString()
  const made = await createSurvey(
    at(-34),
    id,
    { kind: 'lead', title, note, people, cards: 36, deadline },
    'david.achterberg',
  )
  // a company too small to draw cards from has no survey either
  if ('refused' in made) return
  for (const person of people) await sortAll(at(-30), id, person, random)
  await rankAll(at(-30), id, people, random)
  await sure(close(at(-24), id, 'david.achterberg'))
}

async function askCauses(at: At, id: string, people: string[], random: Random): Promise<void> {
  const title = 'Why do leads die, and what would help?'
  const deadline = new Date(at(-20).now() + 10 * DAY).toISOString()
  const made = await createSurvey(at(-20), id, { kind: 'poll', title, people, deadline }, 'ines.marchetti')
  if ('refused' in made) return
  await rankAll(at(-18), id, people, random)
  const sides = await sidesOf(at(-18), id)
  for (const [n, { by, cause, text, liked }] of REMEDIES.entries()) {
    const author = people.find((person) => sides.get(person) === by) ?? people[0]!
    const { items } = (await openSurvey(at(-18), id))!.survey
    const known = items.some((item) => item.id === cause) ? cause : null
    const remedy = { id: v5(`${id} ${n}`, NAMESPACE), text, cause: known }
    await sure(proposeRemedy(at(-18), id, author, remedy))
    for (const person of people) {
      if (liked.includes(sides.get(person)!) && random.chance(0.75))
        await sure(vote(at(-17), id, person, remedy.id, true))
    }
  }
  await sure(close(at(-11), id, 'ines.marchetti'))
}

/** The definition is less and less shared: each quarter the sides judge a little more by their own lights. */
async function rateQuarters(services: Floor, until: number, people: string[], random: Random): Promise<void> {
  const order = { active: true, cards: 20, days: 21, people: people.slice(0, 10) }
  await schedule({ ...services, now: () => until }, order, 'david.achterberg')
  const quarters: Quarter[] = []
  for (let last = quarterBefore(until); quarters.length < ROUNDS; last = quarterBefore(last.from)) {
    quarters.unshift(last)
  }
  for (const [n, quarter] of quarters.entries()) {
    const floor = { ...services, now: () => quarter.until + DAY }
    const deadline = quarter.until + 21 * DAY
    const id = await openRound(floor, quarter, order.people, order.cards, deadline)
    if (id === null) continue
    for (const person of order.people) await sortAll(floor, id, person, random, 0.15 + 0.28 * n)
  }
}

/** Open: some have answered, some have begun, some have not looked yet. */
async function askAgain(at: At, id: string, people: string[], random: Random): Promise<void> {
  const title = 'Which of these should sales have called?'
  const note = 'Twenty leads of the last months. It shows us whether the new definition is understood alike.'
  const deadline = new Date(at(-3).now() + 14 * DAY).toISOString()
  const input = { kind: 'lead' as const, title, note, people, cards: 20, deadline }
  const made = await createSurvey(at(-3), id, input, 'ines.marchetti')
  if ('refused' in made) return
  for (const [n, person] of people.entries()) {
    if (n % 3 === 0) {
      await sortAll(at(-1), id, person, random)
      await rankAll(at(-1), id, [person], random)
    } else if (n % 3 === 1) await sortAll(at(-1), id, person, random, 1, 7)
  }
}

async function sortAll(
  floor: Floor,
  id: string,
  person: string,
  random: Random,
  apart = 1,
  most = Infinity,
): Promise<void> {
  const sheet = await sheetOf(floor, id, person)
  if ('refused' in sheet) throw new Error(sheet.detail)
  const signals = new Map((await loadCards(floor.db, id)).map(({ card, body }) => [card, body.signals]))
  const leaning = (random.next() - 0.5) * 0.8
  const { side } = sheet.survey.mine!
  const answers = sheet.cards.slice(0, most).map(({ card }) => ({
    card,
    answer: opinionOf(side, signals.get(card)!, leaning, random, apart),
  }))
  await Promise.all(answers.map(({ card, answer }) => sure(answerCard(floor, id, person, card, answer))))
}

async function rankAll(floor: Floor, id: string, people: string[], random: Random): Promise<void> {
  const { items } = (await openSurvey(floor, id))!.survey
  const sides = await sidesOf(floor, id)
  for (const person of people) {
    const order = orderOf(
      sides.get(person)!,
      items.map((item) => item.id),
      random,
    )
    await sure(rank(floor, id, person, { order, added: [] }))
  }
}

async function sidesOf(floor: Floor, id: string): Promise<Map<string, string>> {
  const { progress } = (await openSurvey(floor, id))!
  return new Map(progress.map(({ person, side }) => [person, side]))
}

async function sure(done: Promise<Refusal | null>): Promise<void> {
  const refusal = await done
  if (refusal) throw new Error(`the simulation was refused: ${refusal.detail}`)
}
