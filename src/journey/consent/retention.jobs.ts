import { v7 } from 'uuid'
import { closedLeads, letGo, logRun, readRetention } from '#journey/consent/retention.store.ts'
import { cutOf } from '#journey/consent/retention.rules.ts'
import { RETENTION_RULES } from '#journey/consent/retention.contract.ts'
import type { RetentionRule } from '#journey/consent/retention.contract.ts'
import type { Services } from '#work/services.ts'

export type EraseLead = (services: Services, leadId: string, because: string, by: string) => Promise<boolean>

/** Small enough that nobody waits for a lock, and that a server which ends has lost little. */
const SLICE = 500
/** Leads are erased one by one, and each searches the refused submissions for its addresses. */
const LEADS = 25
const SLICES = 40

/**
 * Lets go what is old enough, in slices, and writes down how much it was. Two servers at once let the same rows go, which
 * does no harm. @returns true when something is left to do
 */
export async function keepRetention(services: Services, erase: EraseLead): Promise<boolean> {
  const { db, now } = services
  const { days } = await readRetention(db)
  let left = false
  for (const rule of RETENTION_RULES) {
    const kept = days[rule]
    if (kept === null) continue
    const began = now()
    const { gone, more } = await enforce(services, rule, cutOf(kept, began), erase)
    if (gone > 0) await logRun(db, { id: v7(), rule, days: kept, began, ended: now(), gone })
    left ||= more
  }
  return left
}

async function enforce(
  services: Services,
  rule: RetentionRule,
  cut: number,
  erase: EraseLead,
): Promise<{ gone: number; more: boolean }> {
  let gone = 0
  for (let n = 0; n < SLICES; n++) {
    const some =
      rule === 'closed_leads'
        ? await eraseSome(services, cut, erase)
        : await letGo(services.db, rule, cut, SLICE)
    gone += some
    if (some < (rule === 'closed_leads' ? LEADS : SLICE)) return { gone, more: false }
  }
  return { gone, more: true }
}

async function eraseSome(services: Services, cut: number, erase: EraseLead): Promise<number> {
  const leads = await closedLeads(services.db, cut, closedStages(services), LEADS)
  for (const lead of leads) await erase(services, lead, 'kept as long as was decided', 'retention')
  return leads.length
}

/** The stages that are the end, in the agreement in force. */
export function closedStages({ law, now }: Services): string[] {
  return Object.values(law.at(now()).stages).flatMap(({ id, kind }) => (kind === 'closed' ? [id] : []))
}
