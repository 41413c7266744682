import { ratesOf, type Rates } from '#journey/measure/grain/money.rules.ts'
import type { Queryable } from '#platform/database.ts'

export async function readRates(db: Queryable): Promise<Rates> {
  const [{ rows: settings }, { rows }] = await Promise.all([
    db.query<{ base_currency: string }>('select base_currency from money_settings where workspace_no = 1'),
    db.query<{ currency: string; day: string; rate: string }>(
      'select currency, day::text as day, rate::text as rate from rates where workspace_no = 1 order by day',
    ),
  ])
  return ratesOf(settings[0]?.base_currency ?? 'EUR', rows)
}
