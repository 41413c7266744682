import type { Database, Queryable } from '#platform/database.ts'

/** Leads that wait to be counted, those to whom something happened now before what was taken in from elsewhere. */
export async function takeDue(db: Queryable, most: number): Promise<string[]> {
  const live = await due(db, 'where workspace_no = 1 and not bulk', most, 'grain_live')
  if (live.length >= most) return live
  const rest = await due(db, 'where workspace_no = 1', most - live.length, 'grain_due')
  return [...new Set([...live, ...rest])]
}

async function due(db: Queryable, where: string, most: number, name: string): Promise<string[]> {
  const { rows } = await db.query<{ lead_id: string }>(
    `select distinct lead_id from grain_due ${where} order by lead_id limit $1`,
    [most],
    { name },
  )
  return rows.map(({ lead_id: id }) => id)
}

/** More than so many are not counted one by one. */
export const MOST_WAITING = 100_000

/** How many leads wait to be counted; MOST_WAITING stands for that many and more. */
export async function grainWaiting(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from (select distinct lead_id from grain_due where workspace_no = 1 limit ${MOST_WAITING}) as due`,
  )
  return rows[0]!.n
}

/** The agreement by whose groups leads are judged; of two the later in force is the newer. */
export interface Mark {
  /** epoch ms */
  from: number
  version: number
  /** the text of its groups (groups.rules.ts) */
  groups: string
}

/** By whose groups leads were judged last. */
export async function readMark(db: Queryable): Promise<Pick<Mark, 'groups'> | null> {
  const { rows } = await db.query<Mark>('select groups from grain_marks where workspace_no = 1', [], {
    name: 'grain_mark',
  })
  return rows[0] ?? null
}

/**
 * From now on leads are judged by these groups, and where their text is another one every lead is judged anew. Whoever wrote
 * rows by the old text has finished before, and whoever has not yet finds that there is another.
 * @returns false: there is a newer mark meanwhile
 */
export async function setMark(db: Database, { from, version, groups }: Mark): Promise<boolean> {
  return db.transaction(
    async (transaction) => {
      await transaction.query(`insert into grain_marks values (1, '-infinity', 0, '') on conflict do nothing`)
      const { rows } = await transaction.query<{ groups: string }>(
        `select groups from grain_marks
          where workspace_no = 1 and (in_force_from, version) < (to_timestamp($1 / 1000.0), $2) for update`,
        [from, version],
      )
      if (rows.length === 0) return false
      await transaction.query(
        `update grain_marks set in_force_from = to_timestamp($1 / 1000.0), version = $2, groups = $3 where workspace_no = 1`,
        [from, version, groups],
      )
      if (rows[0]!.groups === groups) return true
      // leads that were never counted wait already
      if (rows[0]!.groups !== '') await transaction.query(EVERYBODY)
      return true
    },
    { timeoutMs: 600_000 },
  )
}

const EVERYBODY = `insert into grain_due select workspace_no, lead_id, seq, true from leads where workspace_no = 1
  on conflict do nothing`

/** Where each stage stands in `reached`; stages that have no place yet get the next ones. */
export async function placesOf(db: Queryable, stages: Iterable<string>): Promise<Map<string, number>> {
  const known = await readPlaces(db)
  const missing = [...new Set(stages)].filter((stage) => !known.has(stage))
  if (missing.length === 0) return known
  // another process may add stages at this moment: its place or its stage is taken then, and what is missing is asked again
  for (const stage of missing) {
    await db.query(
      `insert into grain_stages select 1, coalesce(max(place), 0) + 1, $1 from grain_stages where workspace_no = 1
       on conflict do nothing`,
      [stage],
    )
  }
  return placesOf(db, missing)
}

async function readPlaces(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await db.query<{ stage: string; place: number }>(
    'select stage, place from grain_stages where workspace_no = 1',
  )
  return new Map(rows.map(({ stage, place }) => [stage, place]))
}
