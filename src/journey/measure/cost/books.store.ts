import { readScores } from '#journey/measure/value/scores.store.ts'
import type { Queryable } from '#platform/database.ts'

/** One pass of a lead, with its stays in stages in order. Moments: epoch ms. */
export interface BookPass {
  pass: number
  began_at: number
  day: string
  campaign: string | null
  source: string | null
  groups: string[]
  level: string | null
  won_at: number | null
  won_day: string | null
  ended_at: number | null
  /** another pass came after it */
  followed: boolean
  amount: string | null
  currency: string | null
  stays: { stage: string; from: number }[]
}

/** Null: there is no such lead, or it has not been counted yet. */
export async function readBooks(
  db: Queryable,
  lead: string,
): Promise<{ passes: BookPass[]; scores: { at: number; total: number }[] } | null> {
  const [{ rows: known }, { rows: passes }, { rows: stays }, scores] = await Promise.all([
    db.query('select 1 from leads where workspace_no = 1 and lead_id = $1', [lead]),
    db.query<Omit<BookPass, 'stays'>>(
      `select pass, began_at, (began_at at time zone 'UTC')::date::text as day, campaign, source, groups, level, won_at,
           (won_at at time zone 'UTC')::date::text as won_day, ended_at,
           lead(pass) over (order by pass) is not null as followed,
           case when won_at is not null then amount end::text as amount, currency
         from passes where workspace_no = 1 and lead_id = $1 order by pass`,
      [lead],
    ),
    db.query<{ pass: number; stage: string; from: number }>(
      `select pass, stage, entered_at as from from passages where workspace_no = 1 and lead_id = $1 order by seq`,
      [lead],
    ),
    readScores(db, [lead]),
  ])
  if (known.length === 0) return null
  const own = (pass: number) => stays.filter((stay) => stay.pass === pass)
  return { passes: passes.map((pass) => ({ ...pass, stays: own(pass.pass) })), scores }
}
