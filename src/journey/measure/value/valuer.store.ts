import { DAY_MS } from '#journey/measure/day.rules.ts'
import { calibrate, type Calibration } from '#journey/measure/value/calibration.rules.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { figures } from '#work/figures.ts'
import { HORIZON_MS, landmarks, type Past } from '#journey/measure/value/landmarks.rules.ts'
import { inBase, type Rates } from '#journey/measure/grain/money.rules.ts'
import { marketOf } from '#journey/measure/value/market.rules.ts'
import { isLearned, rescored } from '#journey/measure/value/rescored.rules.ts'
import { readScores } from '#journey/measure/value/scores.store.ts'
import { valuerOf, type Valuer } from '#journey/measure/value/valuer.rules.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'
import type { Won } from '#journey/measure/value/amount.rules.ts'

/** What was learned, as of when, and how well it would have told what came after. */
export interface Learned {
  valuer: Valuer
  /** epoch ms */
  asOf: number
  calibration: Calibration | null
  /** by what leads are told apart within their stage: the signed points, or those of a learned card */
  by: 'signed' | 'card'
}

/** So many leads tell a share of one in fifty within a tenth of itself; out of a million they are read in 7 s of PostgreSQL. */
const SAMPLE = 20_000
/** Whole streams are folded where the past has to be scored anew. */
const RESCORED = 5_000
/** What is older says little of the leads of today. */
const BACK_MS = 4 * 365 * DAY_MS
const WITHIN = { timeoutMs: 120_000 }

/**
 * The valuer of a moment, learned from what had happened by the first of its month: it is the same for everybody who looks
 * in that month, and whoever looks back later finds the figures that were shown then.
 */
export async function valuerAt(
  services: Pick<Services, 'db' | 'law' | 'now' | 'log'>,
  at: number,
  rates: Rates,
): Promise<Learned> {
  const day = new Date(at)
  const asOf = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1)
  const rules = services.law.at(at)
  const card = isLearned(rules) ? rules : null
  const key = `valuer ${asOf} ${rates.base} ${card ? `card of ${card.version}` : ''}`
  const { value } = await figures(services, key, (db) => learn(db, asOf, rates, card), Infinity)
  return value
}

/** Learns from leads of the last four years, and once more from the older of them alone, to see how that would have done. */
export async function learn(
  db: Queryable,
  asOf: number,
  rates: Rates,
  card: Ruleset | null,
): Promise<Learned> {
  const pasts = await readPasts(db, asOf, card)
  const from = asOf - BACK_MS
  const seen = landmarks(pasts, from, asOf, asOf)
  const before = asOf - HORIZON_MS
  const learned = landmarks(pasts, from, before, before)
  const later = landmarks(pasts, before - HORIZON_MS + 1, before, asOf)
  return {
    valuer: valuerOf(seen, await readWon(db, asOf, rates)),
    asOf,
    calibration: calibrate(learned, later),
    by: card ? 'card' : 'signed',
  }
}

/** The pasts of a random sample of leads, passes apart: chosen by a hash of their ids, so that it is the same one every time. */
async function readPasts(db: Queryable, asOf: number, card: Ruleset | null): Promise<Past[]> {
  const { rows: found } = await db.query<{ n: number }>(
    `select count(*) as n from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)
        and began_at > to_timestamp($2 / 1000.0)`,
    [asOf, asOf - BACK_MS],
    WITHIN,
  )
  const every = Math.max(1, Math.ceil(found[0]!.n / (card ? RESCORED : SAMPLE)))
  const { rows: picked } = await db.query<{ lead_id: string; pass: number; won_at: number | null }>(
    `select lead_id, pass, won_at from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)
        and began_at > to_timestamp($2 / 1000.0) and ($3 = 1 or abs(hashtextextended(lead_id::text, 6) % $3::int8) = 0)`,
    [asOf, asOf - BACK_MS, every],
    WITHIN,
  )
  const leads = [...new Set(picked.map(({ lead_id }) => lead_id))]
  const [{ rows: stays }, byLead] = await Promise.all([
    db.query<{ lead_id: string; pass: number; stage: string; from: number; to: number | null }>(
      `select lead_id, pass, stage, entered_at as from, left_at as to from passages
        where workspace_no = 1 and lead_id = any($1::uuid[]) and entered_at <= to_timestamp($2 / 1000.0)
        order by lead_id, seq`,
      [leads, asOf],
      WITHIN,
    ),
    card ? readRescored(db, leads, asOf, card) : scoresUntil(db, leads, asOf),
  ])
  const pasts = new Map<string, Past>()
  // who comes back from nurture and is won in the next pass was worth something there
  const wins = new Map<string, number[]>()
  for (const { lead_id: id, won_at: won } of picked)
    if (won !== null) wins.set(id, [...(wins.get(id) ?? []), won])
  for (const { lead_id: id, pass } of picked)
    pasts.set(`${id} ${pass}`, { stays: [], scores: byLead.get(id) ?? [], won: wins.get(id) ?? [] })
  for (const { lead_id: id, pass, ...stay } of stays) pasts.get(`${id} ${pass}`)?.stays.push(stay)
  return [...pasts.values()]
}

async function scoresUntil(
  db: Queryable,
  leads: string[],
  asOf: number,
): Promise<Map<string, Past['scores']>> {
  const scores = (await readScores(db, leads)).filter(({ at }) => at <= asOf)
  const byLead = new Map<string, Past['scores']>()
  for (const { lead_id: id, at, total } of scores) {
    const list = byLead.get(id)
    if (list) list.push({ at, total })
    else byLead.set(id, [{ at, total }])
  }
  return byLead
}

/** Streams are large: some hundred at a time. */
const STREAMS = 500

async function readRescored(
  db: Queryable,
  leads: string[],
  asOf: number,
  card: Ruleset,
): Promise<Map<string, Past['scores']>> {
  const byLead = new Map<string, Past['scores']>()
  for (let from = 0; from < leads.length; from += STREAMS) {
    const ids = leads.slice(from, from + STREAMS)
    const { rows } = await db.query<EntryRow>(
      `select lead_id, seq, kind, fact, history, at, recorded_at as "recordedAt", body::text as text from entries
        where workspace_no = 1 and lead_id = any($1::uuid[]) and at <= to_timestamp($2 / 1000.0) order by lead_id, seq`,
      [ids, asOf],
      WITHIN,
    )
    const streams = new Map<string, Entry[]>()
    for (const { lead_id: id, text, ...entry } of rows) {
      const stream = streams.get(id) ?? []
      if (stream.length === 0) streams.set(id, stream)
      stream.push({ ...entry, body: JSON.parse(text) as unknown })
    }
    for (const [id, stream] of streams) byLead.set(id, legible(stream, card))
  }
  return byLead
}

type EntryRow = Omit<Entry, 'body'> & { lead_id: string; text: string }

/** A stream that cannot be folded (the audit says so) has no score. */
function legible(entries: Entry[], card: Ruleset): Past['scores'] {
  try {
    return rescored(effective(entries), card)
  } catch {
    return []
  }
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
  const won = new Map<string, Won & { amounts: number[] }>()
  for (const { groups, level, amount, currency, day } of rows) {
    const based = inBase(amount, currency, day, rates)
    if (based === null) continue
    const market = marketOf(groups)
    const key = JSON.stringify([market, level])
    const one = won.get(key) ?? { market, level, n: 0, sum: 0, squares: 0, amounts: [] }
    const value = Number(based.amount)
    won.set(key, one)
    one.n += 1
    one.sum += value
    one.squares += value ** 2
    one.amounts.push(value)
  }
  return [...won.values()]
}
