import { asideStages, readAside, readWonSince } from '#journey/measure/afterlife/aside.store.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { rowOf, rowsOf, SMALL, type Gone } from '#journey/measure/afterlife/afterlife.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { AfterlifeQuery, AfterlifeView } from '#journey/measure/afterlife/contract.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Law } from '#journey.ts'
import type { Queryable } from '#platform/database.ts'

/** Leads that went aside in the period of the filters, with what became of them and what they brought. */
export async function readGone(
  db: Queryable,
  law: Law,
  filters: Filters,
): Promise<{ gone: Gone[]; without: number; currency: string }> {
  const rates = await readRates(db)
  const aside = await readAside(db, filters, asideStages(law.at(filters.asOf)))
  const money = new Map<string, { cents: bigint; deals: number }>()
  let without = 0
  for (const deal of await readWonSince(db, aside, filters.asOf)) {
    const { cents } = priced(deal, deal.at, rates)
    if (cents === null) without++
    const known = money.get(deal.lead) ?? { cents: 0n, deals: 0 }
    money.set(deal.lead, { cents: known.cents + (cents ?? 0n), deals: known.deals + 1 })
  }
  const gone = aside.map((one): Gone => ({ ...one, ...(money.get(one.lead) ?? { cents: 0n, deals: 0 }) }))
  return { gone, without, currency: rates.base }
}

/** The table of docs/quality.md. `nameOf`: what a value of the dimension is called. */
export async function countAfterlife(
  db: Queryable,
  law: Law,
  filters: Filters,
  { by, months }: Pick<AfterlifeQuery, 'by' | 'months'>,
  nameOf: (of: string) => string,
): Promise<Omit<AfterlifeView, 'countedAt'>> {
  const { asOf, from, to } = filters
  const { gone, without, currency } = await readGone(db, law, filters)
  return {
    asOf: iso(asOf),
    from: from === null ? null : iso(from),
    to: to === null ? null : iso(to),
    by,
    months,
    currency,
    rows: rowsOf(gone, { by, months }, asOf).map((row) => ({
      ...row,
      name: row.of === null ? null : nameOf(row.of),
    })),
    all: { ...rowOf(null, gone, months, asOf), name: null },
    small: SMALL,
    without,
  }
}
