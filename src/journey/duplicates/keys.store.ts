import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Queryable } from '#platform/database.ts'
import type { Subject } from './records.rules.ts'

/** A key of more leads than this says nothing of a person, and nobody is compared because of it. */
export const MOST_SHARING = 50

/** These leads as they stand; those that were erased, or go on in another, are not among them. */
export async function readSubjects(db: Queryable, leads: readonly string[]): Promise<Subject[]> {
  const { rows } = await db.query<Subject & { person: PersonDetails }>(
    `select lead_id as lead, person, company, country from leads
      where workspace_no = 1 and lead_id = any($1::uuid[]) and person::text <> '{}'`,
    [leads],
    { name: 'match_subjects' },
  )
  return rows
}

export async function countLeads(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*)::int4 as n from leads where workspace_no = 1',
  )
  return rows[0]!.n
}

export interface Keyed {
  lead: string
  keys: number[]
  digest: number
}

/** What of these leads was compared last. */
export async function readKeyed(db: Queryable, leads: readonly string[]): Promise<Map<string, Keyed>> {
  const { rows } = await db.query<Keyed>(
    `select lead_id as lead, keys::float8[] as keys, digest::float8 as digest from match_records
      where workspace_no = 1 and lead_id = any($1::uuid[])`,
    [leads],
    { name: 'match_keyed' },
  )
  return new Map(rows.map((row) => [row.lead, row]))
}

/** In place of what these leads had before. A lead without keys that had none costs nothing. */
export async function replaceKeys(
  transaction: Queryable,
  before: Iterable<Keyed>,
  after: readonly Keyed[],
): Promise<void> {
  const pairs = (all: Iterable<Keyed>): { lead: string; key: number }[] =>
    [...all].flatMap(({ lead, keys }) => keys.map((key) => ({ lead, key })))
  const had = pairs(before)
  const came = pairs(after)
  const now = new Set(had.length === 0 ? [] : came.map(({ lead, key }) => `${lead} ${key}`))
  const gone = had.filter(({ lead, key }) => !now.has(`${lead} ${key}`))
  if (gone.length > 0)
    await transaction.query(
      `delete from match_keys k using unnest($1::float8[], $2::uuid[]) as n(key, lead_id)
        where k.workspace_no = 1 and k.key = n.key::int8 and k.lead_id = n.lead_id`,
      [gone.map(({ key }) => key), gone.map(({ lead }) => lead)],
    )
  // in one order, so that two processes never wait for each other's rows in a circle
  came.sort((a, b) => a.key - b.key || (a.lead < b.lead ? -1 : 1))
  if (came.length > 0)
    await transaction.query(
      `insert into match_keys (workspace_no, key, lead_id)
       select 1, key::int8, lead_id from unnest($1::float8[], $2::uuid[]) as n(key, lead_id) on conflict do nothing`,
      [came.map(({ key }) => key), came.map(({ lead }) => lead)],
      { name: 'match_keys' },
    )
  const rows = [...after].sort((a, b) => (a.lead < b.lead ? -1 : 1))
  await transaction.query(
    `insert into match_records (workspace_no, lead_id, keys, digest)
     select 1, lead_id, string_to_array(keys, ' ')::int8[], digest::int8
       from unnest($1::uuid[], $2::text[], $3::float8[]) as n(lead_id, keys, digest)
     on conflict (workspace_no, lead_id) do update set keys = excluded.keys, digest = excluded.digest`,
    [rows.map(({ lead }) => lead), rows.map(({ keys }) => keys.join(' ')), rows.map(({ digest }) => digest)],
    { name: 'match_records' },
  )
}

/** Leads that are nobody's duplicate any more: erased, or gone on in another. */
export async function dropKeys(transaction: Queryable, gone: readonly Keyed[]): Promise<void> {
  if (gone.length === 0) return
  const leads = gone.flatMap(({ lead, keys }) => keys.map(() => lead))
  await transaction.query(
    `delete from match_keys k using unnest($1::float8[], $2::uuid[]) as n(key, lead_id)
      where k.workspace_no = 1 and k.key = n.key::int8 and k.lead_id = n.lead_id`,
    [gone.flatMap(({ keys }) => keys), leads],
  )
  await transaction.query('delete from match_records where workspace_no = 1 and lead_id = any($1::uuid[])', [
    gone.map(({ lead }) => lead),
  ])
}

export interface Sharing {
  key: number
  leads: string[]
  /** it is listed as too common */
  noted: boolean
}

/** Who has these keys: at most MOST_SHARING leads and one more of each, which says that it is too common. */
export async function sharing(db: Queryable, keys: readonly number[]): Promise<Sharing[]> {
  const { rows } = await db.query<Sharing>(
    `select n.key, array(select k.lead_id from match_keys k where k.workspace_no = 1 and k.key = n.key::int8
                          limit ${MOST_SHARING + 1}) as leads,
            exists (select from match_common c where c.workspace_no = 1 and c.key = n.key::int8) as noted
       from unnest($1::float8[]) as n(key)`,
    [keys],
    { name: 'match_sharing' },
  )
  return rows
}

/** Keys that are too common, each by a lead that has it, and those that were and are not any more. */
export async function noteCommon(
  db: Queryable,
  common: readonly Pick<Sharing, 'key' | 'leads'>[],
  rare: readonly number[],
  now: number,
): Promise<void> {
  if (common.length > 0)
    await db.query(
      `insert into match_common (workspace_no, key, lead_id, found_at)
       select 1, key::int8, lead_id, to_timestamp($3 / 1000.0) from unnest($1::float8[], $2::uuid[]) as n(key, lead_id)
        order by key on conflict do nothing`,
      [common.map(({ key }) => key), common.map(({ leads }) => leads[0]), now],
      { name: 'match_common' },
    )
  if (rare.length > 0)
    await db.query(
      'delete from match_common where workspace_no = 1 and key = any($1::float8[]::int8[])',
      [rare],
      { name: 'match_rare' },
    )
}
