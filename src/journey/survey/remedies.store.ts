import type { GivenRemedy } from './ranking-result.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** Remedies in the order in which they were proposed, with all votes: for the results of closed polls alone. */
export async function loadRemedies(db: Queryable, survey: string): Promise<GivenRemedy[]> {
  const { rows } = await db.query<GivenRemedy>(
    `select r.remedy_id as id, r.text, r.cause,
       coalesce((select json_agg(json_build_object('side', p.function) order by p.person_id)
          from survey_votes v join survey_people p using (workspace_no, survey_id, person_id)
         where v.workspace_no = 1 and v.survey_id = r.survey_id and v.remedy_id = r.remedy_id), '[]'::json) as votes
     from survey_remedies r where r.workspace_no = 1 and r.survey_id = $1 order by r.proposed_at, r.remedy_id`,
    [survey],
  )
  return rows
}

/** What one person may see of them: the texts, and their own. */
export async function loadRemediesFor(
  db: Queryable,
  survey: string,
  person: string,
): Promise<{ id: string; text: string; cause: string | null; mine: boolean; voted: boolean }[]> {
  const { rows } = await db.query<{
    id: string
    text: string
    cause: string | null
    mine: boolean
    voted: boolean
  }>(
    `select remedy_id as id, text, cause, person_id = $2 as mine,
       exists (select 1 from survey_votes v where v.workspace_no = 1 and v.survey_id = r.survey_id
         and v.remedy_id = r.remedy_id and v.person_id = $2) as voted
     from survey_remedies r where workspace_no = 1 and survey_id = $1 order by proposed_at, remedy_id`,
    [survey, person],
  )
  return rows
}

const IF_OPEN = `exists (select 1 from surveys where workspace_no = 1 and survey_id = $1
  and closed_at is null and deadline > to_timestamp($2 / 1000.0))`

/** @returns false when the survey was closed meanwhile */
export async function addRemedy(
  db: Queryable,
  survey: string,
  at: number,
  person: string,
  remedy: { id: string; text: string; cause: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into survey_remedies (workspace_no, survey_id, remedy_id, person_id, cause, text, proposed_at)
     select 1, $1, $4, $3, $5, $6, to_timestamp($2 / 1000.0) where ${IF_OPEN}
     on conflict (workspace_no, survey_id, remedy_id) do update set text = excluded.text`,
    [survey, at, person, remedy.id, remedy.cause, remedy.text],
  )
  return rowCount > 0
}

/** Takes one's own proposal back, with the votes for it. @returns false when there is no such proposal of theirs */
export async function withdrawRemedy(
  db: Queryable,
  survey: string,
  at: number,
  person: string,
  remedy: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with gone as (delete from survey_remedies where workspace_no = 1 and survey_id = $1 and remedy_id = $4
         and person_id = $3 and ${IF_OPEN} returning remedy_id),
       votes as (delete from survey_votes where workspace_no = 1 and survey_id = $1
         and remedy_id in (select remedy_id from gone))
     select remedy_id from gone`,
    [survey, at, person, remedy],
  )
  return rowCount > 0
}

/** @returns false when there is no such proposal, or the survey was closed meanwhile */
export async function saveVote(
  db: Queryable,
  survey: string,
  at: number,
  person: string,
  remedy: string,
  votes: boolean,
): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(
    `with r as (select remedy_id from survey_remedies where workspace_no = 1 and survey_id = $1 and remedy_id = $4
         and ${IF_OPEN}),
       put as (insert into survey_votes (workspace_no, survey_id, remedy_id, person_id, voted_at)
         select 1, $1, remedy_id, $3, to_timestamp($2 / 1000.0) from r where $5::boolean on conflict do nothing),
       taken as (delete from survey_votes where workspace_no = 1 and survey_id = $1 and person_id = $3
         and remedy_id in (select remedy_id from r) and not $5::boolean)
     select exists (select 1 from r) as there`,
    [survey, at, person, remedy, votes],
  )
  return rows[0]!.there
}
