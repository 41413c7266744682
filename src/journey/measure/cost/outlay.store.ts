import { DAY_MS } from '#journey/measure/day.rules.ts'
import { counted } from '#journey/measure/asking.ts'
import { inBase, type Rates } from '#journey/measure/grain/money.rules.ts'
import {
  passedOf,
  sharesOf,
  type Came,
  type Outlay,
  type Shares,
} from '#journey/measure/cost/outlay.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

const WITHIN = { timeoutMs: 60_000 }

export const dayOf = (text: string): number => Date.parse(`${text}T00:00:00Z`) / DAY_MS
export const dayAt = (at: number): number => Math.floor(at / DAY_MS)
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** What was laid out, and what of it every lead bears. */
export interface Laid {
  shares: Shares
  outlays: Outlay[]
  /** amounts of currencies without a rate of their day: in no figure */
  without: { currency: string; amount: string; n: number }[]
  /** hours whose cost nobody told */
  hours: number
  /** what was reported after the day that is looked at, of days before it */
  late: number
}

/** Everything that was laid out for leads until a moment: reported spend, and people's hours where their cost is known. */
export async function laidOut(
  services: Pick<Services, 'db' | 'now' | 'log'>,
  asOf: number,
  rates: Rates,
): Promise<Laid> {
  const [{ value: came }, { outlays, ...more }] = await Promise.all([
    counted(services, 'came', readCame),
    readOutlays(services.db, asOf, rates),
  ])
  return { shares: sharesUntil(came, outlays, dayAt(asOf)), outlays, ...more }
}

const latest = new WeakMap<readonly Came[], { of: string; shares: Shares }>()

/** Nothing else changes from one question to the next while nobody reports spend. */
function sharesUntil(came: readonly Came[], outlays: readonly Outlay[], last: number): Shares {
  const of = [last, ...outlays.map(({ id, from, to, cents }) => `${id} ${from} ${to} ${cents}`)].join('\n')
  const known = latest.get(came)
  if (known?.of === of) return known.shares
  const until = came.filter(({ day }) => day <= last)
  const shares = sharesOf(outlays, until)
  latest.set(came, { of, shares })
  return shares
}

/** SQL of the first day of the stretch in which a moment falls; `bounds`: a parameter that holds stretchesOf. */
export const stretchSql = (moment: string, bounds: string): string =>
  `(${bounds}::int4[])[greatest(1, width_bucket((${moment} at time zone 'UTC')::date - date '1970-01-01', ${bounds}::int4[]))]`

async function readCame(db: Queryable): Promise<Came[]> {
  const { rows } = await db.query<Omit<Came, 'day'> & { day: string }>(
    `select (began_at at time zone 'UTC')::date::text as day, campaign, source, count(*)::int as n
       from passes where workspace_no = 1 group by 1, 2, 3`,
    [],
    WITHIN,
  )
  return rows.map((row) => ({ ...row, day: dayOf(row.day) }))
}

interface Row {
  id: string
  campaign: string | null
  source: string | null
  from: string
  to: string
  amount: string | null
  currency: string | null
  hours: string | null
  late: boolean
}

async function readOutlays(db: Queryable, asOf: number, rates: Rates): Promise<Omit<Laid, 'shares'>> {
  const { rows } = await db.query<Row>(
    `select spend_id::text as id, campaign, source, period_from::text as from, period_to::text as to, amount::text as amount,
         currency, null as hours, recorded_at > to_timestamp($1 / 1000.0) as late
       from spend where workspace_no = 1 and period_from <= $2::date
     union all
     select hours_id::text, campaign, source, period_from::text, period_to::text, cost::text, currency, hours::text,
         recorded_at > to_timestamp($1 / 1000.0)
       from hours where workspace_no = 1 and period_from <= $2::date order by id`,
    [asOf, dayText(dayAt(asOf))],
    WITHIN,
  )
  const outlays: Outlay[] = []
  const without = new Map<string, { cents: bigint; n: number }>()
  let [hours, late] = [0, 0]
  const today = dayAt(asOf)
  for (const row of rows) {
    if (row.late) late += 1
    if (row.amount === null || row.currency === null) {
      hours += Number(row.hours ?? 0)
      continue
    }
    const [from, to] = [dayOf(row.from), dayOf(row.to)]
    const based = inBase(row.amount, row.currency, dayText(Math.min(to, today)), rates)
    if (based === null) {
      const known = without.get(row.currency) ?? { cents: 0n, n: 0 }
      const own = passedOf(centsOf(row.amount), from, to, today)
      without.set(row.currency, { cents: known.cents + own, n: known.n + 1 })
      continue
    }
    const cents = passedOf(centsOf(based.amount), from, to, today)
    outlays.push({ id: row.id, campaign: row.campaign, source: row.source, from, to, cents })
  }
  const list = [...without].map(([currency, { cents, n }]) => ({ currency, amount: amountText(cents), n }))
  return { outlays, without: list, hours, late }
}

/** Decimal text as whole cents; what is finer is rounded, half a cent up. */
export function centsOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  const units = BigInt(whole + fraction.slice(0, 4).padEnd(4, '0'))
  return (units + 50n) / 100n
}

/** Cents as decimal text with two places. */
export function amountText(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
