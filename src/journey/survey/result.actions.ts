import { agreementsOf, cardsOf, definitionsOf, signalsByCard } from './result.rules.ts'
import { closeOverdue, markClosed } from './survey.store.ts'
import { draftText } from './draft.rules.ts'
import { isClosed, maySeeResult } from './status.rules.ts'
import { loadAllAnswers, loadCards, loadRankings } from './answers.store.ts'
import { loadRemedies } from './remedies.store.ts'
import { openSurvey } from './answer.actions.ts'
import { pointChanges } from './points.rules.ts'
import { rankingOf, remediesOf } from './ranking-result.rules.ts'
import { viewOf } from './view.rules.ts'
import type { FrozenCard } from './result.rules.ts'
import type { GivenAnswer } from './answers.rules.ts'
import type { Progress, Survey } from './status.rules.ts'
import type { Floor } from './create.actions.ts'
import type { PointChange } from './points.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { SurveyResult } from './contract.ts'

const NOT_FOUND: Refusal = { refused: 'not_found', detail: 'There is no such survey.' }
/** Between a draft and its first day: time to talk, to try it on the past, and to sign. */
const LEAD_TIME = 28 * 24 * 3600_000

export async function close(services: Floor, id: string, by: string): Promise<Refusal | null> {
  await closeOverdue(services.db, services.now())
  const opened = await openSurvey(services, id)
  if (!opened) return NOT_FOUND
  if (isClosed(opened.survey, services.now())) {
    return { refused: 'survey_closed', detail: 'The survey is closed already.' }
  }
  await markClosed(services.db, id, services.now(), by)
  return null
}

type Computed = Pick<SurveyResult, 'agreement' | 'definitions' | 'ranking' | 'remedies'> & {
  changes: PointChange[]
}

/** A closed survey never changes, and drawing its intervals takes tenths of a second. */
const computed = new Map<string, Computed>()
const KEPT = 50

interface Closed {
  survey: Survey
  progress: Progress[]
  cards: FrozenCard[]
  answers: GivenAnswer[]
  parts: Computed
}

/** Everything about a survey, from the moment on at which nobody can answer any more. */
async function closedSurvey(services: Floor, id: string): Promise<Closed | Refusal> {
  const opened = await openSurvey(services, id)
  if (!opened) return NOT_FOUND
  const refusal = maySeeResult(opened.survey, services.now())
  if (refusal) return refusal
  const [cards, answers] = await Promise.all([loadCards(services.db, id), loadAllAnswers(services.db, id)])
  const parts = computed.get(id) ?? (await computeParts(services, opened.survey, cards, answers))
  return { ...opened, cards, answers, parts }
}

async function computeParts(
  services: Floor,
  { id, items, version }: Survey,
  cards: readonly FrozenCard[],
  answers: readonly GivenAnswer[],
): Promise<Computed> {
  const rules = services.law.version(version)
  const [rankings, remedies] = await Promise.all([
    loadRankings(services.db, id),
    loadRemedies(services.db, id),
  ])
  const parts: Computed = {
    agreement: cards.length === 0 ? null : agreementsOf(answers, id),
    definitions: definitionsOf(rules, cards, answers),
    ranking: rankingOf(items, rankings, id),
    remedies: remediesOf(remedies),
    changes: pointChanges(rules, answers, signalsByCard(cards)),
  }
  if (computed.size >= KEPT) computed.delete(computed.keys().next().value!)
  computed.set(id, parts)
  return parts
}

export async function resultOf(services: Floor, id: string, person: string): Promise<SurveyResult | Refusal> {
  const closed = await closedSurvey(services, id)
  if ('refused' in closed) return closed
  const { survey, progress, cards, answers, parts } = closed
  const changes = parts.changes.map(({ kind: _, sides: __, ...change }) => change)
  return {
    survey: viewOf(services, survey, progress, person),
    agreement: parts.agreement,
    // not kept with the rest: the link to a lead goes when the lead is erased
    cards: cardsOf(cards, answers),
    definitions: parts.definitions,
    ranking: parts.ranking,
    remedies: parts.remedies,
    draft: survey.kind === 'poll' ? null : { changes },
  }
}

/**
 * The agreement that the cards were marked by, with the points that the answers speak for.
 * @returns its text, the title to file it under, and the version that it starts from
 */
export async function draftOf(
  services: Floor,
  id: string,
): Promise<{ title: string; text: string; basedOn: number } | Refusal> {
  const closed = await closedSurvey(services, id)
  if ('refused' in closed) return closed
  const { survey, progress, parts } = closed
  if (survey.kind === 'poll') {
    return { refused: 'not_found', detail: 'A poll asks about causes; no agreement can be drawn from it.' }
  }
  const stored = services.agreements.find(({ ruleset }) => ruleset.version === survey.version)!
  const text = draftText({
    text: stored.text,
    version: Math.max(...services.agreements.map(({ ruleset }) => ruleset.version)) + 1,
    effectiveFrom: day(services.now() + LEAD_TIME),
    survey: {
      title: survey.title,
      people: progress.filter(({ answered }) => answered > 0).length,
      cards: survey.cards,
      closedOn: day(survey.closedAt ?? survey.deadline),
      alpha: parts.agreement?.overall.alpha ?? null,
    },
    changes: parts.changes,
  })
  if (text === null) throw new Error(`the draft drawn from survey ${id} does not compile`)
  return { title: `From the survey “${survey.title}”`, text, basedOn: survey.version }
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}
