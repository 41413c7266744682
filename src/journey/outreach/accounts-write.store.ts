import { v5, v7 } from 'uuid'
import { COMPANY_NAMESPACE, companyKey } from '#journey/identity/rules.ts'
import type { AccountFields, FieldChange } from '#journey/outreach/accounts.rules.ts'
import type { MemberRole } from '#journey/outreach/accounts.contract.ts'
import type { Queryable } from '#platform/database.ts'

/** Who writes and when; ids of what is made are made of the moment. */
export interface Pen {
  by: string
  now: number
  newId?: () => string
}

/** The company of a name, as leads of it have it. */
export function companyOf(name: string): { id: string; key: string; name: string } {
  const key = companyKey(name)
  return { id: v5(key, COMPANY_NAMESPACE), key, name: name.trim() }
}

/**
 * Makes a company a target. Null when it is one already: two who add it at once make one.
 * @returns the account's id
 */
export async function insertAccount(
  transaction: Queryable,
  company: { id: string; key: string; name: string },
  fields: AccountFields,
  pen: Pen,
): Promise<string | null> {
  const id = pen.newId?.() ?? v7()
  await transaction.query(
    `insert into companies (workspace_no, company_id, key, name, created_at)
     values (1, $1, $2, $3, to_timestamp($4 / 1000.0)) on conflict do nothing`,
    [company.id, company.key, company.name, pen.now],
  )
  const { rowCount } = await transaction.query(
    `insert into target_accounts (workspace_no, account_id, company_id, name, domain, tier, segment, why, owner, state,
       until, next_step, next_step_due, seq, created_at, changed_at)
     values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, to_timestamp($13 / 1000.0), to_timestamp($13 / 1000.0))
     on conflict (workspace_no, company_id) do nothing`,
    [
      id,
      company.id,
      company.name,
      fields.domain,
      fields.tier,
      fields.segment,
      fields.why,
      fields.owner,
      fields.state,
      fields.until,
      fields.nextStep,
      fields.nextStepDue,
      pen.now,
    ],
  )
  if (rowCount === 0) return null
  const { tier, segment, owner, state } = fields
  await append(transaction, id, 'added', { tier, segment, owner, state }, pen)
  return id
}

const COLUMN: Record<keyof AccountFields, string> = {
  domain: 'domain',
  tier: 'tier',
  segment: 'segment',
  why: 'why',
  owner: 'owner',
  state: 'state',
  until: 'until',
  nextStep: 'next_step',
  nextStepDue: 'next_step_due',
}

/** Free words can name somebody: history keeps that they changed, and not what they say. */
const FREE = ['why', 'nextStep']

/**
 * Changes an account and says so in its history.
 * @returns false when it is not as it was seen: somebody was faster
 */
export async function updateAccount(
  transaction: Queryable,
  seen: { id: string; seq: number },
  changes: readonly FieldChange[],
  pen: Pen,
): Promise<boolean> {
  if (changes.length === 0) return true
  const values: unknown[] = [seen.id, seen.seq]
  const sets = changes.map(({ field, to }) => `${COLUMN[field]} = $${values.push(to)}`)
  const { rowCount } = await transaction.query(
    `update target_accounts set ${sets.join(', ')} where workspace_no = 1 and account_id = $1 and seq = $2`,
    values,
  )
  if (rowCount === 0) return false
  const told = changes.map((one) => (FREE.includes(one.field) ? { field: one.field } : one))
  await append(transaction, seen.id, 'changed', { changes: told }, pen)
  return true
}

/** Appends to the history; the account's number moves with it. @returns the entry's number */
export async function append(
  transaction: Queryable,
  account: string,
  kind: string,
  body: object,
  { by, now }: Pen,
): Promise<number> {
  const { rows } = await transaction.query<{ seq: number }>(
    `with moved as (update target_accounts set seq = seq + 1, changed_at = to_timestamp($2 / 1000.0)
                     where workspace_no = 1 and account_id = $1 returning seq)
     insert into account_history (workspace_no, account_id, seq, at, by, kind, body)
     select 1, $1, moved.seq, to_timestamp($2 / 1000.0), $3, $4, $5 from moved returning seq`,
    [account, now, by, kind, JSON.stringify(body)],
  )
  return rows[0]!.seq
}

export interface NewMember {
  role: MemberRole
  leadId: string | null
  name: string | null
  title: string | null
}

/** @returns the member's id; null when the lead is in the group already */
export async function insertMember(
  transaction: Queryable,
  account: string,
  { role, leadId, name, title }: NewMember,
  pen: Pen,
): Promise<string | null> {
  const id = pen.newId?.() ?? v7()
  const { rowCount } = await transaction.query(
    `insert into account_members (workspace_no, account_id, member_id, role, lead_id, name, title, added_at)
     values (1, $1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0)) on conflict do nothing`,
    [account, id, role, leadId, name, title, pen.now],
  )
  if (rowCount === 0) return null
  await append(transaction, account, 'member_added', { member: id, role, lead: leadId }, pen)
  return id
}

/** @returns `taken` when the lead is another member of the group */
export async function updateMember(
  transaction: Queryable,
  account: string,
  member: string,
  before: NewMember,
  after: NewMember,
  pen: Pen,
): Promise<'done' | 'taken'> {
  const taken =
    after.leadId !== null &&
    after.leadId !== before.leadId &&
    (
      await transaction.query(
        'select 1 from account_members where workspace_no = 1 and account_id = $1 and lead_id = $2',
        [account, after.leadId],
      )
    ).rowCount > 0
  if (taken) return 'taken'
  await transaction.query(
    `update account_members set role = $3, lead_id = $4, name = $5, title = $6
      where workspace_no = 1 and account_id = $1 and member_id = $2`,
    [account, member, after.role, after.leadId, after.name, after.title],
  )
  const found = after.leadId !== before.leadId && { lead: after.leadId }
  const role = after.role !== before.role && { from: before.role, to: after.role }
  await append(transaction, account, 'member_changed', { member, ...role, ...found }, pen)
  return 'done'
}

/** @returns false when there is no such member */
export async function deleteMember(
  transaction: Queryable,
  account: string,
  member: string,
  pen: Pen,
): Promise<boolean> {
  const { rows } = await transaction.query<{ role: string }>(
    'delete from account_members where workspace_no = 1 and account_id = $1 and member_id = $2 returning role',
    [account, member],
  )
  if (!rows[0]) return false
  await append(transaction, account, 'member_removed', { member, role: rows[0].role }, pen)
  return true
}

export async function insertNote(
  transaction: Queryable,
  account: string,
  text: string,
  pen: Pen,
): Promise<number> {
  const seq = await append(transaction, account, 'note', {}, pen)
  await transaction.query(
    'insert into account_notes (workspace_no, account_id, seq, text) values (1, $1, $2, $3)',
    [account, seq, text],
  )
  return seq
}

/** The words go, that there was a note stays. */
export async function deleteNote(
  transaction: Queryable,
  account: string,
  seq: number,
  pen: Pen,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    'delete from account_notes where workspace_no = 1 and account_id = $1 and seq = $2',
    [account, seq],
  )
  if (rowCount > 0) await append(transaction, account, 'note_removed', { note: seq }, pen)
  return rowCount > 0
}
