import { ratesOf } from '#journey/measure/grain/money.rules.ts'
import type { MoneySettings } from '#journey/measure/money/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'

/** What was spent, as it is stored. Days as 2026-03-31, amounts as decimal text. */
export interface StoredSpend {
  id: string
  campaign: string | null
  source: string | null
  from: string
  to: string
  amount: string
  currency: string
}

export interface StoredHours extends Omit<StoredSpend, 'amount' | 'currency'> {
  person: string | null
  function: string | null
  hours: string
  cost: string | null
  currency: string | null
}

export interface StoredRate {
  currency: string
  day: string
  rate: string
}

/** Where a page goes on: the last row's beginning and id. */
export type After = [from: string, id: string] | null

const PLACE = 'campaign, source, period_from as from, period_to as to'

/** The latest period first. */
export async function listSpend(db: Queryable, after: After, limit: number): Promise<StoredSpend[]> {
  return (await paged(
    db,
    'spend',
    `spend_id as id, ${PLACE}, amount, currency`,
    after,
    limit,
  )) as StoredSpend[]
}

export async function listHours(db: Queryable, after: After, limit: number): Promise<StoredHours[]> {
  const columns = `hours_id as id, person, function, ${PLACE}, hours, cost, currency`
  return (await paged(db, 'hours', columns, after, limit)) as StoredHours[]
}

async function paged(
  db: Queryable,
  table: 'spend' | 'hours',
  columns: string,
  after: After,
  limit: number,
): Promise<object[]> {
  const beyond = after === null ? '' : `and (period_from, ${table}_id) < ($2::date, $3::uuid)`
  const { rows } = await db.query(
    `select ${columns} from ${table} where workspace_no = 1 ${beyond}
      order by period_from desc, ${table}_id desc limit $1`,
    [limit, ...(after ?? [])],
  )
  return rows
}

/** @returns which of them were new; the others were there under the same id */
export async function addSpend(db: Queryable, rows: StoredSpend[], now: number): Promise<Set<string>> {
  const { rows: added } = await db.query<{ id: string }>(
    `insert into spend (workspace_no, spend_id, campaign, source, period_from, period_to, amount, currency, recorded_at)
     select 1, r.id, r.campaign, r.source, r."from", r."to", r.amount, r.currency, to_timestamp($2 / 1000.0)
       from json_to_recordset($1::json) as r(id uuid, campaign text, source text, "from" date, "to" date, amount numeric,
         currency text)
     on conflict do nothing returning spend_id as id`,
    [JSON.stringify(rows), now],
  )
  return new Set(added.map(({ id }) => id))
}

export async function addHours(db: Queryable, rows: StoredHours[], now: number): Promise<Set<string>> {
  const { rows: added } = await db.query<{ id: string }>(
    `insert into hours (workspace_no, hours_id, person, function, campaign, source, period_from, period_to, hours, cost,
       currency, recorded_at)
     select 1, r.id, r.person, r.function, r.campaign, r.source, r."from", r."to", r.hours, r.cost, r.currency,
         to_timestamp($2 / 1000.0)
       from json_to_recordset($1::json) as r(id uuid, person text, function text, campaign text, source text, "from" date,
         "to" date, hours numeric, cost numeric, currency text)
     on conflict do nothing returning hours_id as id`,
    [JSON.stringify(rows), now],
  )
  return new Set(added.map(({ id }) => id))
}

/** @returns for each in their order what became of it */
export async function putRates(
  db: Queryable,
  rows: StoredRate[],
  now: number,
): Promise<('created' | 'updated' | 'unchanged')[]> {
  await keepBase(db)
  // the last word on a day counts, and one statement must not touch a row twice
  const last = new Map(rows.map((row) => [`${row.currency} ${row.day}`, row]))
  const given = JSON.stringify([...last.values()])
  const records = 'json_to_recordset($1::json) as r(currency text, day date, rate numeric)'
  const { rows: before } = await db.query<{ currency: string; day: string; same: boolean }>(
    `select r.currency, r.day, k.rate = r.rate as same from ${records}
       join rates k on k.workspace_no = 1 and k.currency = r.currency and k.day = r.day`,
    [given],
  )
  await db.query(
    `insert into rates (workspace_no, currency, day, rate, recorded_at)
     select 1, r.currency, r.day, r.rate, to_timestamp($2 / 1000.0) from ${records}
     on conflict (workspace_no, currency, day) do update set rate = excluded.rate, recorded_at = excluded.recorded_at
       where rates.rate <> excluded.rate`,
    [given, now],
  )
  const was = new Map(before.map(({ currency, day, same }) => [`${currency} ${day}`, same]))
  return rows.map(({ currency, day }) => {
    const same = was.get(`${currency} ${day}`)
    return same === undefined ? 'created' : same ? 'unchanged' : 'updated'
  })
}

export async function listRates(
  db: Queryable,
  currency: string | undefined,
  after: [day: string, currency: string] | null,
  limit: number,
): Promise<StoredRate[]> {
  const { rows } = await db.query<StoredRate>(
    `select currency, day, trim_scale(rate)::text as rate from rates
      where workspace_no = 1 and ($1::text is null or currency = $1)
        and ($2::date is null or (day, currency) < ($2::date, $3))
      order by day desc, currency desc limit $4`,
    [currency ?? null, after?.[0] ?? null, after?.[1] ?? '', limit],
  )
  return rows
}

/** @returns whether it was there */
export async function removeRow(db: Queryable, table: 'spend' | 'hours', id: string): Promise<boolean> {
  const { rowCount } = await db.query(`delete from ${table} where workspace_no = 1 and ${table}_id = $1`, [
    id,
  ])
  return rowCount > 0
}

export async function removeRate(db: Queryable, currency: string, day: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from rates where workspace_no = 1 and currency = $1 and day = $2::date',
    [currency, day],
  )
  return rowCount > 0
}

/** All rates against the base currency, for `inBase` and `totalOf`. */
export async function readRates(db: Queryable): Promise<Rates> {
  const [{ base }, { rows }] = await Promise.all([
    readBase(db),
    db.query<StoredRate>('select currency, day, rate::text as rate from rates where workspace_no = 1'),
  ])
  return ratesOf(base, rows)
}

const DEFAULT_BASE = 'EUR'

/** The currency that reports add up in: what was chosen, else what most opportunities, else most spend is in. */
export async function readBase(db: Queryable): Promise<{ base: string; chosen: boolean }> {
  const { rows } = await db.query<{ base: string | null; chosen: boolean }>(
    `select coalesce(s.base_currency, o.currency, p.currency) as base, s.base_currency is not null as chosen
       from (select 1) as one
       left join money_settings s on s.workspace_no = 1
       left join lateral (select currency from opportunities where workspace_no = 1 and is_primary and currency is not null
         group by 1 order by count(*) desc, 1 limit 1) o on s.base_currency is null
       left join lateral (select currency from spend where workspace_no = 1 group by 1 order by count(*) desc, 1 limit 1) p
         on s.base_currency is null and o.currency is null`,
  )
  const { base, chosen } = rows[0]!
  return { base: base ?? DEFAULT_BASE, chosen }
}

/**
 * Rates are told against the base: another one would make every amount wrong that they convert.
 * @returns false: there are rates against another base, and it stays
 */
export async function setBase(db: Queryable, base: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into money_settings select 1, $1
      where not exists (select 1 from rates where workspace_no = 1)
         or exists (select 1 from money_settings where workspace_no = 1 and base_currency = $1)
     on conflict (workspace_no) do update set base_currency = excluded.base_currency`,
    [base],
  )
  return rowCount > 0
}

/** A base that was only guessed is chosen as soon as a rate is told against it. */
async function keepBase(db: Queryable): Promise<void> {
  const { base, chosen } = await readBase(db)
  if (!chosen) await db.query('insert into money_settings values (1, $1) on conflict do nothing', [base])
}

/** Every currency that money was told in, the most used first. */
export async function readCurrencies(db: Queryable): Promise<MoneySettings['currencies']> {
  const { rows } = await db.query<MoneySettings['currencies'][number]>(
    `with used as (
       select currency, count(*) as opportunities, 0 as spend, 0 as hours from opportunities
        where workspace_no = 1 and is_primary and currency is not null group by 1
       union all select currency, 0, count(*), 0 from spend where workspace_no = 1 group by 1
       union all select currency, 0, 0, count(*) from hours where workspace_no = 1 and currency is not null group by 1
       union all select currency, 0, 0, 0 from rates where workspace_no = 1 group by 1)
     select u.currency, sum(opportunities)::int8 as opportunities, sum(spend)::int8 as spend, sum(hours)::int8 as hours,
         (select max(day) from rates r where r.workspace_no = 1 and r.currency = u.currency) as "latestRate"
       from used u group by 1 order by sum(opportunities) + sum(spend) + sum(hours) desc, 1`,
  )
  return rows
}
