import { askAttribution } from '#journey/measure/attribution/ask.ts'
import { attributionDeals } from '#journey/measure/attribution/drill.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { labelOf, notesOf, rowsOf, sensitivityOf } from '#journey/measure/attribution/view.rules.ts'
import { faultOf } from '#journey/measure/attribution/models.rules.ts'
import { modelView, type NamedModel } from '#journey/measure/attribution/models.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid, refused } from '#work/respond.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import { PREVIEW, type ModelPreview } from '#journey/measure/attribution/model.contract.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import type { AttributionDealsQuery, AttributionQuery } from '#journey/measure/attribution/query.contract.ts'
import type { Services } from '#work/services.ts'

const MOST_ROWS = 100

/** GET /api/attribution: what the touches before won deals are credited with, under every model. */
export async function attribution(services: Services, request: Request): Promise<Answer> {
  return viewed(services, request, null)
}

/** POST /api/attribution/preview: the same with a model that is not saved, under the id `preview` after all others. */
export async function preview(services: Services, request: Request): Promise<Answer> {
  const { name, document } = request.body as ModelPreview
  const fault = faultOf(document)
  if (fault) return invalid([fault])
  return viewed(services, request, { id: PREVIEW, version: 0, name, document, at: null, by: null })
}

async function viewed(services: Services, request: Request, tried: NamedModel | null): Promise<Answer> {
  const query = request.query as AttributionQuery
  const found = await askAttribution(services, query, undefined, tried)
  if ('refused' in found) return refused(found)
  const { models, chosen, value, asked, rates } = found
  const { language } = request
  const label = labelOf(query.by, language, segmentsOf(services))
  const rows = rowsOf(value, models, chosen, label, language)
  const waiting = await grainWaiting(services.db)
  const { cents, ...counts } = value.counts
  const day = (at: number | null): string | null => (at === null ? null : iso(at))
  const body: AttributionView = {
    asOf: iso(asked.filters.asOf),
    countedAt: iso(found.countedAt),
    from: day(asked.filters.from),
    to: day(asked.filters.to),
    by: query.by,
    until: query.until,
    months: query.months,
    currency: rates.base,
    model: query.model,
    models: models.map((model) => modelView(model, language, services.owner)),
    deals: { ...counts, amount: textOf(cents) },
    rows: rows.slice(0, MOST_ROWS),
    more: Math.max(0, rows.length - MOST_ROWS),
    learned: value.learned.map(({ effects, ...one }) => ({
      ...one,
      effects: effects
        .toSorted((a, b) => b.effect - a.effect)
        .slice(0, MOST_ROWS)
        .map((effect) => ({ ...effect, label: label(effect.of) })),
    })),
    sensitivity: sensitivityOf(value, models, chosen, label),
    notes: notesOf(
      value,
      {
        by: query.by,
        until: query.until,
        months: query.months,
        currency: rates.base,
        waiting,
        maturity: found.maturity,
      },
      language,
    ),
  }
  return { status: 200, body }
}

/** GET /api/attribution/deals: why a value has what it has: the deals, the most credited first, each with its path. */
export async function deals(services: Services, request: Request): Promise<Answer> {
  const query = request.query as AttributionDealsQuery
  const after = query.cursor === undefined ? 0 : decodeCursor(query.cursor, ['int4'])?.[0]
  if (typeof after !== 'number' || after < 0)
    return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const found = await askAttribution(services, query)
  if ('refused' in found) return refused(found)
  const label = labelOf(query.by, request.language, segmentsOf(services))
  const { items, more } = await attributionDeals(services, found, query, after, {
    label,
    language: request.language,
  })
  return { status: 200, body: { items, next: more ? encodeCursor([after + items.length]) : null } }
}

function segmentsOf({ law, now }: Services): Record<string, string> {
  return Object.fromEntries(Object.values(law.at(now()).segments).map(({ id, label }) => [id, label]))
}
