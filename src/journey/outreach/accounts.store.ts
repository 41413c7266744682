import { coverageOf, stateToday } from '#journey/outreach/accounts.rules.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { domainKeys } from '#journey/outreach/suppression.rules.ts'
import { companyKey } from '#journey/identity/rules.ts'
import { suppressedAmong } from '#journey/outreach/suppression.store.ts'
import { counts } from '#work/merged.store.ts'
import type { AccountFields } from '#journey/outreach/accounts.rules.ts'
import type {
  AccountRow,
  AccountsQuery,
  MemberRole,
  OutreachSettings,
} from '#journey/outreach/accounts.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Suppressed } from '#journey/outreach/suppression.contract.ts'

/** An account as it is stored. Moments: epoch ms; days: ISO. */
export interface StoredAccount extends AccountFields {
  id: string
  companyId: string
  name: string
  seq: number
  createdAt: number
  changedAt: number
  /** the record has a won deal of the company */
  won: boolean
}

/** What can be changed about it. */
export function fieldsOf(account: StoredAccount): AccountFields {
  const { domain, tier, segment, why, owner, state, until, nextStep, nextStepDue } = account
  return { domain, tier, segment, why, owner, state, until, nextStep, nextStepDue }
}

const WON = `exists (select 1 from opportunities o
  where o.workspace_no = 1 and o.status = 'won' and o.company_id = a.company_id)`

const COLUMNS = `a.account_id as id, a.company_id as "companyId", a.name, a.domain, a.tier, a.segment, a.why, a.owner,
  a.state, a.until, a.next_step as "nextStep", a.next_step_due as "nextStepDue", a.seq,
  a.created_at as "createdAt", a.changed_at as "changedAt", ${WON} as won`

export async function findAccounts(db: Queryable, ids: readonly string[]): Promise<StoredAccount[]> {
  const { rows } = await db.query<StoredAccount>(
    `select ${COLUMNS} from target_accounts a where a.workspace_no = 1 and a.account_id = any($1::uuid[])`,
    [ids],
  )
  return rows
}

/** The accounts of companies, by the company's id. */
export async function accountsOfCompanies(
  db: Queryable,
  companies: readonly string[],
): Promise<Map<string, StoredAccount>> {
  const { rows } = await db.query<StoredAccount>(
    `select ${COLUMNS} from target_accounts a where a.workspace_no = 1 and a.company_id = any($1::uuid[])`,
    [companies],
  )
  return new Map(rows.map((row) => [row.companyId, row]))
}

const SORTS = {
  tier: {
    key: `lpad(coalesce(array_position($1::text[], a.tier), 99)::text, 2, '0') || lower(a.name)`,
    order: 'asc',
  },
  name: { key: `lower(a.name)`, order: 'asc' },
  due: { key: `coalesce(a.next_step_due::text, '9999') || lower(a.name)`, order: 'asc' },
  changed: { key: `to_char(a.changed_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS')`, order: 'desc' },
} as const

/** One page of accounts. Null when the cursor is not one of ours. */
export async function listAccounts(
  db: Queryable,
  settings: OutreachSettings,
  query: AccountsQuery,
  today: string,
): Promise<{ items: StoredAccount[]; next: string | null } | null> {
  const { key: sort, order } = SORTS[query.sort]
  const params: unknown[] = [settings.tiers.map(({ id }) => id)]
  const where = conditions(query, settings, today, params)
  if (query.cursor !== undefined) {
    const after = decodeCursor(query.cursor, ['text', 'uuid'])
    if (!after) return null
    params.push(after[0], after[1])
    const beyond = order === 'asc' ? '>' : '<'
    where.push(
      `(${sort} collate "C", a.account_id) ${beyond} ($${params.length - 1}, $${params.length}::uuid)`,
    )
  }
  const { rows } = await db.query<StoredAccount & { sort: string }>(
    // the tiers are a parameter of every list, also of one that is not sorted by them
    `select ${COLUMNS}, ${sort} as sort from target_accounts a where $1::text[] is not null and ${where.join(' and ')}
      order by ${sort} collate "C" ${order}, a.account_id ${order} limit ${query.limit + 1}`,
    params,
    { timeoutMs: 5_000 },
  )
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return { items, next: rows.length > query.limit && last ? encodeCursor([last.sort, last.id]) : null }
}

function conditions(
  query: AccountsQuery,
  settings: OutreachSettings,
  today: string,
  params: unknown[],
): string[] {
  const where = ['a.workspace_no = 1']
  const add = (value: unknown): string => `$${params.push(value)}`
  for (const field of ['tier', 'owner', 'segment'] as const) {
    const values = query[field]?.split(',').filter(Boolean)
    if (values?.length) where.push(`a.${field} = any(${add(values)}::text[])`)
  }
  const states = query.state?.split(',').filter(Boolean)
  if (states?.length) {
    const now = `case when ${WON} then 'customer'
      when a.state = 'given_up' and a.until < ${add(today)}::date then 'open' else a.state end`
    where.push(`${now} = any(${add(states)}::text[])`)
  }
  if (query.coverage) {
    const roles = add(settings.roles)
    const known = `(select count(distinct m.role) from account_members m
      where m.workspace_no = 1 and m.account_id = a.account_id and m.role = any(${roles}::text[]))`
    const all = settings.roles.length
    where.push(
      { none: `${known} = 0`, part: `${known} between 1 and ${all - 1}`, full: `${known} = ${all}` }[
        query.coverage
      ],
    )
  }
  for (const word of query.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []) {
    const like = add(`%${word.replace(/[\\%_]/g, '\\$&')}%`)
    where.push(`(lower(a.name) like ${like} or a.domain like ${like})`)
  }
  return where
}

export interface GroupMember {
  account: string
  id: string
  role: MemberRole
  leadId: string | null
  name: string | null
  title: string | null
  /** somebody talked to them */
  reached: boolean
}

/** The buying groups of accounts. Of a lead, reached is who was ever really talked to, in whichever pass. */
export async function groupsOf(db: Queryable, accounts: readonly string[]): Promise<GroupMember[]> {
  const { rows } = await db.query<GroupMember>(
    `select m.account_id as account, m.member_id as id, m.role, m.lead_id as "leadId", m.name, m.title,
            m.lead_id is not null and exists (select 1 from entries e
              where e.workspace_no = 1 and e.lead_id = m.lead_id and e.kind = 'ContactMade' and ${counts('e')}) as reached
       from account_members m where m.workspace_no = 1 and m.account_id = any($1::uuid[])
      order by m.added_at, m.member_id`,
    [accounts],
  )
  return rows
}

interface Presence {
  leads: number
  lastTouchAt: number | null
}

async function presenceOf(db: Queryable, companies: readonly string[]): Promise<Map<string, Presence>> {
  const { rows } = await db.query<Presence & { id: string }>(
    `select company_id as id, count(*) as leads, max(last_activity_at) as "lastTouchAt" from leads
      where workspace_no = 1 and company_id = any($1::uuid[]) group by company_id`,
    [companies],
  )
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

/** Which accounts are left alone: by company, by domain, or by the record. */
export function suppressedAccounts(
  db: Queryable,
  accounts: readonly Pick<StoredAccount, 'id' | 'name' | 'domain' | 'companyId'>[],
  now: number,
): Promise<Map<string, Suppressed>> {
  const candidates = accounts.map(({ id, name, domain, companyId }) => ({
    id,
    company: name,
    companyId,
    keys: [
      `company:${companyKey(name).slice('name:'.length)}`,
      ...(domain === null ? [] : domainKeys(domain)),
    ],
  }))
  return suppressedAmong(db, candidates, { now })
}

/** Accounts as lists show them. Four queries, however many accounts. */
export async function rowsOf(
  db: Queryable,
  accounts: readonly StoredAccount[],
  { settings, now, owner }: { settings: OutreachSettings; now: number; owner: (id: string) => string },
): Promise<AccountRow[]> {
  const [groups, presence, suppressed] = await Promise.all([
    groupsOf(
      db,
      accounts.map(({ id }) => id),
    ),
    presenceOf(
      db,
      accounts.map(({ companyId }) => companyId),
    ),
    suppressedAccounts(db, accounts, now),
  ])
  return accounts.map((one) => {
    const group = groups.filter(({ account }) => account === one.id)
    const there = presence.get(one.companyId)
    return {
      id: one.id,
      name: one.name,
      domain: one.domain,
      tier: one.tier,
      segment: one.segment,
      why: one.why,
      owner: { id: one.owner, name: owner(one.owner) },
      ...stateToday(one, one.won, dayOf(now)),
      nextStep: one.nextStep === null ? null : { what: one.nextStep, due: one.nextStepDue },
      coverage: coverageOf(settings.roles, group),
      members: group.length,
      leads: there?.leads ?? 0,
      lastTouchAt: there?.lastTouchAt ? new Date(there.lastTouchAt).toISOString() : null,
      suppressed: suppressed.get(one.id) ?? null,
      version: one.seq,
      changedAt: new Date(one.changedAt).toISOString(),
    }
  })
}

/** The calendar day in UTC. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}
