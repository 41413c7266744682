import { calibrate, type Calibration } from '#journey/measure/value/calibration.rules.ts'
import { figures } from '#work/figures.ts'
import { HORIZON_MS, landmarks, type Past } from '#journey/measure/value/landmarks.rules.ts'
import { inBase, type Rates } from '#journey/measure/grain/money.rules.ts'
import { marketOf } from '#journey/measure/value/market.rules.ts'
import { readScores } from '#journey/measure/value/scores.store.ts'
import { valuerOf, type Valuer } from '#journey/measure/value/valuer.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { Won } from '#journey/measure/value/amount.rules.ts'

/** What was learned, as of when, and how well it would have told what came after. */
export interface Learned {
  valuer: Valuer
  /** epoch ms */
  asOf: number
  calibration: Calibration | null
}

/** So many leads tell a share of one in fifty within a tenth of itself, and are read in a second. */
const SAMPLE = 20_000
const DAY_MS = 24 * 3600_000
/** What is older says little of the leads of today. */
const BACK_MS = 4 * 365 * DAY_MS
const WITHIN = { timeoutMs: 120_000 }

/**
 * The valuer of a moment, learned from what had happened by the first of its month: it is the same for everybody who looks
 * in that month, and whoever looks back later finds the figures that were shown then.
 */
export async function valuerAt(
  services: Pick<Services, 'db' | 'now' | 'log'>,
  at: number,
  rates: Rates,
): Promise<Learned> {
  const day = new Date(at)
  const asOf = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1)
  const key = `valuer ${asOf} ${rates.base}`
  const { value } = await figures(services, key, (db) => learn(db, asOf, rates), Infinity)
  return value
}

/** Learns from leads of the last four years, and once more from the older of them alone, to see how that would have done. */
export async function learn(db: Queryable, asOf: number, rates: Rates): Promise<Learned> {
  const pasts = await readPasts(db, asOf)
  const from = asOf - BACK_MS
  const seen = landmarks(pasts, from, asOf, asOf)
  const before = asOf - HORIZON_MS
  const learned = landmarks(pasts, from, before, before)
  const later = landmarks(pasts, before - HORIZON_MS + 1, before, asOf)
  return {
    valuer: valuerOf(seen, await readWon(db, asOf, rates)),
    asOf,
    calibration: calibrate(learned, later),
  }
}

/** The pasts of a random sample of leads, passes apart: chosen by a hash of their ids, so that it is the same one every time. */
async function readPasts(db: Queryable, asOf: number): Promise<Past[]> {
  const { rows: found } = await db.query<{ n: number }>(
    `select count(*) as n from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)
        and began_at > to_timestamp($2 / 1000.0)`,
    [asOf, asOf - BACK_MS],
    WITHIN,
  )
  const every = Math.max(1, Math.ceil(found[0]!.n / SAMPLE))
  const { rows: picked } = await db.query<{ lead_id: string; pass: number; won_at: number | null }>(
    `select lead_id, pass, won_at from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)
        and began_at > to_timestamp($2 / 1000.0) and ($3 = 1 or abs(hashtextextended(lead_id::text, 6) % $3::int8) = 0)`,
    [asOf, asOf - BACK_MS, every],
    WITHIN,
  )
  const leads = [...new Set(picked.map(({ lead_id }) => lead_id))]
  const [{ rows: stays }, scores] = await Promise.all([
    db.query<{ lead_id: string; pass: number; stage: string; from: number; to: number | null }>(
      `select lead_id, pass, stage, entered_at as from, left_at as to from passages
        where workspace_no = 1 and lead_id = any($1::uuid[]) and entered_at <= to_timestamp($2 / 1000.0)
        order by lead_id, seq`,
      [leads, asOf],
      WITHIN,
    ),
    readScores(db, leads),
  ])
  const pasts = new Map<string, Past>()
  const byLead = new Map<string, Past['scores']>()
  for (const { lead_id: id, at, total } of scores.filter((one) => one.at <= asOf)) {
    const list = byLead.get(id)
    if (list) list.push({ at, total })
    else byLead.set(id, [{ at, total }])
  }
  // who comes back from nurture and is won in the next pass was worth something there
  const wins = new Map<string, number[]>()
  for (const { lead_id: id, won_at: won } of picked)
    if (won !== null) wins.set(id, [...(wins.get(id) ?? []), won])
  for (const { lead_id: id, pass } of picked)
    pasts.set(`${id} ${pass}`, { stays: [], scores: byLead.get(id) ?? [], won: wins.get(id) ?? [] })
  for (const { lead_id: id, pass, ...stay } of stays) pasts.get(`${id} ${pass}`)?.stays.push(stay)
  return [...pasts.values()]
}

/** What wins brought, in the base currency; those without an amount or a rate say nothing. */
async function readWon(db: Queryable, asOf: number, rates: Rates): Promise<Won[]> {
  const { rows } = await db.query<{
    groups: string[]
    level: string | null
    amount: string
    currency: string
    day: string
  }>(
    `select groups, level, amount::text as amount, currency, (won_at at time zone 'UTC')::date::text as day from passes
      where workspace_no = 1 and won_at <= to_timestamp($1 / 1000.0) and won_at > to_timestamp($2 / 1000.0)
        and began_at <= to_timestamp($1 / 1000.0) and amount is not null and currency is not null`,
    [asOf, asOf - BACK_MS],
    WITHIN,
  )
  const won = new Map<string, Won>()
  for (const { groups, level, amount, currency, day } of rows) {
    const based = inBase(amount, currency, day, rates)
    if (based === null) continue
    const market = marketOf(groups)
    const key = JSON.stringify([market, level])
    const one = won.get(key) ?? { market, level, n: 0, sum: 0, squares: 0 }
    const value = Number(based.amount)
    won.set(key, { ...one, n: one.n + 1, sum: one.sum + value, squares: one.squares + value ** 2 })
  }
  return [...won.values()]
}
