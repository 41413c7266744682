import { shareOf } from '#journey/measure/behaviour.rules.ts'
import type { MoneyRow, OriginRow } from '#journey/measure/mornings/marketing.store.ts'
import type { Money, Origin, Stands } from '#journey/measure/mornings/contract.ts'
import type { Ruleset, Stage } from '#journey/agreement/ruleset.ts'

/** A page holds so many origins; the small ones are one number. */
export const LISTED = 40

/** The stages in which a lead counts as qualified and as accepted by sales: the second of the path, and behind the hand-off. */
export function milestones({ path, stages }: Pick<Ruleset, 'path' | 'stages'>): {
  qualified: string
  accepted: string
} {
  const handoff = path.findIndex((id) => stages[id]!.kind === 'handoff')
  return { qualified: path[1] ?? path[0]!, accepted: path[handoff + 1] ?? path.at(-1)! }
}

/** What a marketer calls the place where a lead stands. */
export function standsIn({ kind, owner }: Stage): Stands {
  if (kind === 'work') return 'with_sales'
  if (kind === 'handoff') return 'with_sales'
  if (kind === 'develop') return owner === 'sales' ? 'with_sales' : 'developing'
  return kind === 'closed' ? 'disqualified' : kind
}

/** Puts counts, revenue and spend of each origin side by side, the largest first. */
export function originsOf(rows: OriginRow[], revenue: MoneyRow[], spent: MoneyRow[]): Origin[] {
  const known = new Set(rows.map(({ of }) => of))
  const silent = [...new Set(spent.map(({ of }) => of))].filter((of) => !known.has(of))
  const empty = { leads: 0, qualified: 0, accepted: 0, returned: 0, opportunities: 0, won: 0 }
  return [...rows, ...silent.map((of) => ({ of, ...empty }))].map((row) => {
    const money = moneyOf(spent, row.of)
    return {
      of: row.of,
      leads: row.leads,
      qualified: shareOf(row.qualified, row.leads),
      accepted: shareOf(Math.min(row.accepted, row.qualified), row.qualified),
      returned: row.returned,
      opportunities: row.opportunities,
      won: row.won,
      revenue: moneyOf(revenue, row.of),
      spent: money,
      perLead: per(money, row.leads),
      perQualified: per(money, row.qualified),
      perWon: per(money, row.won),
    }
  })
}

function moneyOf(rows: MoneyRow[], of: string | null): Money[] {
  return rows.filter((row) => row.of === of).map(({ amount, currency }) => ({ amount, currency }))
}

/** Two currencies make no sum: then there is no cost per anything. */
function per(money: Money[], n: number): number | null {
  return money.length === 1 && n > 0 ? money[0]!.amount / n : null
}
