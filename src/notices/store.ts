import { withDefaults } from '#notices/rules.ts'
import type { MailChoice, Preferences } from '#notices/contract.ts'
import type { Member } from '#notices/rules.ts'
import type { Queryable } from '#platform/database.ts'

/** Everybody who can be told something: people who have not left. */
export async function readMembers(db: Queryable): Promise<Member[]> {
  const { rows } = await db.query<Member>(
    `select person_id as id, role, function from people
      where workspace_no = 1 and not desk and (left_at is null or left_at > now()) order by person_id`,
  )
  return rows
}

/** How people want to be told; who said nothing has the defaults. */
export async function readPreferences(
  db: Queryable,
  people: readonly string[],
): Promise<(person: string) => Preferences> {
  const { rows } = await db.query<{ person_id: string; preferences: Partial<Preferences> }>(
    'select person_id, preferences from notice_preferences where workspace_no = 1 and person_id = any($1)',
    [people],
  )
  const saved = new Map(rows.map((row) => [row.person_id, row.preferences]))
  return (person) => withDefaults(saved.get(person) ?? null)
}

export async function savePreferences(
  db: Queryable,
  person: string,
  preferences: Preferences,
  now: number,
): Promise<void> {
  await db.query(
    `insert into notice_preferences (workspace_no, person_id, preferences, updated_at)
     values (1, $1, $2, to_timestamp($3 / 1000.0))
     on conflict (workspace_no, person_id) do update set preferences = excluded.preferences, updated_at = excluded.updated_at`,
    [person, JSON.stringify(preferences), now],
  )
}

export interface NewNotice {
  person: string
  id: string
  at: number
  what: string
  /** null: it is about no lead */
  lead: string | null
  data: string
  readAt: number | null
  mail: MailChoice
  inProduct: boolean
}

/** Those that were told already stay as they are. @returns whom it is news to */
export async function addNotices(db: Queryable, notices: readonly NewNotice[]): Promise<string[]> {
  if (notices.length === 0) return []
  const column = <Field extends keyof NewNotice>(field: Field) => notices.map((one) => one[field])
  const { rows } = await db.query<{ person_id: string }>(
    `insert into notifications (workspace_no, person_id, notification_id, at, what, lead_id, data, read_at, mail, mail_due_at, in_product)
     select 1, person, id, to_timestamp(at / 1000.0), what, lead, data, to_timestamp(read_at / 1000.0), mail,
            case when mail = 'now' then to_timestamp(at / 1000.0) end, in_product
       from unnest($1::text[], $2::uuid[], $3::float8[], $4::text[], $5::uuid[], $6::json[], $7::float8[], $8::text[], $9::boolean[])
         as n(person, id, at, what, lead, data, read_at, mail, in_product)
     on conflict do nothing returning person_id`,
    [
      column('person'),
      column('id'),
      column('at'),
      column('what'),
      column('lead'),
      column('data'),
      column('readAt'),
      column('mail'),
      column('inProduct'),
    ],
  )
  return [...new Set(rows.map((row) => row.person_id))]
}

export interface StoredNotice {
  notification_id: string
  at: number
  what: string
  lead_id: string | null
  lead_known: boolean
  name: string | null
  company: string | null
  data: Record<string, unknown>
  read_at: number | null
}

const NOTICE = `n.notification_id, n.at, n.what, n.lead_id, l.lead_id is not null as lead_known, l.name, l.company, n.data, n.read_at`
const WITH_LEAD = `notifications n left join leads l on l.workspace_no = n.workspace_no and l.lead_id = n.lead_id`

/** Newest first. `before`: where the page before ended. */
export async function listNotices(
  db: Queryable,
  person: string,
  asked: { unread: boolean; before: readonly [number, string] | null; limit: number },
): Promise<StoredNotice[]> {
  const { rows } = await db.query<StoredNotice>(
    `select ${NOTICE} from ${WITH_LEAD}
      where n.workspace_no = 1 and n.person_id = $1 and n.in_product ${asked.unread ? 'and n.read_at is null' : ''}
        and ($2::float8 is null or (n.at, n.notification_id) < (to_timestamp($2 / 1000.0), $3::uuid))
      order by n.at desc, n.notification_id desc limit $4`,
    [person, asked.before?.[0] ?? null, asked.before?.[1] ?? null, asked.limit],
  )
  return rows
}

/** What somebody's next digest would tell, oldest first. */
export async function forDigest(db: Queryable, person: string, until: number): Promise<StoredNotice[]> {
  const { rows } = await db.query<StoredNotice>(
    `select ${NOTICE} from ${WITH_LEAD}
      where n.workspace_no = 1 and n.person_id = $1 and n.mail = 'digest' and n.mailed_at is null and n.read_at is null
        and n.at <= to_timestamp($2 / 1000.0) order by n.at limit 200`,
    [person, until],
  )
  return rows
}

/** Up to a hundred. */
export async function countUnread(db: Queryable, person: string): Promise<number> {
  const { rows } = await db.query<{ unread: number }>(
    `select count(*)::int4 as unread from (select from notifications where workspace_no = 1 and person_id = $1
       and read_at is null and in_product limit 100) as n`,
    [person],
  )
  return rows[0]!.unread
}

/** @returns how many were unread before */
export async function markRead(
  db: Queryable,
  person: string,
  which: { ids?: string[] | undefined; lead?: string | undefined; until?: number | undefined },
  now: number,
): Promise<number> {
  const { rowCount } = await db.query(
    `update notifications set read_at = to_timestamp($2 / 1000.0)
      where workspace_no = 1 and person_id = $1 and read_at is null
        and ($3::uuid[] is null or notification_id = any($3)) and ($4::uuid is null or lead_id = $4)
        and ($5::float8 is null or at <= to_timestamp($5 / 1000.0))`,
    [person, now, which.ids ?? null, which.lead ?? null, which.until ?? null],
  )
  return rowCount
}
