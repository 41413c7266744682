import { NATURE, type Figure, type Found } from '#journey/measure/said/caveats.rules.ts'
import { amountText, laidOut } from '#journey/measure/cost/outlay.store.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { horizonOf } from '#journey/measure/maturity/horizon.rules.ts'
import { passesWhere, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readDeals, type DealRow } from '#journey/measure/attribution/deals.store.ts'
import { readEdges } from '#journey/measure/funnel/funnel.store.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { sumOf, type Rates } from '#journey/measure/grain/money.rules.ts'
import type { Caveat } from '#journey/measure/said/caveats.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

const WITHIN = { timeoutMs: 60_000 }

export type SaidFloor = Pick<Services, 'db' | 'now' | 'log' | 'law'>

/** Looks for everything that has to be said of a figure, over the same leads, deals and money as the figure itself. */
export async function readFound(
  floor: SaidFloor,
  db: Queryable,
  figure: Figure,
  asked: Filters,
  live: boolean,
): Promise<Found> {
  const filters = { ...asked, from: asked.from ?? usualFrom(figure, asked) }
  const { from, to, asOf } = filters
  const rates = await readRates(db)
  const horizon = horizonOf(floor.law.at(asOf).targets.horizon, filters.groups)
  const since = horizon.target === null ? null : asOf - horizon.ms
  const [passes, edges, waiting, deals, futureDeals] = await Promise.all([
    countPasses(db, filters, since),
    readEdges(db, floor.now()),
    grainWaiting(db),
    readDeals(db, filters, 'won'),
    countFutureDeals(db, asOf),
  ])
  const [early, offers, spend] = await Promise.all([
    countEarly(db, deals),
    NATURE[figure].of === 'offers' ? countOffers(db, filters) : 0,
    NATURE[figure].spend ? spendOf(floor, db, asOf, rates) : NO_SPEND,
  ])
  const n = { passes: passes.n, offers, deals: deals.length }[NATURE[figure].of]
  return {
    ...{ n, from, to, asOf, live, first: edges.first, future: edges.future, waiting, futureDeals },
    ...{ late: passes.late, backwards: passes.backwards, young: { n: passes.young, since } },
    ...early,
    ...pricesOf(deals, rates),
    ...spend,
  }
}

const YEAR_MS = 365 * 86_400_000

/** Where these two begin when nobody says: what came before is not in them. */
function usualFrom(figure: Figure, { to, asOf }: Filters): number | null {
  return figure === 'quality' || figure === 'ownership' ? Math.min(to ?? asOf, asOf) - YEAR_MS : null
}

async function countPasses(
  db: Queryable,
  filters: Filters,
  since: number | null,
): Promise<{ n: number; late: number; backwards: number; young: number }> {
  const { sql, params } = passesWhere({ ...filters, period: 'entry' }, 3)
  // null is no moment: greatest() passes over it, and nothing is before it
  const { rows } = await db.query<{ n: number; late: number; backwards: number; young: number }>(
    `select count(*) as n, count(*) filter (where p.recorded_at > to_timestamp($1::float8 / 1000.0)) as late,
         count(*) filter (where p.began_at > to_timestamp($2::float8 / 1000.0)) as young,
         count(*) filter (where p.qualified_at < p.began_at or p.accepted_at < greatest(p.began_at, p.qualified_at)
           or p.opportunity_at < greatest(p.began_at, p.qualified_at, p.accepted_at)
           or p.won_at < greatest(p.began_at, p.qualified_at, p.accepted_at, p.opportunity_at)) as backwards
       from passes p where ${sql}`,
    [filters.asOf, since, ...params],
    WITHIN,
  )
  return rows[0]!
}

/** Deals that were opened or won before anything is known of the lead that they are counted with. */
async function countEarly(
  db: Queryable,
  deals: readonly DealRow[],
): Promise<{ openedEarly: number; wonEarly: number }> {
  const { rows } = await db.query<{ openedEarly: number; wonEarly: number }>(
    `select count(*) filter (where d.opened < f.at) as "openedEarly", count(*) filter (where d.closed < f.at) as "wonEarly"
       from unnest($1::uuid[], $2::float8[], $3::float8[]) as d(lead_id, opened, closed)
       cross join lateral (select date_part('epoch', least(
           (select min(began_at) from passes where workspace_no = 1 and lead_id = d.lead_id),
           (select min(at) from touches where workspace_no = 1 and lead_id = d.lead_id))) * 1000 as at) as f`,
    [
      deals.map(({ lead }) => lead),
      deals.map(({ opened_at: at }) => at),
      deals.map(({ closed_at: at }) => at),
    ],
    WITHIN,
  )
  return rows[0]!
}

/** As they are told now: one that is dated later than what is looked at is in no figure of it. */
async function countFutureDeals(db: Queryable, asOf: number): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from opportunities where workspace_no = 1 and is_primary
        and greatest(opened_at, closed_at) > to_timestamp($1::float8 / 1000.0) and updated_at <= to_timestamp($1::float8 / 1000.0)`,
    [asOf],
    WITHIN,
  )
  return rows[0]!.n
}

async function countOffers(db: Queryable, filters: Filters): Promise<number> {
  const { sql, params } = passesWhere({ ...filters, period: 'event' }, 4)
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from handoffs h
       join passes p on p.workspace_no = h.workspace_no and p.lead_id = h.lead_id and p.pass = h.pass
      where h.workspace_no = 1 and h.answer in ('accepted', 'returned') and h.answered_at <= to_timestamp($1::float8 / 1000.0)
        and ($2::float8 is null or h.offered_at >= to_timestamp($2 / 1000.0))
        and ($3::float8 is null or h.offered_at <= to_timestamp($3 / 1000.0)) and ${sql}`,
    [filters.asOf, filters.from, filters.to, ...params],
    WITHIN,
  )
  return rows[0]!.n
}

type Lot = Found['withoutRate']

function pricesOf(deals: readonly DealRow[], rates: Rates): Pick<Found, 'withoutRate' | 'withoutAmount'> {
  const why = deals.map((deal) => ({ deal, price: priced(deal, deal.closed_at!, rates) }))
  const without = (reason: 'rate' | 'amount'): DealRow[] =>
    why.flatMap(({ deal, price }) => (price.cents === null && price.why === reason ? [deal] : []))
  return { withoutRate: lotOf(without('rate')), withoutAmount: without('amount').length }
}

/** Amounts by currency; one that names none has no rate either, and is counted alone. */
function lotOf(rows: readonly { amount: string | null; currency: string | null }[]): Lot {
  const byCurrency = new Map<string, string[]>()
  for (const { amount, currency } of rows)
    if (currency !== null && amount !== null)
      byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), amount])
  const amounts = [...byCurrency].map(([currency, list]) => ({ currency, amount: sumOf(list) }))
  return { n: rows.length, amounts }
}

type Spend = Pick<Found, 'spendWithoutRate' | 'spendWithoutCampaign' | 'spendAhead'>

const NO_LOT: Lot = { n: 0, amounts: [] }
const NO_SPEND: Spend = { spendWithoutRate: NO_LOT, spendWithoutCampaign: NO_LOT, spendAhead: 0 }

async function spendOf(floor: SaidFloor, db: Queryable, asOf: number, rates: Rates): Promise<Spend> {
  const { without, outlays } = await laidOut(floor, asOf, rates)
  const loose = outlays.filter(({ campaign }) => campaign === null)
  const cents = loose.reduce((sum, one) => sum + one.cents, 0n)
  const amounts: Caveat['amounts'] = [{ amount: amountText(cents), currency: rates.base }]
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from spend where workspace_no = 1 and period_to > (to_timestamp($1::float8 / 1000.0) at time zone 'UTC')::date`,
    [asOf],
  )
  return {
    spendWithoutRate: { n: without.reduce((sum, { n }) => sum + n, 0), amounts: without },
    spendWithoutCampaign: { n: loose.length, amounts },
    spendAhead: rows[0]!.n,
  }
}
