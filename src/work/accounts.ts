import { IN_WORK } from '#journey/handoff/holding.rules.ts'
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
): Promise<Map<string, string[]>> {
  const rulesets = new Set([law.at(now)])
  for (const { state } of cards.values()) if (state.version > 0) rulesets.add(law.version(state.version))
  const asking = [...rulesets].filter(asksForAccounts)
  if (asking.length === 0) return new Map()
  const companies = new Set<string>()
  for (const { company } of cards.values()) if (company) companies.add(company.id)
  for (const { company } of works) {
    const id = company?.()
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
    `select company_id, owner from leads where workspace_no = 1 and company_id = any($1::uuid[])
        and owner not like 'desk:%' and stage = any($2::text[])
      group by company_id, owner order by company_id, count(*) desc, owner`,
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
