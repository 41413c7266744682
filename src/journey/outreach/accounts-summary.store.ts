import { coverageOf, stateToday } from '#journey/outreach/accounts.rules.ts'
import { dayOf, groupsOf, suppressedAccounts } from '#journey/outreach/accounts.store.ts'
import type { AccountsSummary, OutreachSettings } from '#journey/outreach/accounts.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { StoredAccount } from '#journey/outreach/accounts.store.ts'

type Counted = Pick<
  StoredAccount,
  | 'id'
  | 'companyId'
  | 'name'
  | 'domain'
  | 'tier'
  | 'segment'
  | 'owner'
  | 'state'
  | 'until'
  | 'nextStepDue'
  | 'won'
>

/** Target lists are of hundreds or thousands, named one by one: they are counted whole. */
export async function summarise(
  db: Queryable,
  { settings, now, owner }: { settings: OutreachSettings; now: number; owner: (id: string) => string },
): Promise<AccountsSummary> {
  const { rows } = await db.query<Counted>(
    `select a.account_id as id, a.company_id as "companyId", a.name, a.domain, a.tier, a.segment, a.owner, a.state, a.until,
            a.next_step_due as "nextStepDue",
            exists (select 1 from opportunities o
              where o.workspace_no = 1 and o.status = 'won' and o.company_id = a.company_id) as won
       from target_accounts a where a.workspace_no = 1 order by a.account_id`,
    [],
    { timeoutMs: 5_000 },
  )
  const [members, suppressed] = await Promise.all([
    groupsOf(
      db,
      rows.map(({ id }) => id),
    ),
    suppressedAccounts(db, rows, now),
  ])
  const groups = grouped(members, ({ account }) => account)
  const today = dayOf(now)
  const all = rows.map((row) => ({
    ...row,
    state: stateToday(row, row.won, today).state,
    coverage: coverageOf(settings.roles, groups.get(row.id) ?? []),
    overdue: row.nextStepDue !== null && row.nextStepDue < today,
    left: suppressed.has(row.id),
  }))
  const known = settings.tiers.map(({ id }) => id)
  const others = [...new Set(all.map(({ tier }) => tier))].filter((tier) => !known.includes(tier)).sort()
  const byOwner = grouped(all, (one) => one.owner)
  return {
    tiers: [...known, ...others].map((tier) =>
      tierOf(
        tier,
        all.filter((one) => one.tier === tier),
      ),
    ),
    owners: [...byOwner]
      .map(([id, some]) => ({
        owner: { id, name: owner(id) },
        accounts: some.length,
        working: some.filter(({ state }) => state === 'working' || state === 'meeting').length,
        overdue: some.filter(({ overdue }) => overdue).length,
      }))
      .sort((a, b) => b.accounts - a.accounts || (a.owner.id < b.owner.id ? -1 : 1)),
    segments: [...new Set(all.flatMap(({ segment }) => segment ?? []))].sort(),
  }
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

type One = Pick<Counted, 'state'> & {
  coverage: ReturnType<typeof coverageOf>
  overdue: boolean
  left: boolean
}

function tierOf(tier: string, some: readonly One[]): AccountsSummary['tiers'][number] {
  const count = (holds: (one: One) => boolean) => some.filter(holds).length
  const sum = (of: (one: One) => number) => some.reduce((all, one) => all + of(one), 0)
  return {
    tier,
    accounts: some.length,
    open: count(({ state }) => state === 'open'),
    working: count(({ state }) => state === 'working'),
    meeting: count(({ state }) => state === 'meeting'),
    customer: count(({ state }) => state === 'customer'),
    givenUp: count(({ state }) => state === 'given_up'),
    rolesNeeded: sum(({ coverage }) => coverage.needed.length),
    rolesKnown: sum(({ coverage }) => coverage.known.length),
    rolesReached: sum(({ coverage }) => coverage.reached.length),
    covered: count(({ coverage }) => coverage.known.length === coverage.needed.length),
    suppressed: count(({ left }) => left),
    overdue: count(({ overdue }) => overdue),
  }
}
