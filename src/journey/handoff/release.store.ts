import type { Queryable } from '#platform/database.ts'

/** Somebody's leads go to others, slice by slice. Moments: epoch ms. */
export interface ReleaseRow {
  person: string
  because: 'left' | 'released'
  author: string
  askedAt: number
  endedAt: number | null
  released: number
  /** the last lead that was looked at; null: none yet */
  walked: string | null
}

const ROW = `person_id as person, because, author, asked_at as "askedAt", ended_at as "endedAt", released, walked`
/** whoever asks again while it goes on asks for what goes on; afterwards it begins anew */
const ANEW = `on conflict (workspace_no, person_id) do update set because = excluded.because, author = excluded.author,
  asked_at = excluded.asked_at, ended_at = null, released = 0, walked = null where releases.ended_at is not null`

export async function askRelease(
  db: Queryable,
  { person, because, author }: Pick<ReleaseRow, 'person' | 'because' | 'author'>,
  now: number,
): Promise<void> {
  await db.query(
    `insert into releases (workspace_no, person_id, because, author, asked_at)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0)) ${ANEW}`,
    [person, because, author, now],
  )
}

/** Whoever has left, and has or owes something still. */
export async function askOfGone(db: Queryable, now: number): Promise<void> {
  await db.query(
    `insert into releases (workspace_no, person_id, because, author, asked_at)
     select 1, p.person_id, 'left', 'router', to_timestamp($1 / 1000.0) from people p
      where p.workspace_no = 1 and p.left_at <= to_timestamp($1 / 1000.0)
        and (exists (select from leads l where l.workspace_no = 1 and l.owner = p.person_id)
          or exists (select from clocks c where c.workspace_no = 1 and c.person = p.person_id and c.stopped_at is null))
     ${ANEW}`,
    [now],
  )
}

export async function releaseOf(db: Queryable, person: string): Promise<ReleaseRow | null> {
  const { rows } = await db.query<ReleaseRow>(
    `select ${ROW} from releases where workspace_no = 1 and person_id = $1`,
    [person],
  )
  return rows[0] ?? null
}

export async function openReleases(db: Queryable): Promise<ReleaseRow[]> {
  const { rows } = await db.query<ReleaseRow>(
    `select ${ROW} from releases where workspace_no = 1 and ended_at is null order by asked_at`,
  )
  return rows
}

/** What somebody has, and what they owe something on. In the order of ids, so that a walk that is broken off goes on. */
const THEIRS = `(select lead_id from leads where workspace_no = 1 and owner = $1
  union select lead_id from clocks where workspace_no = 1 and person = $1 and stopped_at is null) as theirs
  where $2::uuid is null or lead_id > $2`

export async function nextOf(db: Queryable, { person, walked }: ReleaseRow, most: number): Promise<string[]> {
  const { rows } = await db.query<{ lead_id: string }>(
    `select lead_id from ${THEIRS} order by lead_id limit $3`,
    [person, walked, most],
  )
  return rows.map(({ lead_id }) => lead_id)
}

export async function countLeft(
  db: Queryable,
  { person, walked }: Pick<ReleaseRow, 'person' | 'walked'>,
): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from ${THEIRS}`, [person, walked])
  return rows[0]!.n
}

/** Notes how far it is. @returns false: another process walked there first */
export async function walkOn(
  db: Queryable,
  { person, askedAt, walked }: ReleaseRow,
  on: { to: string | null; released: number; endedAt: number | null },
): Promise<boolean> {
  const { rows } = await db.query(
    `update releases set walked = coalesce($4, walked), released = released + $5, ended_at = to_timestamp($6 / 1000.0)
      where workspace_no = 1 and person_id = $1 and asked_at = to_timestamp($2 / 1000.0) and ended_at is null
        and walked is not distinct from $3 returning 1`,
    [person, askedAt, walked, on.to, on.released, on.endedAt],
  )
  return rows.length > 0
}
