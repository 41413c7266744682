import { randomUUID } from 'node:crypto'
import { addressDigests } from '#work/address-digests.ts'
import type { Queryable } from '#platform/database.ts'

/**
 * Puts the digests of somebody's addresses and numbers on the list of those who are left alone, without the addresses.
 * `keys`: as the list knows them (`email:…`, `phone:…`). Already there: stays.
 */
export async function keepAway(transaction: Queryable, keys: readonly string[], now: number): Promise<void> {
  const known = keys.filter((key) => /^(email|phone):/.test(key))
  await transaction.query(
    `insert into suppressions (workspace_no, suppression_id, kind, digest, reason, source, added_at, added_by)
     select 1, e.id, e.kind, e.digest, 'erased', 'an erasure', to_timestamp($4 / 1000.0), 'baton'
       from unnest($1::uuid[], $2::text[], $3::bytea[]) as e(id, kind, digest)
     on conflict (workspace_no, digest, reason) where removed_at is null do nothing`,
    [
      known.map(() => randomUUID()),
      known.map((key) => key.slice(0, 5)),
      await addressDigests(transaction, known, now),
      now,
    ],
  )
}

/**
 * What the web, forms and mail hold of a person beside the ledger: browsers and their visits, forms that wait,
 * mails of theirs. Rows that only count stay, without what could name somebody.
 */
export async function forgetWeb(
  transaction: Queryable,
  leadId: string,
  emails: readonly string[],
): Promise<void> {
  const where = 'where workspace_no = 1 and lead_id = $1'
  await transaction.query(
    `delete from visits v where v.workspace_no = 1 and (v.lead_id = $1
        or v.visitor in (select visitor from visitors where workspace_no = 1 and lead_id = $1))`,
    [leadId],
  )
  await transaction.query(`delete from visitors ${where}`, [leadId])
  await transaction.query(`update signals set agent = null ${where}`, [leadId])
  await transaction.query(`update messages set detail = null ${where}`, [leadId])
  // mails from them or about them: that they came stays, and what nobody has looked at yet becomes nothing
  await transaction.query(
    `update mails_in set raw = null, subject = '', body_text = null, from_address = null, from_name = null, recipient = null,
            problem = null, kind = coalesce(kind, 'other'), state = 'sorted', followed = '{erased}'
      where workspace_no = 1 and (lead_id = $1 or from_address = any($2::text[]) or recipient = any($2::text[])
         or (state <> 'sorted' and exists (select from unnest($2::text[]) as e(email)
              where position(convert_to(e.email, 'UTF8') in convert_to(lower(encode(raw, 'escape')), 'UTF8')) > 0)))`,
    [leadId, emails],
  )
  const like = [...emails, leadId].map((one) => `%${one.replaceAll(/[\\%_]/g, '\\$&')}%`)
  await transaction.query(
    `delete from web_hits where workspace_no = 1 and lower(body::text) like any($1::text[])`,
    [like],
  )
  await transaction.query(
    `update form_confirmations set body = null, email_hash = ''::bytea, state = case when state = 'waiting' then 'faded' else state end,
        mail_due_at = null, settled_at = coalesce(settled_at, received_at)
      where workspace_no = 1 and (lead_id = $1 or lower(body::text) like any($2::text[]))`,
    [leadId, like],
  )
}
