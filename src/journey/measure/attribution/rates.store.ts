import { ratesOf, type Rates } from '#journey/measure/grain/money.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** The rates and the base currency; where nobody chose one, the currency that most deals are in. */
export async function readRates(db: Queryable): Promise<Rates> {
  const [{ rows: base }, { rows }] = await Promise.all([
    db.query<{ currency: string }>(
      `select base_currency as currency from money_settings where workspace_no = 1
       union all
       (select currency from opportunities where workspace_no = 1 and currency is not null group by currency
         order by count(*) desc, currency limit 1)
       limit 1`,
    ),
    db.query<{ currency: string; day: string; rate: string }>(
      'select currency, day, rate from rates where workspace_no = 1',
    ),
  ])
  return ratesOf(base[0]?.currency ?? 'EUR', rows)
}
