import { v5, v7 } from 'uuid'
import { answerCard, openSurvey, proposeRemedy, rank, sheetOf, vote, withdraw } from './answer.actions.ts'
import { choices, createSurvey } from './create.actions.ts'
import { close, draftOf, resultOf } from './result.actions.ts'
import { loadProgress, loadSurveys } from './survey.store.ts'
import { ratings, schedule } from './rounds.actions.ts'
import { spokenSurvey } from './spoken.rules.ts'
import { viewOf } from './view.rules.ts'
import { once, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { AnswerWord } from './answers.rules.ts'
import type { RankingInput, ScheduleInput, SurveyInput } from './contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const NAMESPACE = '1d8f8a8b-7d0e-4a54-8f57-4be6a0a4c9f3'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NOT_FOUND: Refusal = { refused: 'not_found', detail: 'There is no such survey.' }

export async function listSurveys(services: Services, { who, language }: Request): Promise<Answer> {
  const surveys = await loadSurveys(services.db)
  const progress = await loadProgress(
    services.db,
    surveys.map(({ id }) => id),
  )
  const items = surveys.map((survey) => viewOf(services, survey, progress.get(survey.id)!, who.id))
  return { status: 200, body: spokenSurvey({ items, next: null }, language) }
}

export async function showChoices(services: Services, { language }: Request): Promise<Answer> {
  return { status: 200, body: spokenSurvey(choices(services), language) }
}

export async function create(services: Services, request: Request): Promise<Answer> {
  const key = request.headers.get('idempotency-key')
  // named after the key, so that a repeat after a crash finds the survey that was made
  const id = key === null ? v7() : v5(key, NAMESPACE)
  return once(services, request, '/api/surveys', async () => {
    const made = await createSurvey(services, id, request.body as SurveyInput, request.who.id)
    if ('refused' in made) return refused(made)
    return { ...(await show(services, id, request)), status: 201 }
  })
}

export async function showSurvey(services: Services, request: Request): Promise<Answer> {
  return withSurvey(request, (id) => show(services, id, request))
}

async function show(services: Services, id: string, { who, language }: Request): Promise<Answer> {
  const opened = await openSurvey(services, id)
  if (!opened) return refused(NOT_FOUND)
  return {
    status: 200,
    body: spokenSurvey(viewOf(services, opened.survey, opened.progress, who.id), language),
  }
}

export async function sheet(services: Services, request: Request): Promise<Answer> {
  return withSurvey(request, async (id) => body(await sheetOf(services, id, request.who.id), request))
}

export async function answer(services: Services, request: Request): Promise<Answer> {
  const { card, answer: word } = request.body as { card: number; answer: AnswerWord | null }
  return act(services, request, 'answers', (id) => answerCard(services, id, request.who.id, card, word))
}

export async function saveOrder(services: Services, request: Request): Promise<Answer> {
  const input = request.body as RankingInput
  return act(services, request, 'ranking', (id) => rank(services, id, request.who.id, input))
}

export async function propose(services: Services, request: Request): Promise<Answer> {
  const { text, cause } = request.body as { text: string; cause?: string }
  const key = request.headers.get('idempotency-key')
  const remedy = { id: key === null ? v7() : v5(key, NAMESPACE), text, cause: cause ?? null }
  return act(services, request, 'remedies', (id) => proposeRemedy(services, id, request.who.id, remedy))
}

export async function takeBack(services: Services, request: Request): Promise<Answer> {
  const { remedy } = request.body as { remedy: string }
  return act(services, request, 'remedies/withdraw', (id) => withdraw(services, id, request.who.id, remedy))
}

export async function voteFor(services: Services, request: Request): Promise<Answer> {
  const given = request.body as { remedy: string; for: boolean }
  return act(services, request, 'votes', (id) => vote(services, id, request.who.id, given.remedy, given.for))
}

export async function closeSurvey(services: Services, request: Request): Promise<Answer> {
  return act(services, request, 'close', (id) => close(services, id, request.who.id))
}

export async function result(services: Services, request: Request): Promise<Answer> {
  return withSurvey(request, async (id) => body(await resultOf(services, id, request.who.id), request))
}

export async function draftYaml(services: Services, request: Request): Promise<Answer> {
  return withSurvey(request, async (id) => {
    const draft = await draftOf(services, id)
    if ('refused' in draft) return refused(draft)
    const headers = {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': 'attachment; filename="agreement-draft.yaml"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    }
    return { status: 200, stream: draft.text, headers }
  })
}

export async function showRatings(services: Services, request: Request): Promise<Answer> {
  return body(await ratings(services, request.who.id), request)
}

export async function setSchedule(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/ratings', async () => {
    const refusal = await schedule(services, request.body as ScheduleInput, request.who.id)
    return refusal ? refused(refusal) : showRatings(services, request)
  })
}

/** Does it once per Idempotency-Key and answers the survey as it stands after it. */
async function act(
  services: Services,
  request: Request,
  name: string,
  work: (id: string) => Promise<Refusal | null>,
): Promise<Answer> {
  return withSurvey(request, (id) =>
    once(services, request, `/api/surveys/${id}/${name}`, async () => {
      const refusal = await work(id)
      return refusal ? refused(refusal) : show(services, id, request)
    }),
  )
}

async function withSurvey(request: Request, handle: (id: string) => Promise<Answer>): Promise<Answer> {
  const id = request.params.id!
  return UUID.test(id) ? handle(id.toLowerCase()) : refused(NOT_FOUND)
}

function body(found: object | Refusal, { language }: Request): Answer {
  return 'refused' in found ? refused(found as Refusal) : { status: 200, body: spokenSurvey(found, language) }
}

/** α between the functions in each quarter's closed double rating: evidence for the agreement's review. */
export async function quarters(
  services: Services,
): Promise<{ quarter: string; alpha: number | null; low: number | null; high: number | null }[]> {
  const { quarters: all } = await ratings(services, '')
  return all
    .filter(({ status }) => status === 'closed')
    .map(({ quarter, between }) => ({
      quarter,
      alpha: between?.alpha ?? null,
      low: between?.interval?.low ?? null,
      high: between?.interval?.high ?? null,
    }))
}
