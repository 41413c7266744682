import { AGES, BANDS } from '#journey/measure/value/situation.rules.ts'
import type { LeadSummary } from '#journey/lifecycle/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { Worth, WhyNoWorth } from '#journey/measure/value/worth.contract.ts'

interface Row {
  lead_id: string
  why: WhyNoWorth | null
  stage: string | null
  age: number | null
  band: number | null
  seen: number | null
  seen_won: number | null
  chance: number | null
  chance_low: number | null
  chance_high: number | null
  amount: number | null
  amount_low: number | null
  amount_high: number | null
  value: number
  value_low: number | null
  value_high: number | null
  by: Worth['by']
  version: number | null
  as_of: number
  currency: string
  leads: number
  won: number
  priced: number
}

/** Leads with what they are worth; null: it was not told yet. */
export async function withWorth<Item extends Pick<LeadSummary, 'id'>>(
  services: Pick<Services, 'db' | 'law' | 'now'>,
  items: readonly Item[],
): Promise<(Item & { worth: Worth | null })[]> {
  const worths = await readWorths(
    services,
    items.map(({ id }) => id),
  )
  return items.map((item) => ({ ...item, worth: worths.get(item.id) ?? null }))
}

/** What leads are worth, by their ids, as it was told last. */
export async function readWorths(
  { db, law, now }: { db: Queryable } & Pick<Services, 'law' | 'now'>,
  leads: readonly string[],
): Promise<Map<string, Worth>> {
  if (leads.length === 0) return new Map()
  const { rows } = await db.query<Row>(
    `select w.lead_id, w.why, w.stage, w.age, w.band, w.seen, w.seen_won, w.chance, w.chance_low, w.chance_high,
            w.amount, w.amount_low, w.amount_high, w.value, w.value_low, w.value_high,
            b.by, b.version, b.as_of, b.currency, b.leads, b.won, b.priced
       from worths w join worth_bases b on b.workspace_no = 1 and b.basis = w.basis
      where w.workspace_no = 1 and w.lead_id = any($1::uuid[])`,
    [leads],
    { name: 'worths_read' },
  )
  const { stages } = law.at(now())
  return new Map(rows.map((row) => [row.lead_id, viewOf(row, (id) => stages[id]?.name ?? id)]))
}

function viewOf(row: Row, nameOf: (stage: string) => string): Worth {
  const { age, band, by, version, currency, leads: n, won, priced, why } = row
  const told = why === null
  return {
    value: told ? inUnits(row.value, row.value_low, row.value_high) : null,
    chance: told ? { mean: row.chance!, low: row.chance_low!, high: row.chance_high! } : null,
    amount: told ? inUnits(row.amount, row.amount_low, row.amount_high) : null,
    currency,
    by,
    version,
    asOf: new Date(row.as_of).toISOString(),
    stage: told ? { id: row.stage!, name: nameOf(row.stage!) } : null,
    days: age === null ? null : [AGES[age]!, AGES[age + 1] ?? null],
    points: band === null ? null : [band === 0 ? null : BANDS[band]!, BANDS[band + 1] ?? null],
    seen: told ? { n: row.seen!, won: row.seen_won! } : null,
    outcomes: { n, won, priced },
    why,
  }
}

function inUnits(mean: number | null, low: number | null, high: number | null): NonNullable<Worth['value']> {
  return { mean: mean! / 100, low: low! / 100, high: high! / 100 }
}
