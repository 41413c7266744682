import { v5, v7 } from 'uuid'
import { askedOf } from './training.ts'
import { draftedWords } from './drafted.words.rules.ts'
import { draftText } from './draft.rules.ts'
import { endTraining, insertTraining, listTrainings, noteDraft, readTraining } from './scorecards.store.ts'
import { isInForce, summaryOf, viewOf, type Reading } from './views.rules.ts'
import { once, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { Asked } from './train.rules.ts'
import type { StoredTraining } from './scorecards.store.ts'
import type { Trainings, TrainingInput } from './contract.ts'

const NAMESPACE = 'c1c8f4a7-5a0e-4ee2-8a83-1f6d6b1f8a52'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NO_CARD: Refusal = { refused: 'not_found', detail: 'There is no such learned card.' }
const NO_RULES: Refusal = { refused: 'wrong_turn', detail: 'No card was learned that could be drafted.' }
const NOT_IN_PLACE: Refusal = {
  refused: 'wrong_turn',
  detail: 'The scoring rules of the agreement in force are laid out in a way that cannot be replaced.',
}
const MOST_LISTED = 50

export async function trainings(services: Services, request: Request): Promise<Answer> {
  const reading = readingOf(services, request)
  const stored = await listTrainings(services.db, MOST_LISTED)
  const enacted = stored.find(({ result }) => result !== null && isInForce(result, reading.rules))
  const body: Trainings = {
    items: stored.map((one) => summaryOf(one, reading)),
    next: null,
    inForce: enacted?.id ?? null,
  }
  return { status: 200, body }
}

function readingOf({ owner, law, now }: Services, { language }: Request): Reading {
  return { owner, rules: law.at(now()), language }
}

export async function oneTraining(services: Services, request: Request): Promise<Answer> {
  const one = await trainingOf(services, request)
  return one ? { status: 200, body: viewOf(one, readingOf(services, request)) } : refused(NO_CARD)
}

async function trainingOf({ db }: Services, { params }: Request) {
  return UUID.test(params.id ?? '') ? readTraining(db, params.id!) : null
}

/** Asks for a training; it goes on behind the answer, in another process. */
export function startTraining(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/scorecards', async () => {
    const key = request.headers.get('idempotency-key')
    const id = key === null ? v7() : v5(`${request.who.id} ${key}`, NAMESPACE)
    const given = request.body as TrainingInput
    const asked = askedOf(services, given as Partial<Asked>)
    await insertTraining(services.db, { id, asked, by: request.who.id, at: services.now() })
    return { status: 202, body: viewOf((await readTraining(services.db, id))!, readingOf(services, request)) }
  })
}

/** A training that is over stays as it is. */
export async function cancelTraining(services: Services, request: Request): Promise<Answer> {
  const one = await trainingOf(services, request)
  if (!one) return refused(NO_CARD)
  await endTraining(services.db, one.id, 'cancelled', services.now())
  return oneTraining(services, request)
}

/** What the room of the agreement does with drafts. */
export interface Drafts {
  createDraft: (services: Services, request: Request) => Promise<Answer>
  changeDraft: (services: Services, request: Request) => Promise<Answer>
}

/**
 * A draft of the agreement with the card's points as its scoring rules, to be compared, mended and signed as any other.
 * Refuses (`wrong_turn`) where no card was learned, and where the text cannot be changed in place.
 */
export function draftCard(drafts: Drafts): (services: Services, request: Request) => Promise<Answer> {
  return (services, request) =>
    once(services, request, `/api/scorecards/${request.params.id}/draft`, async () => {
      const one = await trainingOf(services, request)
      if (!one) return refused(NO_CARD)
      const proposal = one.result?.proposal
      if (!proposal) return refused(NO_RULES)
      const made = await drafts.createDraft(services, asking(request, {}, titleOf(one, request)))
      if (made.status !== 201) return made
      const { id, hash, text } = made.body as { id: string; hash: string; text: string }
      const learned = draftText(text, proposal, request.language)
      if (learned === null) return refused(NOT_IN_PLACE)
      const saved = await drafts.changeDraft(
        services,
        asking(request, { draft: id }, { from: hash, text: learned }),
      )
      if (saved.status !== 200) return saved
      await noteDraft(services.db, one.id, id)
      return { status: 201, body: saved.body }
    })
}

/** The same person asks for something else; the key of the request answers for all of it. */
function asking(request: Request, params: Request['params'], body: unknown): Request {
  return { ...request, params, body, headers: new Headers() }
}

function titleOf(one: StoredTraining, { language }: Request): { title: string } {
  return { title: draftedWords(language).title(new Date(one.startedAt).toISOString().slice(0, 10)) }
}
