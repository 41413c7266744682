import { createHash } from 'node:crypto'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import { dayAt, laidOut } from '#journey/measure/cost/outlay.store.ts'
import { dayText, WEEK_MS } from '#journey/measure/change/weeks.rules.ts'
import { inCents, stretchesOf } from '#journey/measure/cost/outlay.rules.ts'
import { MEASURE, type Measure } from '#journey/measure/change/measures.rules.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readCells } from '#journey/measure/cost/cost.store.ts'
import { readDeals, type DealRow } from '#journey/measure/attribution/deals.store.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { sourceOf, type Counted } from '#journey/measure/change/source.store.ts'
import type { FigureView } from '#journey/measure/change/contract.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { MoneyFloor } from '#journey/measure/cost/ground.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Week } from '#journey/measure/change/weeks.rules.ts'

/** Weeks with their figures, how many leads are behind them, and a digest over all of these and what each counted as. */
export interface Figures {
  weeks: FigureView[]
  leads: number
  digest: string
  /** deals without an amount or a rate of their day: in no sum */
  without: number
}

const WITHIN = { timeoutMs: 60_000 }

/** Counts a row of neighbouring weeks as of `filters.asOf`. `db`: the way to ask; spend is remembered with the floor's own. */
export async function readFigures(
  floor: MoneyFloor,
  db: Queryable,
  measure: Measure,
  filters: Filters,
  weeks: readonly Week[],
): Promise<Figures> {
  if (weeks.length === 0) return { weeks: [], leads: 0, digest: digestOf(''), without: 0 }
  if (measure === 'revenue') return revenueOf(db, filters, weeks)
  const counted = await countWeeks(db, measure, filters, weeks)
  if (measure !== 'cost_lead' && measure !== 'cost_opportunity') return counted
  const spent = await spentIn(floor, db, filters, weeks)
  const figures = counted.weeks.map((figure, i): FigureView => ({
    ...figure,
    amount: textOf(spent[i]!),
    value: figure.n === 0 ? null : Number(textOf(spent[i]!)) / figure.n,
  }))
  return { ...counted, weeks: figures, digest: digestOf(`${counted.digest} ${spent.join(' ')}`) }
}

interface Row {
  k: number
  n: number
  hits: number
  median: number | null
  /** MD5 of the rows in order, for the digest over all weeks */
  mark: string
}

async function countWeeks(
  db: Queryable,
  measure: Counted,
  filters: Filters,
  weeks: readonly Week[],
): Promise<Figures> {
  const { from, to } = spanOf(weeks)
  const { sql, params } = sourceOf(measure, filters, from, to)
  const { rows } = await db.query<Row>(
    `select floor((date_part('epoch', at) * 1000 - $2::float8) / ${WEEK_MS})::int as k, count(*)::int as n,
         (count(*) filter (where hit))::int as hits, percentile_cont(0.5) within group (order by hours) as median,
         md5(string_agg(concat_ws(' ', lead_id, pass, date_part('epoch', at), hit, hours), ',' order by lead_id, pass, at, hours)) as mark
       from (${sql}) as r group by 1 order by 1`,
    params,
    WITHIN,
  )
  const all = await db.query<{ leads: number }>(
    `select count(distinct lead_id)::int as leads from (${sql}) as r`,
    params,
    WITHIN,
  )
  const { kind } = MEASURE[measure]
  const figures = weeks.map(({ from: first }, i): FigureView => {
    const found = rows.find(({ k }) => k === i)
    const n = found?.n ?? 0
    const share = n === 0 ? null : found!.hits / n
    const value = { share, hours: found?.median ?? null, count: n, money: null }[kind]
    return {
      week: dayText(first),
      n,
      hits: kind === 'share' ? (found?.hits ?? 0) : null,
      value,
      amount: null,
    }
  })
  const digest = digestOf(rows.map(({ k, mark }) => `${k} ${mark}`).join('\n'))
  return { weeks: figures, leads: all.rows[0]!.leads, digest, without: 0 }
}

/** What was spent on the leads that came in each week, in cents of the base currency. */
async function spentIn(
  floor: MoneyFloor,
  db: Queryable,
  filters: Filters,
  weeks: readonly Week[],
): Promise<bigint[]> {
  const { from, to } = spanOf(weeks)
  const laid = await laidOut(floor, filters.asOf, await readRates(db))
  const bounds = stretchesOf(laid.outlays, [...weeks.map((week) => dayAt(week.from)), dayAt(to) + 1])
  const narrowed: Filters = { ...filters, period: 'entry', from, to }
  const cells = await readCells(db, narrowed, filters.asOf >= floor.now(), 'origin', bounds)
  const exact = weeks.map((week) =>
    cells
      // no stretch goes from one week into the next: their first days are among the bounds
      .filter(({ day }) => day >= dayAt(week.from) && day <= dayAt(week.to))
      .reduce(
        (sum, { day, campaign, source, reached }) =>
          sum + laid.shares.of(day, campaign, source) * BigInt(reached[0]),
        0n,
      ),
  )
  return inCents(exact).parts
}

async function revenueOf(db: Queryable, filters: Filters, weeks: readonly Week[]): Promise<Figures> {
  const [deals, rates] = await Promise.all([dealsIn(db, filters, spanOf(weeks)), readRates(db)])
  const figures = weeks.map((week): FigureView => {
    const own = deals.filter(({ closed_at: at }) => at! >= week.from && at! <= week.to)
    const cents = own.reduce((sum, deal) => sum + centsAt(deal, rates), 0n)
    const value = Number(textOf(cents))
    return { week: dayText(week.from), n: own.length, hits: null, value, amount: textOf(cents) }
  })
  const marks = deals.map((deal) => `${deal.id} ${deal.lead} ${deal.closed_at} ${centsAt(deal, rates)}`)
  return {
    weeks: figures,
    leads: new Set(deals.map(({ lead }) => lead)).size,
    digest: digestOf(marks.join('\n')),
    without: deals.filter((deal) => priced(deal, deal.closed_at!, rates).cents === null).length,
  }
}

/** Deals that were won in a range, as they stood as of then. */
export function dealsIn(
  db: Queryable,
  filters: Filters,
  { from, to }: { from: number; to: number },
): Promise<DealRow[]> {
  return readDeals(db, filters, 'won', { from, to: Math.min(to, filters.asOf) })
}

function centsAt(deal: DealRow, rates: Rates): bigint {
  return priced(deal, deal.closed_at!, rates).cents ?? 0n
}

function spanOf(weeks: readonly Week[]): { from: number; to: number } {
  return { from: weeks[0]!.from, to: weeks.at(-1)!.to }
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
