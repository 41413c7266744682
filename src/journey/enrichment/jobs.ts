import { enrichLeads } from '#journey/enrichment/actions.ts'
import { leadsAfter, readSources, storedProvider } from '#journey/enrichment/store.ts'
import type { Services } from '#work/services.ts'

const AT_ONCE = 500
/** Ids of one moment come in no order: those of the last minute are looked at again. */
const SETTLE_MS = 60_000
/** After a start: imports that ran while nothing looked. Told again, nothing is recorded. */
const BACK_MS = 24 * 3_600_000

/** Tells leads that came since what bought data knows of them. Whether there is more to do. */
export function keepEnriched(services: Services): () => Promise<boolean> {
  let after: string | null = null
  return async () => {
    const { db, now } = services
    const sources = await readSources(db)
    if (sources.length === 0) return false
    after ??= firstIdOf(now() - BACK_MS)
    const leads = await leadsAfter(db, after, AT_ONCE)
    const emails = leads.flatMap(({ email }) => email ?? [])
    // the source that told something last has the last word
    if (emails.length > 0)
      for (const { source } of sources.toReversed())
        await enrichLeads(services, storedProvider(db, source), emails)
    const last = leads.at(-1)?.lead
    const settled = firstIdOf(now() - SETTLE_MS)
    const more = leads.length === AT_ONCE
    if (last !== undefined) after = last < settled || more ? last : settled > after ? settled : after
    return more
  }
}

/** The least id that can be made at a moment (RFC 9562, version 7). */
function firstIdOf(moment: number): string {
  const hex = Math.max(0, Math.floor(moment)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
