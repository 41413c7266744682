import { dateOf, readOwn } from '#journey/measure/maturity/events.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { horizonOf } from '#journey/measure/maturity/horizon.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { listCame, readPasses } from '#journey/measure/maturity/came.store.ts'
import { namesOfDeals, type DealRow } from '#journey/measure/attribution/deals.store.ts'
import { periodAt, spanAt } from '#journey/measure/maturity/periods.rules.ts'
import { priced } from '#journey/measure/attribution/priced.rules.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { MaturedLead } from '#journey/measure/maturity/contract.ts'
import type { MaturedQuery } from '#journey/measure/maturity/query.contract.ts'
import type { Page } from '#platform/http/contract.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const DAY_MS = 24 * 3600_000
type Floor = Pick<Services, 'db' | 'law' | 'now' | 'owner'>

/** What one row of the list is made of. */
interface Found {
  lead: string
  pass: number
  at: number | null
  deal: DealRow | null
}

interface Ranges {
  filters: Filters
  began: [number | null, number | null]
  came: [number | null, number | null]
  horizon: number
}

/** The leads behind a number, what came last first. Refuses filters that mean nothing; null: the cursor is not of this list. */
export async function listMatured(
  floor: Floor,
  query: MaturedQuery,
): Promise<Page<MaturedLead> | Refusal | null> {
  const { of } = query
  const scope = scopeOf(floor, query)
  if ('refused' in scope) return scope
  const { filters } = scope
  const horizon = horizonOf(floor.law.at(filters.asOf).targets.horizon, filters.groups).ms
  const ranges = { ...rangesOf(query, filters), filters, horizon }
  const rates = await readRates(floor.db)
  const found =
    of === 'revenue' || of === 'pipeline' || of === 'open'
      ? await dealsOf(floor, query, of, ranges, rates)
      : await leadsOf(floor, query, of, ranges)
  return found && { items: await shown(floor, found.rows, rates), next: found.next }
}

/** When leads of the cohort began, and what is asked for came. By an age is up to the end of that period. */
function rangesOf({ each, cohort, age, in: within }: MaturedQuery, { from, to }: Filters) {
  const began: Ranges['began'] = [from, to]
  const came: Ranges['came'] = [null, null]
  if (cohort !== undefined) {
    const index = periodAt(Date.parse(cohort), each)
    const span = spanAt(index, each)
    began[0] = Math.max(span.from, from ?? span.from)
    began[1] = Math.min(span.to, to ?? span.to)
    if (age !== undefined) came[1] = spanAt(index + age, each).to
  }
  if (within !== undefined) {
    const span = spanAt(periodAt(Date.parse(within), each), each)
    came[0] = span.from
    came[1] = Math.min(span.to, came[1] ?? span.to)
  }
  return { began, came }
}

async function leadsOf(
  { db }: Floor,
  { limit, cursor, term }: MaturedQuery,
  step: 'wins' | 'opportunities' | 'leads',
  { filters, began, came, horizon }: Ranges,
): Promise<{ rows: Found[]; next: string | null } | null> {
  const after = cursor === undefined ? null : decodeCursor(cursor, ['moment', 'uuid', 'int4'])
  if (cursor !== undefined && after === null) return null
  const list = await listCame(db, filters, {
    step,
    began,
    came: step === 'leads' ? [null, null] : came,
    term: term ?? null,
    horizon,
    after: after && [after[0], after[1], after[2]],
    limit: limit + 1,
  })
  const rows = list.slice(0, limit).map((one) => ({ ...one, deal: null }))
  const last = list[limit - 1]
  const more = list.length > limit && last !== undefined
  return { rows, next: more ? encodeCursor([last.sorted, last.lead, last.pass]) : null }
}

async function dealsOf(
  { db }: Floor,
  { limit, cursor, term }: MaturedQuery,
  of: 'revenue' | 'pipeline' | 'open',
  { filters, began, came, horizon }: Ranges,
  rates: Rates,
): Promise<{ rows: Found[]; next: string | null } | null> {
  const after = cursor === undefined ? 0 : decodeCursor(cursor, ['int4'])?.[0]
  if (typeof after !== 'number' || after < 0) return null
  const step = of === 'revenue' ? 'revenue' : 'pipeline'
  const inside = (at: number, [from, to]: Ranges['came']): boolean =>
    (from === null || at >= from) && (to === null || at <= to)
  const rows = (await readOwn(db, filters, step)).flatMap((deal): (Found & { at: number })[] => {
    const at = dateOf(deal, step)
    if (of === 'open' && deal.status !== 'open') return []
    if (deal.began_at === null || !inside(deal.began_at, began)) return []
    if (!inside(at, came)) return []
    // what has no amount is in no sum, and is told beside it
    if (of !== 'open' && priced(deal, at, rates).cents === null) return []
    if (term !== undefined && at <= deal.began_at + horizon !== (term === 'short')) return []
    return [{ lead: deal.lead, pass: deal.pass, at, deal }]
  })
  rows.sort((a, b) => b.at - a.at || (a.deal!.id < b.deal!.id ? -1 : 1))
  const next = rows.length > after + limit ? encodeCursor([after + limit]) : null
  return { rows: rows.slice(after, after + limit), next }
}

async function shown({ db, owner }: Floor, rows: readonly Found[], rates: Rates): Promise<MaturedLead[]> {
  const passes = await readPasses(db, rows)
  const deals = rows.flatMap(({ deal }) => (deal ? [deal.id] : []))
  const names = await namesOfDeals(db, deals)
  return rows.flatMap(({ lead, pass, at, deal }): MaturedLead[] => {
    const one = passes.get(`${lead} ${pass}`)
    if (!one) return []
    const cents = deal && at !== null ? priced(deal, at, rates).cents : null
    return [
      {
        id: lead,
        pass,
        name: one.name,
        email: one.email,
        company: one.company,
        source: one.source,
        campaign: one.campaign,
        owner: { id: one.owner, name: owner(one.owner) },
        beganAt: iso(one.began),
        at: at === null ? null : iso(at),
        days: at === null ? null : (at - one.began) / DAY_MS,
        opportunity: deal && (names.get(deal.id)?.name ?? deal.id),
        amount: cents === null ? null : textOf(cents),
      },
    ]
  })
}
