import type { Queryable } from '#platform/database.ts'

/** Rows of passes that a test wrote by itself are told of, as the refresher tells of its own. */
export async function turnWeeks(db: Queryable): Promise<void> {
  await db.query(
    `insert into grain_weeks select workspace_no, floor(extract(epoch from began_at) / 604800)::int4, 1 from passes group by 1, 2
     on conflict (workspace_no, week) do update set version = grain_weeks.version + 1`,
  )
}
