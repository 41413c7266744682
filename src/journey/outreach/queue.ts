import { accountsDue, candidates, plannedLater } from '#journey/outreach/queue.store.ts'
import { inOrder, phoneBlocked, queuedAs } from '#journey/outreach/queue.rules.ts'
import { iso, summaryOf } from '#journey/lifecycle/views.rules.ts'
import { officeHours, zoneOf } from '#journey/outreach/zones.rules.ts'
import { readSettings } from '#journey/outreach/settings.store.ts'
import { stepOf } from '#journey/outreach/cadence.rules.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import type { Cadence } from '#journey/agreement/ruleset.cadence.ts'
import type { CandidateRow } from '#journey/outreach/queue.store.ts'
import type { LeadState } from '#journey/state.ts'
import type { Queue, QueueItem } from '#journey/outreach/queue.contract.ts'
import type { Queued } from '#journey/outreach/queue.rules.ts'
import type { Services } from '#work/services.ts'

const MOST = 100

/** Whom somebody calls next, in the order of the rule, each with why it stands there. */
export async function queueOf(services: Services, person: string): Promise<Queue> {
  const now = services.now()
  const stages = stagesToCall(services)
  const [rows, later, accounts, settings] = await Promise.all([
    candidates(services.db, person, stages, now),
    plannedLater(services.db, person, stages, now),
    accountsDue(services.db, person, iso(now).slice(0, 10)),
    readSettings(services.db),
  ])
  const queued = rows.flatMap((row) => {
    const place = queuedAs(row.lead_id, row.state, cadenceOf(services, row.state), zoneOf(row.country), now)
    return place ? [{ row, place }] : []
  })
  const first = queued.sort((a, b) => inOrder(a.place, b.place)).slice(0, 2 * MOST)
  const suppressed = await suppressedLeads(
    services.db,
    first.map(({ row }) => row.lead_id),
    { now, channel: 'call' },
  )
  const items = first.map(({ row, place }) =>
    itemOf(services, row, place, suppressed.get(row.lead_id)?.sentence ?? null, now),
  )
  const tiers = new Map(settings.tiers.map((tier, i) => [tier.id, { ...tier, i }]))
  const tierOf = (id: string) => tiers.get(id) ?? { id, name: id, i: tiers.size }
  return {
    person: { id: person, name: services.owner(person) },
    asOf: iso(now),
    items: items.filter(({ blocked }) => blocked?.code !== 'suppressed').slice(0, MOST),
    blocked: items.filter(({ blocked }) => blocked?.code === 'suppressed').slice(0, 50),
    later: { ...later, next: later.next === null ? null : iso(later.next) },
    accounts: accounts
      .sort((a, b) => tierOf(a.tier).i - tierOf(b.tier).i)
      .slice(0, 20)
      .map((one) => {
        const { id, name } = tierOf(one.tier)
        return {
          id: one.id,
          name: one.name,
          tier: { id, name },
          nextStep: one.next_step,
          due: one.next_step_due,
        }
      }),
  }
}

/** Stages that lead development works, in any version: leads end under the one they began with. */
function stagesToCall(services: Services): string[] {
  const all = services.agreements.flatMap(({ ruleset }) => Object.values(ruleset.stages))
  const worked = all.filter(
    ({ owner, kind }) => owner === 'leadgen' && (kind === 'develop' || kind === 'work'),
  )
  return [...new Set(worked.map(({ id }) => id))]
}

export function cadenceOf(services: Services, state: LeadState): Cadence | null {
  return services.law.version(state.version).stages[state.stage]?.cadence ?? null
}

/** Where the lead is in the cadence; null when none was agreed. */
export function placeIn(
  cadence: Cadence | null,
  state: LeadState,
): { n: number; of: number; name: string } | null {
  if (!cadence) return null
  const i = Math.min(stepOf(state), cadence.steps.length - 1)
  return { n: i + 1, of: cadence.steps.length, name: cadence.steps[i]!.name }
}

export function clockThere(country: string | null, now: number): { zone: string; open: boolean } | null {
  const zone = zoneOf(country)
  return zone === null ? null : { zone, open: officeHours(zone, now) === true }
}

function itemOf(
  services: Services,
  row: CandidateRow,
  place: Queued,
  suppressed: string | null,
  now: number,
): QueueItem {
  const { state } = row
  const cadence = cadenceOf(services, state)
  const step = placeIn(cadence, state)
  const blocked = phoneBlocked(state, cadence, suppressed)
  const planned = state.plan?.by ?? cadence?.steps[stepOf(state)]?.by ?? 'call'
  return {
    lead: summaryOf(services, row),
    phone: row.phone,
    class: place.class,
    due: iso(place.due),
    askedAt: iso(place.askedAt),
    // who cannot be called is written to, where that is possible
    by: planned === 'call' && blocked && row.email !== null ? 'email' : planned,
    step,
    attempts: {
      n: state.attempts?.n ?? 0,
      last: state.attempts?.outcome ?? null,
      lastAt: state.attempts ? iso(state.attempts.lastAt) : null,
    },
    there: clockThere(row.country, now),
    meeting: planned === 'meeting' ? comingMeeting(state) : null,
    blocked,
  }
}

function comingMeeting(state: LeadState): string | null {
  const open = Object.entries(state.meetings ?? {}).filter(([, one]) => one.status === 'booked')
  return open.sort(([, a], [, b]) => a.at - b.at)[0]?.[0] ?? null
}
