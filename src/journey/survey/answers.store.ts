import type { AnswerWord, GivenAnswer } from './answers.rules.ts'
import type { FrozenCard } from './result.rules.ts'
import type { GivenRanking } from './ranking-result.rules.ts'
import type { Queryable } from '#platform/database.ts'

export async function loadCards(db: Queryable, survey: string): Promise<FrozenCard[]> {
  const { rows } = await db.query<FrozenCard>(
    `select card_no as card, lead_id as "leadId", body from survey_cards
      where workspace_no = 1 and survey_id = $1 order by card_no`,
    [survey],
  )
  return rows
}

export async function loadAnswersOf(
  db: Queryable,
  survey: string,
  person: string,
): Promise<Map<number, AnswerWord>> {
  const { rows } = await db.query<{ card: number; answer: AnswerWord }>(
    `select card_no as card, answer from survey_answers
      where workspace_no = 1 and survey_id = $1 and person_id = $2`,
    [survey, person],
  )
  return new Map(rows.map(({ card, answer }) => [card, answer]))
}

/** Everybody's answers with the side that each answered for. For the results of closed surveys alone. */
export async function loadAllAnswers(db: Queryable, survey: string): Promise<GivenAnswer[]> {
  const { rows } = await db.query<GivenAnswer>(
    `select a.person_id as person, p.function as side, a.card_no as card, a.answer
       from survey_answers a join survey_people p using (workspace_no, survey_id, person_id)
      where a.workspace_no = 1 and a.survey_id = $1 order by a.card_no, a.person_id`,
    [survey],
  )
  return rows
}

/** Rankings by person. For one's own sheet, or for the results of closed surveys. */
export async function loadRankings(
  db: Queryable,
  survey: string,
  person: string | null = null,
): Promise<GivenRanking[]> {
  const { rows } = await db.query<GivenRanking>(
    `select person_id as person, function as side, ranking as order, added from survey_people
      where workspace_no = 1 and survey_id = $1 and ranking is not null and ($2::text is null or person_id = $2)
      order by person_id`,
    [survey, person],
  )
  return rows
}

// Each write asks again whether the survey is open: it may have been closed since the handler looked.
const IF_OPEN = `exists (select 1 from surveys where workspace_no = 1 and survey_id = $1
  and closed_at is null and deadline > to_timestamp($2 / 1000.0))`

/** @returns false when the survey was closed meanwhile */
export async function saveAnswer(
  db: Queryable,
  survey: string,
  at: number,
  person: string,
  card: number,
  answer: AnswerWord | null,
): Promise<boolean> {
  const { rows } = await db.query<{ open: boolean }>(
    answer === null
      ? `with gone as (delete from survey_answers where workspace_no = 1 and survey_id = $1 and person_id = $3
           and card_no = $4 and $5::text is null and ${IF_OPEN}) select ${IF_OPEN} as open`
      : `with kept as (
           insert into survey_answers (workspace_no, survey_id, person_id, card_no, answer, answered_at)
           select 1, $1, $3, $4, $5, to_timestamp($2 / 1000.0) where ${IF_OPEN}
           on conflict (workspace_no, survey_id, person_id, card_no)
             do update set answer = excluded.answer, answered_at = excluded.answered_at)
         select ${IF_OPEN} as open`,
    [survey, at, person, card, answer],
  )
  return rows[0]!.open
}

/** @returns false when the survey was closed meanwhile */
export async function saveRanking(
  db: Queryable,
  survey: string,
  at: number,
  person: string,
  order: string[],
  added: object[],
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update survey_people set ranking = $4, added = $5, ranked_at = to_timestamp($2 / 1000.0)
      where workspace_no = 1 and survey_id = $1 and person_id = $3 and ${IF_OPEN}`,
    [survey, at, person, JSON.stringify(order), JSON.stringify(added)],
  )
  return rowCount > 0
}
