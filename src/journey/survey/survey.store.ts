import type { Progress, Survey } from './status.rules.ts'
import type { Queryable } from '#platform/database.ts'

const COLUMNS = `survey_id as id, kind, title, note, items, version, quarter, created_by as "createdBy",
  created_at as "createdAt", deadline, closed_at as "closedAt", closed_by as "closedBy",
  (select count(*)::int4 from survey_cards c where c.workspace_no = 1 and c.survey_id = s.survey_id) as cards`

/** Newest first. */
export async function loadSurveys(db: Queryable): Promise<Survey[]> {
  const { rows } = await db.query<Survey>(
    `select ${COLUMNS} from surveys s where workspace_no = 1 order by created_at desc, survey_id limit 500`,
  )
  return rows
}

export async function loadSurvey(db: Queryable, id: string): Promise<Survey | null> {
  const { rows } = await db.query<Survey>(
    `select ${COLUMNS} from surveys s where workspace_no = 1 and survey_id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** How far everybody who was invited has come; of the given surveys, by survey. */
export async function loadProgress(
  db: Queryable,
  surveys: readonly string[],
): Promise<Map<string, Progress[]>> {
  const { rows } = await db.query<Progress & { survey: string }>(
    `select p.survey_id as survey, p.person_id as person, p.function as side, p.ranking is not null as ranked,
       (select count(*)::int4 from survey_answers a
         where a.workspace_no = 1 and a.survey_id = p.survey_id and a.person_id = p.person_id) as answered
     from survey_people p where p.workspace_no = 1 and p.survey_id = any($1::uuid[]) order by p.person_id`,
    [surveys],
  )
  const found = new Map<string, Progress[]>(surveys.map((id) => [id, []]))
  for (const { survey, ...progress } of rows) found.get(survey)!.push(progress)
  return found
}

export interface NewSurvey {
  id: string
  kind: Survey['kind']
  title: string
  note: string | null
  items: Survey['items']
  version: number
  quarter: string | null
  createdBy: string
  createdAt: number
  deadline: number
  people: { id: string; side: string }[]
  cards: { leadId: string; body: object }[]
}

/**
 * One transaction.
 * @returns false when it is there already: the same id, or another round of the same quarter
 */
export async function insertSurvey(db: Queryable, survey: NewSurvey): Promise<boolean> {
  const { rowCount } = await db.query(
    `with made as (
       insert into surveys (workspace_no, survey_id, kind, title, note, items, version, quarter, created_by, created_at, deadline)
       values (1, $1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9 / 1000.0), to_timestamp($10 / 1000.0))
       on conflict do nothing returning survey_id),
     invited as (
       insert into survey_people (workspace_no, survey_id, person_id, function)
       select 1, made.survey_id, u.person, u.side from made, unnest($11::text[], $12::text[]) as u(person, side)),
     drawn as (
       insert into survey_cards (workspace_no, survey_id, card_no, lead_id, body)
       select 1, made.survey_id, u.no, u.lead, u.body
         from made, unnest($13::uuid[], $14::json[]) with ordinality as u(lead, body, no))
     select survey_id from made`,
    [
      survey.id,
      survey.kind,
      survey.title,
      survey.note,
      JSON.stringify(survey.items),
      survey.version,
      survey.quarter,
      survey.createdBy,
      survey.createdAt,
      survey.deadline,
      survey.people.map(({ id }) => id),
      survey.people.map(({ side }) => side),
      survey.cards.map(({ leadId }) => leadId),
      survey.cards.map(({ body }) => JSON.stringify(body)),
    ],
  )
  return rowCount > 0
}

/** Closes it once; a second closing changes nothing. */
export async function markClosed(db: Queryable, id: string, at: number, by: string): Promise<void> {
  await db.query(
    `update surveys set closed_at = to_timestamp($2 / 1000.0), closed_by = $3
      where workspace_no = 1 and survey_id = $1 and closed_at is null`,
    [id, at, by],
  )
}

/** Writes down what the deadline has closed. */
export async function closeOverdue(db: Queryable, now: number): Promise<number> {
  const { rowCount } = await db.query(
    `update surveys set closed_at = deadline, closed_by = 'deadline'
      where workspace_no = 1 and closed_at is null and deadline <= to_timestamp($1 / 1000.0)`,
    [now],
  )
  return rowCount
}
