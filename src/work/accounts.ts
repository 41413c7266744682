import { IN_WORK } from '#journey/handoff/holding.rules.ts'
import type { CompanyIndex } from '#journey/identity/company.contract.ts'
import type { Card, Work } from '#work/card.ts'
import type { Law } from '#journey.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** Who has leads of these works' companies in work, by company; empty when no rule asks for it: then it costs nothing. */
export async function accountsOf(
  db: Queryable,
  law: Law,
  now: number,
  works: Work[],
  cards: Map<string, Card>,
  known: CompanyIndex,
): Promise<Map<string, string[]>> {
  const rulesets = new Set([law.at(now)])
  for (const { state } of cards.values()) if (state.version > 0) rulesets.add(law.version(state.version))
  const asking = [...rulesets].filter(asksForAccounts)
  if (asking.length === 0) return new Map()
  const companies = new Set<string>()
  for (const { company } of cards.values()) if (company) companies.add(company.id)
  for (const { company } of works) {
    const id = company?.(known)
    if (id) companies.add(id)
  }
  return loadAccounts(db, [...companies], inWorkStages(asking))
}

/** The stages of these agreements in which a lead is work to somebody. */
export function inWorkStages(agreements: Ruleset[]): string[] {
  const all = agreements.flatMap(({ stages }) => Object.values(stages))
  return [...new Set(all.filter(({ kind }) => IN_WORK.includes(kind)).map(({ id }) => id))]
}

const asks = new WeakMap<Ruleset, boolean>()

/** Of each ruleset asked once. */
export function asksForAccounts(rules: Ruleset): boolean {
  let does = asks.get(rules)
  if (does === undefined) {
    const teams = Object.values(rules.routing ?? {})
    does = teams.some((team) => team.rules.some(({ to }) => to.among === 'account_owner'))
    asks.set(rules, does)
  }
  return does
}

/** Whoever has most of a company's leads first. */
export async function loadAccounts(
  db: Queryable,
  companies: string[],
  stages: string[],
): Promise<Map<string, string[]>> {
  const accounts = new Map<string, string[]>()
  if (companies.length === 0) return accounts
  const { rows } = await db.query<{ company_id: string; owner: string }>(
    // with those of the companies that people joined with it
    `select f.asked as company_id, l.owner from (
         select a.id as asked, a.id as company_id from unnest($1::uuid[]) as a(id)
         union
         select a.id, m.company_id from unnest($1::uuid[]) as a(id)
           join companies c on c.workspace_no = 1 and c.company_id = a.id and c.root_id is not null
           join companies m on m.workspace_no = 1 and m.root_id = c.root_id
       ) as f join leads l on l.workspace_no = 1 and l.company_id = f.company_id
      where l.owner not like 'desk:%' and l.stage = any($2::text[])
      group by f.asked, l.owner order by f.asked, count(*) desc, l.owner`,
    [companies, stages],
    { name: 'load_accounts' },
  )
  for (const { company_id: company, owner } of rows) {
    const owners = accounts.get(company)
    if (owners) owners.push(owner)
    else accounts.set(company, [owner])
  }
  return accounts
}
