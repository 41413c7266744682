import { briefOf } from '#journey/handoff/brief.rules.ts'
import { readCompany } from '#journey/handoff/brief.store.ts'
import { effective } from '#journey/merging/effective.rules.ts'
import { readStream } from '#ledger/read.ts'
import { wonByLevel } from '#journey/handoff/brief.deals.ts'
import type { Brief } from '#journey/handoff/brief.contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Card } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** The brief of a lead whose card is at hand, as of `now`. */
export async function writeBrief(
  services: Services,
  card: Card,
  now: number,
  language: Language,
): Promise<Brief> {
  const [entries, company, deals] = await Promise.all([
    readStream(services.db, card.leadId),
    card.company === null ? null : readCompany(services.db, card.leadId, now),
    wonByLevel(services.db, now),
  ])
  return briefOf(services.law, card, effective(entries), { company, deals }, now, language)
}
