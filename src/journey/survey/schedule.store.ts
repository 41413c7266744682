import type { Queryable } from '#platform/database.ts'

export interface Schedule {
  active: boolean
  cards: number
  days: number
  people: string[]
}

export async function loadSchedule(db: Queryable): Promise<Schedule | null> {
  const { rows } = await db.query<Schedule>(
    'select active, cards, days, people from survey_schedule where workspace_no = 1',
  )
  return rows[0] ?? null
}

export async function saveSchedule(db: Queryable, schedule: Schedule, by: string, at: number): Promise<void> {
  await db.query(
    `insert into survey_schedule (workspace_no, active, cards, days, people, changed_by, changed_at)
     values (1, $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))
     on conflict (workspace_no) do update set active = excluded.active, cards = excluded.cards, days = excluded.days,
       people = excluded.people, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [schedule.active, schedule.cards, schedule.days, schedule.people, by, at],
  )
}

/** Is there a round of this quarter already? */
export async function hasRound(db: Queryable, quarter: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from surveys where workspace_no = 1 and quarter = $1', [
    quarter,
  ])
  return rowCount > 0
}
