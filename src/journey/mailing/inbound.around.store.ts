import { emailKey } from '#journey/identity/rules.ts'
import type { Key } from '#journey/mailing/send.store.ts'
import type { Named } from '#journey/mailing/inbound.mail.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** The mails of ours among those that are named: a Message-ID is only text, and anybody may write one. */
export async function realMails(db: Queryable, named: Named[]): Promise<(one: Named) => boolean> {
  if (named.length === 0) return () => false
  const { rows } = await db.query<Key>(
    `select m.lead_id as lead, m.seq from messages m, unnest($1::uuid[], $2::int4[]) as u(lead, seq)
      where m.workspace_no = 1 and m.lead_id = u.lead and m.seq = u.seq and m.state in ('flying', 'sent', 'unclear', 'refused')`,
    [named.map(({ lead }) => lead), named.map(({ message }) => message)],
  )
  const real = new Set(rows.map(({ lead, seq }) => `${lead} ${seq}`))
  return ({ lead, message }) => real.has(`${lead} ${message}`)
}

/** Whose addresses they are. */
export async function leadsOf(db: Queryable, addresses: string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map()
  const { rows } = await db.query<{ key: string; lead: string }>(
    'select key, lead_id as lead from identity_keys where workspace_no = 1 and key = any($1::text[])',
    [[...new Set(addresses)].map(emailKey)],
  )
  return new Map(rows.map(({ key, lead }) => [key.slice('email:'.length), lead]))
}

/** Those of them that are of people of this workspace. */
export async function colleagues(db: Queryable, addresses: string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ email: string }>(
    `select lower(email) as email from people
      where workspace_no = 1 and lower(email) = any($1::text[]) and (left_at is null or left_at > now())`,
    [[...new Set(addresses)]],
  )
  return new Set(rows.map(({ email }) => email))
}

/** What tells that mails do arrive. */
const ALIVE = ['email_opened', 'email_clicked', 'email_replied']

/**
 * Mails that came back for now and are the third in a row that did, with nothing between them that says that mails
 * arrive. `now`: mails whose return is not written down yet.
 */
export async function thirdInARow(db: Queryable, now: Key[]): Promise<Set<string>> {
  if (now.length === 0) return new Set()
  const { rows } = await db.query<Key>(
    `with u as (select * from unnest($1::uuid[], $2::int4[]) as u(lead, seq))
     select u.lead, u.seq from u
       join lateral (
         select count(*) as mails, min(l.flew_at) as first,
                bool_and(exists (select from u as n where n.lead = u.lead and n.seq = l.seq)
                  or exists (select from mail_returns r where r.workspace_no = 1 and r.lead_id = u.lead and r.seq = l.seq
                               and r.what = 'soft')) as back
           from (select m.seq, m.flew_at from messages m
                  where m.workspace_no = 1 and m.lead_id = u.lead and m.flew_at is not null and m.seq <= u.seq
                  order by m.seq desc limit 3) as l) as last on true
      where last.mails = 3 and last.back and not exists (
        select from touches t where t.workspace_no = 1 and t.lead_id = u.lead and t.kind = any($3::text[]) and t.at >= last.first)`,
    [now.map(({ lead }) => lead), now.map(({ seq }) => seq), ALIVE],
  )
  return new Set(rows.map(({ lead, seq }) => `${lead} ${seq}`))
}
