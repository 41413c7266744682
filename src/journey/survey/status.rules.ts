import type { Refusal } from '#work/card.ts'

export type SurveyKind = 'lead' | 'rating' | 'poll'

/** What is asked, frozen when the survey is made. */
export interface Survey {
  id: string
  kind: SurveyKind
  title: string
  note: string | null
  items: { id: string; label: string; kind: 'field' | 'behaviour' | 'cause'; measure: string | null }[]
  version: number
  quarter: string | null
  createdBy: string
  createdAt: number
  deadline: number
  closedAt: number | null
  closedBy: string | null
  cards: number
}

/** How far one person has come. */
export interface Progress {
  person: string
  side: string
  answered: number
  ranked: boolean
}

/** The deadline closes a survey by itself, whether or not the server was there to note it. */
export function isClosed(survey: Survey, now: number): boolean {
  return survey.closedAt !== null || survey.deadline <= now
}

export function isFinished(survey: Survey, { answered, ranked }: Progress): boolean {
  return answered >= survey.cards && (survey.items.length === 0 || ranked)
}

/** Why this person cannot answer now; null when they can. */
export function mayAnswer(survey: Survey, mine: Progress | undefined, now: number): Refusal | null {
  if (!mine) {
    return { refused: 'not_invited', detail: 'You were not invited to this survey, so you cannot answer it.' }
  }
  if (isClosed(survey, now)) {
    return { refused: 'survey_closed', detail: 'This survey is closed. Your answers count as they stand.' }
  }
  return null
}

/** Why there is no result yet. Not even its author sees sums: they would tell how the latest answer went. */
export function maySeeResult(survey: Survey, now: number): Refusal | null {
  if (isClosed(survey, now)) return null
  return {
    refused: 'survey_open',
    detail: 'Answers stay hidden, from everybody, until the survey is closed.',
  }
}

/** A ranking holds everything that is asked, and what the person added, each once. */
export function checkRanking(
  items: readonly { id: string }[],
  order: readonly string[],
  added: readonly { id: string }[],
): Refusal | null {
  const wanted = [...items, ...added].map(({ id }) => id)
  const given = new Set(order)
  const missing = wanted.filter((id) => !given.has(id))
  const unknown = order.filter((id) => !wanted.includes(id))
  if (missing.length === 0 && unknown.length === 0 && given.size === order.length) return null
  const why =
    missing.length > 0
      ? `misses ${missing.join(', ')}`
      : unknown.length > 0
        ? `holds ${unknown.join(', ')}, which was not asked`
        : 'holds something twice'
  return {
    refused: 'incomplete_ranking',
    detail: `The order ${why}.`,
    errors: [{ field: 'order', message: why }],
  }
}
