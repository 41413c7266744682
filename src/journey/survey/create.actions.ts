import { causesOf, criteriaOf } from './items.rules.ts'
import { drawCards } from './draw.actions.ts'
import { inOrderOfSides, sideLabel, sideOf } from './functions.rules.ts'
import { grouped } from './group.rules.ts'
import { spanOfLeads } from './draw.store.ts'
import { insertSurvey } from './survey.store.ts'
import { seeded, shuffled } from './random.rules.ts'
import type { Choices, SurveyInput } from './contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const DEFAULT_CARDS = 40
const FEWEST_CARDS = 5
const DAY = 24 * 3600_000
const LONGEST_DAYS = 366

export type Floor = Pick<Services, 'db' | 'law' | 'people' | 'now' | 'owner' | 'agreements'>

/** Who can be invited, and what can be asked. */
export function choices(services: Floor): Choices {
  const rules = services.law.at(services.now())
  const invitable = [...services.people.values()].flatMap((person) => {
    const side = sideOf({ role: person.role ?? null, desk: person.desk })
    return side === null ? [] : [{ id: person.id, name: person.name, side }]
  })
  const sides = inOrderOfSides([...grouped(invitable, ({ side }) => side)], ([side]) => side)
  return {
    people: sides.map(([side, own]) => ({
      side,
      label: sideLabel(side),
      people: own.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    })),
    criteria: criteriaOf(rules),
    causes: causesOf(rules),
  }
}

/**
 * Makes a survey and freezes all that it asks: who is invited for which side, the cards, and what is ranked.
 * @param id decides which cards are drawn; the same id makes the survey once
 */
export async function createSurvey(
  services: Floor,
  id: string,
  input: SurveyInput,
  by: string,
): Promise<{ id: string } | Refusal> {
  const { db, now } = services
  const rules = services.law.at(now())
  const people = invited(services, input.people)
  if ('refused' in people) return people
  const deadline = Date.parse(input.deadline)
  const wrongDate = checkDeadline(deadline, now())
  if (wrongDate) return wrongDate
  const offered = input.kind === 'poll' ? causesOf(rules) : criteriaOf(rules)
  const ids = input.items ?? offered.filter(({ proposed }) => proposed).map((item) => item.id)
  const unknown = ids.filter((item) => !offered.some((one) => one.id === item))
  if (unknown.length > 0) return wrong('items', `there is no ${unknown.join(', ')}`)
  const items = offered
    .filter((item) => ids.includes(item.id))
    .map(({ id, label, kind, measure }) => ({ id, label, kind, measure }))
  const wanted = input.kind === 'poll' ? 0 : (input.cards ?? DEFAULT_CARDS)
  const span = await spanOfLeads(db)
  const until = Math.min(span?.until ?? 0, now())
  const cards = wanted > 0 && span ? await drawCards(db, rules, wanted, id, { ...span, until }) : []
  if (wanted > 0 && cards.length < FEWEST_CARDS) {
    return wrong(
      'cards',
      `only ${cards.length} leads differ enough to be sorted; there must be ${FEWEST_CARDS}`,
    )
  }
  await insertSurvey(db, {
    id,
    kind: input.kind,
    title: input.title,
    note: input.note ?? null,
    items,
    version: rules.version,
    quarter: null,
    createdBy: by,
    createdAt: now(),
    deadline,
    people,
    cards: shuffled(cards, seeded(`${id} numbers`)),
  })
  return { id }
}

export function invited(
  services: Floor,
  ids: readonly string[],
): { id: string; side: NonNullable<ReturnType<typeof sideOf>> }[] | Refusal {
  const unknown: string[] = []
  const people = [...new Set(ids)].flatMap((id) => {
    const person = services.people.get(id)
    const side = person ? sideOf({ role: person.role ?? null, desk: person.desk }) : null
    if (side !== null) return [{ id, side }]
    unknown.push(id)
    return []
  })
  if (unknown.length > 0) {
    const message = `there is no person ${unknown.join(', ')}`
    return { refused: 'unknown_person', detail: message, errors: [{ field: 'people', message }] }
  }
  return people.length < 2 ? wrong('people', 'names the same person twice; invite at least two') : people
}

function checkDeadline(deadline: number, now: number): Refusal | null {
  if (!(deadline > now)) return wrong('deadline', 'has passed')
  if (deadline > now + LONGEST_DAYS * DAY) return wrong('deadline', 'is more than a year away')
  return null
}

export function wrong(field: string, message: string): Refusal {
  return { refused: 'invalid', detail: `${field} ${message}`, errors: [{ field, message }] }
}
