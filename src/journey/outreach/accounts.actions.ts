import * as store from '#journey/outreach/accounts-write.store.ts'
import { accountsOfCompanies, fieldsOf, findAccounts, groupsOf } from '#journey/outreach/accounts.store.ts'
import { changesOf, mayWorkOn, needsManage } from '#journey/outreach/accounts.rules.ts'
import { domainOf } from '#journey/outreach/suppression.rules.ts'
import { readSettings } from '#journey/outreach/settings.store.ts'
import type { AccountFields, Asker, FieldChange } from '#journey/outreach/accounts.rules.ts'
import type { AccountChange, AccountInput, MemberChange } from '#journey/outreach/accounts.contract.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { NewMember, Pen } from '#journey/outreach/accounts-write.store.ts'
import type { Refusal } from '#work/card.ts'
import type { StoredAccount } from '#journey/outreach/accounts.store.ts'

/** What every act on accounts needs. */
export interface Desk {
  db: Database
  /** whether accounts can be owned by that id */
  isOwner: (id: string) => boolean
  asker: Asker
  pen: Pen
}

export type Outcome<Result> = Result | Refusal

/** Makes a company a target. Refused where it is one already. @returns the account's id */
export async function addAccount(desk: Desk, given: AccountInput): Promise<Outcome<{ id: string }>> {
  const { company: name, ...rest } = given
  const settings = await readSettings(desk.db)
  const company = store.companyOf(name)
  const blank: AccountFields = {
    domain: null,
    tier: settings.tiers.at(-1)!.id,
    segment: null,
    why: '',
    owner: desk.asker.manages ? 'desk:leadgen' : desk.asker.id,
    state: 'open',
    until: null,
    nextStep: null,
    nextStepDue: null,
  }
  const changes = changesOf(blank, rest)
  const wrong = await wrongIn(desk, changes)
  if (wrong) return wrong
  const fields = { ...blank, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) }
  if (fields.domain !== null) fields.domain = domainOf(fields.domain)
  if (!mayWorkOn(desk.asker, fields.owner)) return notTheirs('owner')
  const id = await desk.db.transaction((transaction) =>
    store.insertAccount(transaction, company, fields, desk.pen),
  )
  if (id !== null) return { id }
  const there = (await accountsOfCompanies(desk.db, [company.id])).get(company.id)
  return invalid('company', `is a target account already: ${there?.name ?? name}`)
}

/** Changes one account. `version` in the change: what was read; somebody else's change in between refuses it. */
export async function changeAccount(
  desk: Desk,
  id: string,
  { version, ...given }: AccountChange,
): Promise<Outcome<{ changes: FieldChange[] }>> {
  const [seen] = await findAccounts(desk.db, [id])
  if (!seen) return notFound()
  if (version !== undefined && version !== seen.seq) return changedMeanwhile
  const domain = given.domain ? (domainOf(given.domain) ?? given.domain) : given.domain
  const changes = changesOf(fieldsOf(seen), { ...given, domain })
  if (!mayWorkOn(desk.asker, seen.owner)) return notTheirs('id')
  const beyond = desk.asker.manages ? [] : needsManage(changes, desk.asker)
  if (beyond.length > 0) return notTheirs(beyond[0]!.field)
  const wrong = await wrongIn(desk, changes)
  if (wrong) return wrong
  const done = await desk.db.transaction((transaction) =>
    store.updateAccount(transaction, seen, changes, desk.pen),
  )
  return done ? { changes } : changedMeanwhile
}

/** The same change of many accounts, in one transaction; `dryRun` says what it would do. */
export async function changeMany(
  desk: Desk,
  ids: readonly string[],
  given: { tier?: string | undefined; owner?: string | undefined },
  dryRun: boolean,
): Promise<Outcome<{ account: StoredAccount; changes: FieldChange[] }[]>> {
  const seen = await findAccounts(desk.db, [...new Set(ids)])
  const planned = seen.map((account) => ({ account, changes: changesOf(fieldsOf(account), given) }))
  const wrong = await wrongIn(
    desk,
    planned.flatMap(({ changes }) => changes),
  )
  if (wrong) return wrong
  if (dryRun) return planned
  try {
    await desk.db.transaction(async (transaction) => {
      for (const { account, changes } of planned)
        if (!(await store.updateAccount(transaction, account, changes, desk.pen))) throw new Raced()
    })
  } catch (error) {
    if (error instanceof Raced) return changedMeanwhile
    throw error
  }
  return planned
}

/** All or nothing: thrown to take back what was changed before somebody else's change showed. */
class Raced extends Error {}

async function wrongIn(desk: Desk, changes: readonly FieldChange[]): Promise<Refusal | null> {
  const settings = await readSettings(desk.db)
  for (const { field, to } of changes) {
    if (field === 'tier' && !settings.tiers.some(({ id }) => id === to))
      return invalid('tier', `is none of ${settings.tiers.map(({ id }) => id).join(', ')}`)
    if (field === 'owner' && !desk.isOwner(to!)) return invalid('owner', 'is nobody we know')
    if (field === 'domain' && to !== null && domainOf(to) === null)
      return invalid('domain', 'is not a domain')
  }
  return null
}

/** Puts somebody into the buying group: a lead, or a name that is still to be found. @returns the member's id */
export async function addMember(
  desk: Desk,
  account: string,
  member: NewMember,
): Promise<Outcome<{ id: string }>> {
  const refusal = await mayTouch(desk, account)
  if (refusal) return refusal
  if (member.leadId !== null && !(await isLead(desk.db, member.leadId)))
    return invalid('leadId', 'names no lead')
  const id = await desk.db.transaction((transaction) =>
    store.insertMember(transaction, account, member, desk.pen),
  )
  return id === null ? invalid('leadId', 'is in the group already') : { id }
}

export async function changeMember(
  desk: Desk,
  account: string,
  member: string,
  given: MemberChange,
): Promise<Outcome<{ done: true }>> {
  const refusal = await mayTouch(desk, account)
  if (refusal) return refusal
  const before = (await groupsOf(desk.db, [account])).find(({ id }) => id === member)
  if (!before) return notFound('member')
  const leadId = given.leadId ?? before.leadId
  if (given.leadId !== undefined && !(await isLead(desk.db, given.leadId)))
    return invalid('leadId', 'names no lead')
  if (leadId !== null && given.name !== undefined) return invalid('name', 'is the lead’s own')
  const after: NewMember = {
    role: given.role ?? before.role,
    leadId,
    // the lead has a name of its own, which is erased with it
    name: leadId === null ? (given.name ?? before.name) : null,
    title: leadId === null ? (given.title === undefined ? before.title : given.title) : null,
  }
  const done = await desk.db.transaction((transaction) =>
    store.updateMember(transaction, account, member, before, after, desk.pen),
  )
  return done === 'done' ? { done: true } : invalid('leadId', 'is in the group already')
}

export async function removeMember(
  desk: Desk,
  account: string,
  member: string,
): Promise<Outcome<{ done: true }>> {
  const refusal = await mayTouch(desk, account)
  if (refusal) return refusal
  const gone = await desk.db.transaction((transaction) =>
    store.deleteMember(transaction, account, member, desk.pen),
  )
  return gone ? { done: true } : notFound('member')
}

export async function addNote(desk: Desk, account: string, text: string): Promise<Outcome<{ seq: number }>> {
  const [seen] = await findAccounts(desk.db, [account])
  if (!seen) return notFound()
  const seq = await desk.db.transaction((transaction) =>
    store.insertNote(transaction, account, text, desk.pen),
  )
  return { seq }
}

export async function removeNote(desk: Desk, account: string, seq: number): Promise<Outcome<{ done: true }>> {
  const refusal = await mayTouch(desk, account)
  if (refusal) return refusal
  const gone = await desk.db.transaction((transaction) =>
    store.deleteNote(transaction, account, seq, desk.pen),
  )
  return gone ? { done: true } : notFound('note')
}

async function mayTouch(desk: Desk, account: string): Promise<Refusal | null> {
  const [seen] = await findAccounts(desk.db, [account])
  if (!seen) return notFound()
  return mayWorkOn(desk.asker, seen.owner) ? null : notTheirs('id')
}

async function isLead(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from leads where workspace_no = 1 and lead_id = $1', [id])
  return rowCount > 0
}

function invalid(field: string, message: string): Refusal {
  return { refused: 'invalid', detail: `${field} ${message}`, errors: [{ field, message }] }
}

function notFound(what = 'target account'): Refusal {
  return { refused: 'not_found', detail: `There is no such ${what}.` }
}

function notTheirs(field: string): Refusal {
  const message = 'needs manage: the account is somebody else’s, or would be'
  return { refused: 'not_permitted', detail: `${field}: ${message}`, errors: [{ field, message }] }
}

const changedMeanwhile: Refusal = {
  refused: 'changed_meanwhile',
  detail: 'Somebody else changed the account meanwhile: look again before you act.',
}
