import type { Database, Queryable } from '#platform/database.ts'
import type { FormCounts } from '#journey/capture/forms/contract.ts'

export type Counted = 'views' | 'submits' | 'confirmed' | 'refused'

interface Tally {
  form: string
  day: string
  views: number
  refused: number
}

/** Not yet on disk: a busy form would otherwise wait for its own row at every view. Each store has its own. */
const tallies = new WeakMap<Database, Map<string, Tally>>()

/** One more view, or one more that a trap stopped. A server that dies forgets those of the last seconds. */
export function tally(
  store: { db: Database; now: () => number },
  form: string,
  what: 'views' | 'refused',
): void {
  const day = new Date(store.now()).toISOString().slice(0, 10)
  let own = tallies.get(store.db)
  if (!own) tallies.set(store.db, (own = new Map()))
  const key = `${form} ${day}`
  const one = own.get(key) ?? { form, day, views: 0, refused: 0 }
  one[what]++
  own.set(key, one)
}

/** Writes what was counted. */
export async function flushTallies(db: Database): Promise<boolean> {
  const own = tallies.get(db)
  if (!own || own.size === 0) return false
  tallies.delete(db)
  for (const { form, day, views, refused } of own.values()) {
    await db.query(
      `insert into form_days as d (workspace_no, form, day, views, refused) values (1, $1, $2, $3, $4)
       on conflict (workspace_no, form, day)
         do update set views = d.views + excluded.views, refused = d.refused + excluded.refused`,
      [form, day, views, refused],
    )
  }
  return false
}

/** Counts what was taken in, with the transaction that takes it further. */
export async function countForms(
  db: Queryable,
  what: 'submits' | 'confirmed',
  taken: readonly { form: string; at: number }[],
): Promise<void> {
  await db.query(
    `insert into form_days as d (workspace_no, form, day, ${what}, last_at)
     select 1, u.form, (to_timestamp(u.at / 1000.0) at time zone 'UTC')::date, count(*), to_timestamp(max(u.at) / 1000.0)
       from unnest($1::text[], $2::float8[]) as u(form, at) group by 2, 3 order by 2, 3
     on conflict (workspace_no, form, day)
       do update set ${what} = d.${what} + excluded.${what}, last_at = greatest(d.last_at, excluded.last_at)`,
    [taken.map(({ form }) => form), taken.map(({ at }) => at)],
  )
}

const NONE: FormCounts = {
  views: 0,
  submits: 0,
  confirmed: 0,
  waiting: 0,
  faded: 0,
  refused: 0,
  lastAt: null,
}

/** Of the last 90 days, by form; one that nobody saw is absent. */
export async function readCounts(db: Queryable, now: number): Promise<(form: string) => FormCounts> {
  const { rows } = await db.query<Omit<FormCounts, 'lastAt'> & { form: string; last_at: number | null }>(
    `select f.form, coalesce(d.views, 0) as views, coalesce(d.submits, 0) as submits, coalesce(d.confirmed, 0) as confirmed,
        coalesce(d.refused, 0) as refused, d.last_at,
        (select count(*)::int4 from form_confirmations c
          where c.workspace_no = 1 and c.form = f.form and c.state = 'waiting') as waiting,
        (select count(*)::int4 from form_confirmations c
          where c.workspace_no = 1 and c.form = f.form and c.state = 'faded') as faded
       from forms f left join (
         select form, sum(views)::int4 as views, sum(submits)::int4 as submits, sum(confirmed)::int4 as confirmed,
             sum(refused)::int4 as refused, max(last_at) as last_at
           from form_days where workspace_no = 1 and day > (to_timestamp($1 / 1000.0) at time zone 'UTC')::date - 90
          group by form) as d on d.form = f.form
      where f.workspace_no = 1`,
    [now],
  )
  const byForm = new Map(
    rows.map(({ form, last_at, ...counts }) => [
      form,
      { ...counts, lastAt: last_at === null ? null : new Date(last_at).toISOString() },
    ]),
  )
  return (form) => byForm.get(form) ?? NONE
}

/** Day by day, the last 90, oldest first. */
export async function readDays(
  db: Queryable,
  form: string,
  now: number,
): Promise<{ day: string; views: number; submits: number }[]> {
  const { rows } = await db.query<{ day: string; views: number; submits: number }>(
    `select to_char(day, 'YYYY-MM-DD') as day, views, submits from form_days
      where workspace_no = 1 and form = $1 and day > (to_timestamp($2 / 1000.0) at time zone 'UTC')::date - 90 order by day`,
    [form, now],
  )
  return rows
}
