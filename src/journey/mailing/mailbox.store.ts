import type { Queryable } from '#platform/database.ts'
import type { MailboxProblem } from '#journey/mailing/mailbox.contract.ts'

/** How far a mailbox was read. */
export interface Cursor {
  /** epoch ms: mails that arrived before are left alone */
  begins: number
  uidValidity: number | null
  lastUid: number
  arrived: number | null
}

export interface Standing {
  state: 'connecting' | 'watching' | 'failing'
  problem: MailboxProblem | null
  detail: string | null
  since: number
  lookedAt: number | null
  taken: number
}

export interface Hold {
  mailbox: string
  holder: string
  now: number
  /** epoch ms until which nobody else watches it */
  until: number
}

/** Watches it from now on, unless somebody else does: null. */
export async function hold(db: Queryable, given: Hold & { begins: number }): Promise<Cursor | null> {
  const { rows } = await db.query<Cursor>(
    `insert into mailboxes as m (workspace_no, mailbox, begins_at, state, since, holder, held_until)
     values (1, $1, to_timestamp($5 / 1000.0), 'connecting', to_timestamp($3 / 1000.0), $2, to_timestamp($4 / 1000.0))
     on conflict (workspace_no, mailbox) do update
       set holder = excluded.holder, held_until = excluded.held_until,
           since = case when m.state = 'watching' then excluded.since else m.since end,
           state = case when m.state = 'watching' then 'connecting' else m.state end
     where m.holder = excluded.holder or m.held_until < to_timestamp($3 / 1000.0)
     returning begins_at as begins, uid_validity as "uidValidity", last_uid as "lastUid", arrived_at as arrived`,
    [given.mailbox, given.holder, given.now, given.until, given.begins],
  )
  return rows[0] ?? null
}

/** Nobody needs to wait until the hold runs out. */
export async function letGo(db: Queryable, { mailbox, holder, now }: Omit<Hold, 'until'>): Promise<void> {
  await db.query(
    `update mailboxes set held_until = to_timestamp($3 / 1000.0) - interval '1 millisecond'
      where workspace_no = 1 and mailbox = $1 and holder = $2`,
    [mailbox, holder, now],
  )
}

/** Read so far; answers false when somebody else watches it meanwhile. */
export async function advance(
  db: Queryable,
  given: Hold & {
    begins: number
    uidValidity: number
    lastUid: number
    arrived: number | null
    taken: number
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update mailboxes set begins_at = to_timestamp($5 / 1000.0), uid_validity = $6, last_uid = $7,
            arrived_at = greatest(arrived_at, to_timestamp($8 / 1000.0)), taken = taken + $9, held_until = to_timestamp($4 / 1000.0),
            looked_at = to_timestamp($3 / 1000.0)
      where workspace_no = 1 and mailbox = $1 and holder = $2`,
    [
      given.mailbox,
      given.holder,
      given.now,
      given.until,
      given.begins,
      given.uidValidity,
      given.lastUid,
      given.arrived,
      given.taken,
    ],
  )
  return rowCount === 1
}

/** Answers whether that is news; false also when somebody else watches it meanwhile. */
export async function stand(
  db: Queryable,
  given: Hold & Pick<Standing, 'state' | 'problem' | 'detail'>,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update mailboxes set state = $3, problem = $4, detail = $5, since = to_timestamp($6 / 1000.0), held_until = to_timestamp($7 / 1000.0)
      where workspace_no = 1 and mailbox = $1 and holder = $2
        and (state, coalesce(problem, ''), coalesce(detail, '')) <> ($3, coalesce($4, ''), coalesce($5, ''))`,
    [given.mailbox, given.holder, given.state, given.problem, given.detail, given.now, given.until],
  )
  return rowCount === 1
}

export async function readStanding(db: Queryable, mailbox: string): Promise<Standing | null> {
  const { rows } = await db.query<Standing>(
    `select state, problem, detail, since, looked_at as "lookedAt", taken from mailboxes where workspace_no = 1 and mailbox = $1`,
    [mailbox],
  )
  return rows[0] ?? null
}
