import { contacts } from '#simulate/market.rules.ts'
import { createSeason, type Span } from '#simulate/season.rules.ts'
import { lifeOf, marketOf } from '#simulate/life.rules.ts'
import { actorOf } from '#simulate/actor.rules.ts'
import { createHistorian } from '#simulate/historian.ts'
import { copyBatch } from '#work/copy.ts'
import type { Company } from '#simulate/company.ts'
import type { Batch } from '#work/rows.ts'
import type { Services } from '#work/services.ts'

export interface Part {
  seed: number
  leads: number
  span: Span
  /** this process makes the leads of companies `number` of every `of` */
  number: number
  of: number
}

const CHUNK = 500
/** Most people of a large market come once and are not heard of again: about ten entries a lead. */
const CALM = 0.2

/**
 * The same people and the same behaviour, one lead's whole life after another, in memory, through the same journey and
 * the same projections, written by COPY. What differs from living through it: the rotation goes by lead instead of by
 * moment, submissions and outbox are not kept, and there is no scene set for the last days.
 */
export async function simulateBulk(
  services: Services,
  company: Company,
  part: Part,
  tell: (leads: number, entries: number) => void,
): Promise<void> {
  const { until } = part.span
  const liveThrough = createHistorian(services, company, part)
  const market = marketOf(part.span, createSeason(part.span), CALM)
  const unknown = createUnknown()
  let batch = emptyBatch(until)
  let entries = 0
  const flush = async () => {
    // in the order of their keys: neighbours in the file are neighbours in the index
    batch.stretches.sort((a, b) => (a.after.leadId < b.after.leadId ? -1 : 1))
    await services.db.transaction((transaction) => copyBatch(transaction, batch), { timeoutMs: 600_000 })
    tell(batch.stretches.length, entries)
    batch = emptyBatch(until)
    entries = 0
  }
  const mine = (firm: number) => firm % part.of === part.number
  for (const contact of contacts(part.seed, part.leads, mine)) {
    const stretch = liveThrough(actorOf(contact, lifeOf(contact, market)))
    if (!stretch) continue
    // a company's people come one after the other, and all of them in this process
    if (stretch.company && !unknown('company', stretch.company.id)) stretch.company = null
    const { origin, attributes } = stretch.after.state
    for (const [facet, value] of Object.entries({
      source: origin.source,
      campaign: origin.campaign,
      country: attributes.country,
    })) {
      if (part.number === 0 && typeof value === 'string' && unknown(facet, value))
        batch.facets.push({ facet, value })
    }
    batch.stretches.push(stretch)
    entries += stretch.entries.length
    if (batch.stretches.length === CHUNK) await flush()
  }
  if (batch.stretches.length > 0) await flush()
}

function emptyBatch(now: number): Batch {
  return { now, stretches: [], submissions: [], answers: [], turns: [], facets: [] }
}

function createUnknown(): (kind: string, value: string) => boolean {
  const seen = new Set<string>()
  return (kind, value) => {
    const before = seen.size
    return seen.add(`${kind} ${value}`).size > before
  }
}
