import { createHmac } from 'node:crypto'
import { v5 } from 'uuid'
import type { Queryable } from '#platform/database.ts'
import type { TakenForm } from '#journey/capture/forms/work.rules.ts'

/** A namespace of ours (RFC 9562), so that the same form sent twice waits once. */
const NAMESPACE = '5f0f6f0e-6c39-4d6e-9f31-2f7f5c1f7a30'
/** Nobody's mailbox is filled by others: so many confirmation mails to one address in a day. */
const MOST_MAILS = 5
const DAY_MS = 86_400_000

/** A form whose address has to be confirmed. */
export interface Held {
  id: string
  form: string
  state: 'waiting' | 'confirmed' | 'faded'
  fadesAt: number
  body: TakenForm | null
}

/** Keeps them until their address is confirmed. @returns those that are new */
export async function holdForms(
  db: Queryable,
  key: Uint8Array,
  taken: readonly { at: number; form: TakenForm }[],
): Promise<{ form: string; at: number }[]> {
  const news: { form: string; at: number }[] = []
  for (const { at, form } of taken) {
    const { rowCount } = await db.query(
      `insert into form_confirmations (workspace_no, confirmation_id, form, version, received_at, fades_at, state, body,
           email_hash, mail_due_at, problem)
       select 1, $1::uuid, $2, $3::int4, to_timestamp($4::float8 / 1000.0), to_timestamp($5 / 1000.0), 'waiting', $6::json, $7::bytea,
           case when n.sent < ${MOST_MAILS} then to_timestamp($4::float8 / 1000.0) end,
           case when n.sent >= ${MOST_MAILS} then 'too_many_mails' end
         from (select count(*) as sent from form_confirmations where workspace_no = 1 and email_hash = $7
                  and received_at > to_timestamp(($4::float8 - ${DAY_MS}) / 1000.0)) as n
       on conflict do nothing`,
      [
        heldId(form),
        form.form,
        form.version,
        at,
        at + form.confirmWithin! * DAY_MS,
        JSON.stringify(form),
        addressHash(key, form.answers.email!),
      ],
    )
    if (rowCount > 0) news.push({ form: form.form, at })
  }
  return news
}

/** The same form sent twice is the same one. */
export function heldId({ form, nonce, answers, consent }: TakenForm): string {
  return v5(JSON.stringify([form, nonce, answers, consent]), NAMESPACE)
}

function addressHash(key: Uint8Array, email: string): Buffer {
  return createHmac('sha256', key).update(email.toLowerCase()).digest()
}

export async function readHeld(db: Queryable, id: string): Promise<Held | null> {
  const { rows } = await db.query<Held>(
    `select confirmation_id as id, form, state, fades_at as "fadesAt", body from form_confirmations
      where workspace_no = 1 and confirmation_id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** The lead has it now: nothing more needs to be kept here. @returns false when it was settled already */
export async function settleHeld(
  db: Queryable,
  id: string,
  lead: string | null,
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update form_confirmations set state = 'confirmed', body = null, email_hash = '', lead_id = $2,
        settled_at = to_timestamp($3 / 1000.0)
      where workspace_no = 1 and confirmation_id = $1 and state = 'waiting'`,
    [id, lead, now],
  )
  return rowCount > 0
}

/** Whoever never answered is nobody's lead: their details go, the count stays. */
export async function fadeHeld(db: Queryable, now: number): Promise<number> {
  const { rowCount } = await db.query(
    `update form_confirmations set state = 'faded', body = null, email_hash = '', mail_due_at = null,
        settled_at = to_timestamp($1 / 1000.0)
      where workspace_no = 1 and state = 'waiting' and fades_at <= to_timestamp($1 / 1000.0)`,
    [now],
  )
  return rowCount
}
