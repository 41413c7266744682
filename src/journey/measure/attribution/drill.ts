import { creditsOf, effectsOf, type CreditedPath } from '#journey/measure/attribution/attribute.rules.ts'
import { kindOf, type Label } from '#journey/measure/attribution/view.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { namesOfDeals, type DealRow } from '#journey/measure/attribution/deals.store.ts'
import { namesOfLeads } from '#journey/measure/attribution/touches.store.ts'
import { NOTHING } from '#journey/measure/grain/filter.contract.ts'
import { readPaths } from '#journey/measure/attribution/paths.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import type { AttributionDeal } from '#journey/measure/attribution/attribution.contract.ts'
import type { AttributionDealsQuery } from '#journey/measure/attribution/query.contract.ts'
import type { Found } from '#journey/measure/attribution/ask.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Services } from '#work/services.ts'

interface Credited {
  path: CreditedPath
  row: DealRow
  /** in the order of the touches */
  parts: { of: string | null; cents: bigint; share: number }[]
  cents: bigint
  share: number
}

/** A page of the deals that give a value its credit under the chosen model. */
export async function attributionDeals(
  services: Services,
  found: Found,
  query: AttributionDealsQuery,
  after: number,
  { label, language }: { label: Label; language: Language },
): Promise<{ items: AttributionDeal[]; more: boolean }> {
  const { db } = services
  const { paths, deals } = await readPaths(db, found.asked, found.rates)
  const model = found.models[found.chosen]!
  const effects = effectsOf(found.value.learned.find((one) => one.model === model.id))
  const counts = (path: CreditedPath, of: string | null): boolean =>
    query.untouched !== undefined
      ? path.touches.length === 0 && path.deal.origin === query.untouched
      : query.of === undefined || (path.touches.length > 0 && of === (query.of === NOTHING ? null : query.of))
  const credited = paths.flatMap((path, i): Credited[] => {
    const parts = creditsOf(path, model.document, effects)
    const own = parts.filter(({ of }) => counts(path, of))
    if (own.length === 0) return []
    const cents = own.reduce((sum, part) => sum + part.cents, 0n)
    return [{ path, row: deals[i]!, parts, cents, share: own.reduce((sum, part) => sum + part.share, 0) }]
  })
  credited.sort((a, b) =>
    a.cents === b.cents ? b.share - a.share || (a.row.id < b.row.id ? -1 : 1) : a.cents > b.cents ? -1 : 1,
  )
  const page = credited.slice(after, after + query.limit)
  const [names, people] = await Promise.all([
    namesOfDeals(db, page.map(({ row }) => row.id)), // prettier-ignore
    namesOfLeads(db, [...new Set(page.flatMap(({ path }) => path.touches.map(({ lead }) => lead)))]),
  ])
  const day = (at: number | null): string | null => (at === null ? null : iso(at))
  const items = page.map(({ path, row, parts, cents, share }): AttributionDeal => ({
    id: row.id,
    name: names.get(row.id)?.name ?? null,
    company: names.get(row.id)?.company ?? null,
    lead: row.lead,
    owner: row.owner,
    amount: path.deal.cents === null ? null : textOf(path.deal.cents),
    credit: textOf(cents),
    share,
    openedAt: day(row.opened_at),
    closedAt: day(row.closed_at),
    end: day(path.end),
    touches: path.touches.map((touch, i) => ({
      lead: touch.lead,
      name: people.get(touch.lead) ?? null,
      at: iso(touch.at),
      kind: touch.kind,
      kindLabel: kindOf(touch.kind, language),
      label: label(touch.of),
      amount: path.deal.cents === null ? null : textOf(parts[i]!.cents),
      counts: counts(path, touch.of),
    })),
  }))
  return { items, more: credited.length > after + page.length }
}
