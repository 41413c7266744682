import { loadAnswersOf, loadCards, loadRankings, saveAnswer, saveRanking } from './answers.store.ts'
import { addRemedy, loadRemediesFor, saveVote, withdrawRemedy } from './remedies.store.ts'
import { checkRanking, mayAnswer } from './status.rules.ts'
import { loadProgress, loadSurvey } from './survey.store.ts'
import { seeded, shuffled } from './random.rules.ts'
import { viewOf } from './view.rules.ts'
import { wrong } from './create.actions.ts'
import type { AnswerWord } from './answers.rules.ts'
import type { Floor } from './create.actions.ts'
import type { Progress, Survey } from './status.rules.ts'
import type { RankingInput, Sheet } from './contract.ts'
import type { Refusal } from '#work/card.ts'

const NOT_FOUND: Refusal = { refused: 'not_found', detail: 'There is no such survey.' }
const CLOSED: Refusal = { refused: 'survey_closed', detail: 'The survey was closed just now.' }

interface Opened {
  survey: Survey
  progress: Progress[]
}

export async function openSurvey(services: Floor, id: string): Promise<Opened | null> {
  const survey = await loadSurvey(services.db, id)
  if (!survey) return null
  return { survey, progress: (await loadProgress(services.db, [id])).get(id)! }
}

async function toAnswer(services: Floor, id: string, person: string): Promise<Opened | Refusal> {
  const opened = await openSurvey(services, id)
  if (!opened) return NOT_FOUND
  const mine = opened.progress.find((one) => one.person === person)
  return mayAnswer(opened.survey, mine, services.now()) ?? opened
}

/** One's own sheet: the cards in an order of one's own, what one answered so far, and nothing of anybody else. */
export async function sheetOf(services: Floor, id: string, person: string): Promise<Sheet | Refusal> {
  const opened = await openSurvey(services, id)
  if (!opened) return NOT_FOUND
  const { survey, progress } = opened
  const mine = progress.find((one) => one.person === person)
  const refusal = mayAnswer(survey, mine, services.now())
  // what one answered may be read for as long as the survey is there
  if (refusal?.refused === 'not_invited') return refusal
  const [cards, answers, rankings, remedies] = await Promise.all([
    loadCards(services.db, id),
    loadAnswersOf(services.db, id, person),
    loadRankings(services.db, id, person),
    loadRemediesFor(services.db, id, person),
  ])
  const own = shuffled(cards, seeded(`${id} ${person}`))
  return {
    survey: viewOf(services, survey, progress, person),
    alone: progress.filter(({ side }) => side === mine!.side).length === 1,
    cards: own.map(({ card, body }) => ({
      card,
      fields: body.fields,
      did: body.did,
      answer: answers.get(card) ?? null,
    })),
    items: shuffled(survey.items, seeded(`${id} ${person} items`)),
    order: rankings[0]?.order ?? null,
    added: rankings[0]?.added ?? [],
    remedies: shuffled(remedies, seeded(`${id} ${person} remedies`)),
  }
}

/** @returns null when it was taken down */
export async function answerCard(
  services: Floor,
  id: string,
  person: string,
  card: number,
  answer: AnswerWord | null,
): Promise<Refusal | null> {
  const opened = await toAnswer(services, id, person)
  if ('refused' in opened) return opened
  if (card < 1 || card > opened.survey.cards) {
    const message = `there is no card ${card}`
    return { refused: 'unknown_card', detail: message, errors: [{ field: 'card', message }] }
  }
  return (await saveAnswer(services.db, id, services.now(), person, card, answer)) ? null : CLOSED
}

export async function rank(
  services: Floor,
  id: string,
  person: string,
  { order, added }: RankingInput,
): Promise<Refusal | null> {
  const opened = await toAnswer(services, id, person)
  if ('refused' in opened) return opened
  const { items, kind } = opened.survey
  if (items.length === 0) return wrong('order', 'is not asked for here')
  if (kind === 'poll' && added.length > 0) return wrong('added', 'causes are fixed; propose a remedy instead')
  if (added.some((one) => !one.id.startsWith('own:'))) return wrong('added', 'ids must begin with "own:"')
  const refusal = checkRanking(items, order, added)
  if (refusal) return refusal
  return (await saveRanking(services.db, id, services.now(), person, order, added)) ? null : CLOSED
}

export async function proposeRemedy(
  services: Floor,
  id: string,
  person: string,
  remedy: { id: string; text: string; cause: string | null },
): Promise<Refusal | null> {
  const opened = await toAnswer(services, id, person)
  if ('refused' in opened) return opened
  if (opened.survey.kind !== 'poll') return wrong('text', 'remedies belong to a poll')
  if (remedy.cause !== null && !opened.survey.items.some((item) => item.id === remedy.cause)) {
    return wrong('cause', 'is not one of this poll')
  }
  return (await addRemedy(services.db, id, services.now(), person, remedy)) ? null : CLOSED
}

const NO_REMEDY: Refusal = { refused: 'not_found', detail: 'There is no such remedy of yours.' }

export async function withdraw(
  services: Floor,
  id: string,
  person: string,
  remedy: string,
): Promise<Refusal | null> {
  const opened = await toAnswer(services, id, person)
  if ('refused' in opened) return opened
  return (await withdrawRemedy(services.db, id, services.now(), person, remedy)) ? null : NO_REMEDY
}

export async function vote(
  services: Floor,
  id: string,
  person: string,
  remedy: string,
  votes: boolean,
): Promise<Refusal | null> {
  const opened = await toAnswer(services, id, person)
  if ('refused' in opened) return opened
  const there = await saveVote(services.db, id, services.now(), person, remedy, votes)
  return there ? null : { refused: 'not_found', detail: 'There is no such remedy.' }
}
