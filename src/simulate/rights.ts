import { askErasure, settleRequest } from '#journey/consent/requests.store.ts'
import { createRandom, seededUuid } from '#simulate/random.rules.ts'
import { DAY } from '#simulate/season.rules.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { LATE_SCANNER } from '#simulate/signals.rules.ts'
import { reclassify } from '#journey/capture/tracking/reclassify.actions.ts'
import type { Law } from '#journey.ts'
import type { Services } from '#work/services.ts'

const HOUR = 3_600_000
const ADMIN = 'person:noor.elbaz'

/** What is done by hand at the end: signals that were a machine's after all, and people who asked to be erased. */
export async function closeDesk(services: Services, law: Law, seed: number, until: number): Promise<void> {
  const at = (now: number): Services => ({ ...services, law, now: () => now })
  const because =
    'Follows the link of every mail 25 minutes after it came: the new gateway of their provider.'
  const judged = { of: 'agent', value: LATE_SCANNER, to: 'machine', because, dryRun: false } as const
  await reclassify(at(until - 50 * 60_000), judged, 'person:ines.marchetti')
  const ids = createRandom(seed, 0x216)
  const people = await askers(services, until)
  for (const [i, { ago, outcome }] of REQUESTS.entries()) {
    const lead = people[i]
    if (lead === undefined) continue
    const id = seededUuid(ids, until)
    await askErasure(services.db, lead, id, until - ago)
    if (outcome === null) continue
    if (outcome === 'done') await eraseLead(at(until - 2 * HOUR), lead, 'asked for on their own page', ADMIN)
    await settleRequest(services.db, id, outcome, ADMIN, until - (outcome === 'done' ? 2 : 30) * HOUR)
  }
}

/** A customer with an open invoice stays; the others are somebody's to decide. */
const REQUESTS = [
  { ago: 5 * HOUR, outcome: null },
  { ago: 2.4 * DAY, outcome: null },
  { ago: 3.1 * DAY, outcome: 'done' },
  { ago: 6.5 * DAY, outcome: 'declined' },
] as const

/** Leads with which nothing has happened lately, and nothing will tomorrow. */
async function askers({ db }: Services, until: number): Promise<string[]> {
  const { rows } = await db.query<{ lead: string }>(
    `select l.lead_id as lead from leads l
      where l.workspace_no = 1 and l.stage = 'nurture' and l.email is not null and l.next_due_at > to_timestamp($1::float8 / 1000.0) + interval '3 days'
        and not exists (select from entries e where e.workspace_no = 1 and e.lead_id = l.lead_id
                          and e.recorded_at > to_timestamp($1::float8 / 1000.0) - interval '8 days')
      order by md5(l.email), l.lead_id limit ${REQUESTS.length}`,
    [until],
    { timeoutMs: 60_000 },
  )
  return rows.map(({ lead }) => lead)
}
