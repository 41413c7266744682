import { within } from '#journey/measure/contribution/contribution.ts'
import { askContribution } from '#journey/measure/contribution/ask.ts'
import { filtersOf } from '#journey/measure/grain/filter.rules.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { namesOfDeals } from '#journey/measure/attribution/deals.store.ts'
import { periodsUpTo } from '#journey/measure/contribution/period.rules.ts'
import { readPieces } from '#journey/measure/contribution/pieces.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { viewOf } from '#journey/measure/contribution/view.rules.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ContributionDeal } from '#journey/measure/contribution/contribution.contract.ts'
import type {
  ContributionDealsQuery,
  ContributionQuery,
} from '#journey/measure/contribution/query.contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/contribution: what each function brought and took part in, against what was signed. */
export async function contribution(services: Services, request: Request): Promise<Answer> {
  const query = request.query as ContributionQuery
  const found = await askContribution(services, query)
  if ('refused' in found) return refused(found)
  const waiting = await grainWaiting(services.db)
  return { status: 200, body: viewOf(found, query, request.language, waiting) }
}

/** GET /api/contribution/deals: the deals behind a share, the largest first. */
export async function deals(services: Services, request: Request): Promise<Answer> {
  const query = request.query as ContributionDealsQuery
  const after = query.cursor === undefined ? 0 : decodeCursor(query.cursor, ['int4'])?.[0]
  if (typeof after !== 'number' || after < 0)
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const { db, law, now } = services
  const filters = filtersOf(query, now(), law.at(now()))
  if ('refused' in filters) return refused(filters)
  const span = periodsUpTo(filters.asOf, query.each, query.back + 1).at(-1)!
  const range = { from: span.from, to: Math.min(span.to, filters.asOf) }
  const pieces = within(await readPieces(db, filters, query.of, range, await readRates(db)), span)
  const wanted = query.function
  const found = pieces
    .filter(
      ({ origin, took }) =>
        wanted === undefined || (query.credit === 'sourced' ? origin === wanted : took.includes(wanted)),
    )
    .sort((a, b) =>
      a.cents === b.cents ? (a.id < b.id ? -1 : 1) : (a.cents ?? -1n) > (b.cents ?? -1n) ? -1 : 1,
    )
  const page = found.slice(after, after + query.limit)
  const names = await namesOfDeals(db, page.map(({ id }) => id)) // prettier-ignore
  const items = page.map(({ id, cents, at, origin, took, row }): ContributionDeal => ({
    id,
    name: names.get(id)?.name ?? null,
    company: names.get(id)?.company ?? null,
    lead: row.lead,
    status: row.status,
    amount: cents === null ? null : textOf(cents),
    at: iso(at),
    origin,
    took: [...took],
  }))
  const next = found.length > after + page.length ? encodeCursor([after + page.length]) : null
  return { status: 200, body: { items, next } }
}
