import * as write from '#journey/outreach/accounts-write.store.ts'
import {
  accountsOfCompanies,
  fieldsOf,
  groupsOf,
  suppressedAccounts,
} from '#journey/outreach/accounts.store.ts'
import {
  cellOf,
  columnsOf,
  parseColumns,
  proposeColumns,
  TARGET_HEADERS,
} from '#journey/outreach/list-columns.rules.ts'
import { changesOf } from '#journey/outreach/accounts.rules.ts'
import { companyKey, emailKey } from '#journey/identity/rules.ts'
import { draftsOf } from '#journey/outreach/targets-import.rules.ts'
import { readSettings } from '#journey/outreach/settings.store.ts'
import { TARGET_FIELDS } from '#journey/outreach/list-import.contract.ts'
import type { AccountFields } from '#journey/outreach/accounts.rules.ts'
import type { GroupMember, StoredAccount } from '#journey/outreach/accounts.store.ts'
import type { ListFile } from '#journey/capture/list-file.contract.ts'
import type { ListImportAnswer } from '#journey/outreach/list-import.contract.ts'
import type { NewMember, Pen } from '#journey/outreach/accounts-write.store.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { TargetDraft } from '#journey/outreach/targets-import.rules.ts'

interface Wanted {
  dryRun: boolean
  mapping?: string | undefined
  tier?: string | undefined
  owner?: string | undefined
}

/**
 * Takes a list of target accounts in, in one transaction. The same list again changes nothing; companies that are left
 * alone (competitors, customers, open deals) do not become targets. `owners`: ids by id, name and e-mail, in lower case.
 * @returns `problem`: a sentence without subject about the file or the mapping
 */
export async function importTargets(
  db: Database,
  list: ListFile,
  wanted: Wanted,
  owners: ReadonlyMap<string, string>,
  pen: Pen,
): Promise<ListImportAnswer | { field: string; problem: string }> {
  if (list.tooLong) return { field: 'body', problem: 'has too many rows for one list: split it' }
  const settings = await readSettings(db)
  if (wanted.tier !== undefined && !settings.tiers.some(({ id }) => id === wanted.tier))
    return { field: 'tier', problem: `is none of ${settings.tiers.map(({ id }) => id).join(', ')}` }
  const owner = wanted.owner === undefined ? undefined : owners.get(wanted.owner.toLowerCase())
  if (wanted.owner !== undefined && owner === undefined)
    return { field: 'owner', problem: 'is nobody we know' }
  const columns =
    wanted.mapping === undefined
      ? { mapping: proposeColumns(list.headers, TARGET_HEADERS) }
      : parseColumns(wanted.mapping, list.headers, TARGET_FIELDS)
  if ('problem' in columns) return { field: 'mapping', ...columns }
  const { drafts, refused } = draftsOf(list.rows, cellOf(list, columns.mapping), {
    key: companyKey,
    tiers: settings.tiers,
    owners,
    fallback: { tier: wanted.tier, owner },
  })
  const answer: ListImportAnswer = {
    dryRun: wanted.dryRun,
    file: list.name,
    columns: columnsOf(list, columns.mapping),
    read: list.rows.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    rows: [],
    problems: [],
  }
  const lastTier = settings.tiers.at(-1)!.id
  await db.transaction((transaction) => takeIn(transaction, drafts, lastTier, answer, refused, pen), {
    timeoutMs: 120_000,
  })
  refused.sort((a, b) => a.line - b.line)
  answer.refused = refused.length
  answer.problems = refused.slice(0, 500)
  return answer
}

async function takeIn(
  transaction: Queryable,
  drafts: TargetDraft[],
  lastTier: string,
  answer: ListImportAnswer,
  refused: { line: number; reason: string }[],
  pen: Pen,
): Promise<void> {
  const companies = drafts.map((draft) => write.companyOf(draft.company))
  const known = await accountsOfCompanies(
    transaction,
    companies.map(({ id }) => id),
  )
  const fresh = drafts.flatMap((draft, i) => {
    const { id, name } = companies[i]!
    return known.has(id) ? [] : [{ id, companyId: id, name, domain: draft.domain }]
  })
  const left = await suppressedAccounts(transaction, fresh, pen.now)
  const groups = new Map<string, GroupMember[]>()
  for (const one of await groupsOf(
    transaction,
    [...known.values()].map(({ id }) => id),
  ))
    groups.set(one.account, [...(groups.get(one.account) ?? []), one])
  const leads = await leadsOf(transaction, drafts)
  for (const [i, draft] of drafts.entries()) {
    const company = companies[i]!
    const why = left.get(company.id)
    if (why) {
      refused.push({ line: draft.line, reason: why.sentence })
      continue
    }
    const before = known.get(company.id)
    const members = newMembers(draft, before ? (groups.get(before.id) ?? []) : [], leads)
    const outcome = await takeOne(
      answer.dryRun ? null : transaction,
      { draft, company, before, members, lastTier },
      pen,
    )
    answer[outcome]++
    if (answer.rows.length < 50)
      answer.rows.push({ line: draft.line, outcome, what: sentenceOf(draft, members.length) })
  }
}

interface One {
  draft: TargetDraft
  company: { id: string; key: string; name: string }
  before: StoredAccount | undefined
  members: NewMember[]
  lastTier: string
}

async function takeOne(
  transaction: Queryable | null,
  { draft, company, before, members, lastTier }: One,
  pen: Pen,
): Promise<'created' | 'updated' | 'unchanged'> {
  const { domain, tier, segment, why, owner, nextStep } = draft
  if (!before) {
    const fields: AccountFields = {
      domain,
      tier: tier ?? lastTier,
      segment,
      why: why ?? '',
      owner: owner ?? 'desk:leadgen',
      state: 'open',
      until: null,
      nextStep,
      nextStepDue: null,
    }
    if (!transaction) return 'created'
    const id = await write.insertAccount(transaction, company, fields, pen)
    for (const member of members) await write.insertMember(transaction, id!, member, pen)
    return 'created'
  }
  const said = { domain, tier, segment, why, owner, nextStep }
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
  const changes = changesOf(fieldsOf(before), given)
  if (changes.length === 0 && members.length === 0) return 'unchanged'
  if (transaction) {
    await write.updateAccount(transaction, before, changes, pen)
    for (const member of members) await write.insertMember(transaction, before.id, member, pen)
  }
  return 'updated'
}

/** People of the list who are not in the group yet: a lead by address, others by name. */
function newMembers(
  draft: TargetDraft,
  group: readonly GroupMember[],
  leads: ReadonlyMap<string, string>,
): NewMember[] {
  const there = new Set(group.map(({ leadId, name }) => leadId ?? name?.toLowerCase()))
  return draft.contacts.flatMap(({ name, title, role, email }) => {
    const leadId = email === null ? null : (leads.get(emailKey(email)) ?? null)
    const key = leadId ?? name.toLowerCase()
    if (there.has(key)) return []
    there.add(key)
    return [{ role, leadId, name: leadId === null ? name : null, title: leadId === null ? title : null }]
  })
}

async function leadsOf(transaction: Queryable, drafts: readonly TargetDraft[]): Promise<Map<string, string>> {
  const keys = drafts.flatMap(({ contacts }) =>
    contacts.flatMap(({ email }) => (email ? [emailKey(email)] : [])),
  )
  if (keys.length === 0) return new Map()
  const { rows } = await transaction.query<{ key: string; lead_id: string }>(
    'select key, lead_id from identity_keys where workspace_no = 1 and key = any($1::text[])',
    [keys],
  )
  return new Map(rows.map(({ key, lead_id }) => [key, lead_id]))
}

function sentenceOf({ company, tier, segment }: TargetDraft, people: number): string {
  return [company, tier, segment, people > 0 ? `${people} people` : null].filter(Boolean).join(' · ')
}
