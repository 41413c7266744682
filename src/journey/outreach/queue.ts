import { accountsDue, candidates, plannedLater } from '#journey/outreach/queue.store.ts'
import { approachOf, inOrder, inOrderOfValue, queuedAs, wayOf } from '#journey/outreach/queue.rules.ts'
import { iso, summaryOf } from '#journey/lifecycle/views.rules.ts'
import { officeHours, zoneOf } from '#journey/outreach/zones.rules.ts'
import { readSettings } from '#journey/outreach/settings.store.ts'
import { stepOf } from '#journey/outreach/cadence.rules.ts'
import { reachOf } from '#journey/outreach/suppression.store.ts'
import { readWorths } from '#work/worths.ts'
import type { Order, Worth } from '#journey/measure/value/worth.contract.ts'
import type { Cadence } from '#journey/agreement/ruleset.cadence.ts'
import type { CandidateRow, Range } from '#journey/outreach/queue.store.ts'
import type { LeadState } from '#journey/state.ts'
import type { Queue, QueueItem } from '#journey/outreach/queue.contract.ts'
import type { Approach, Queued } from '#journey/outreach/queue.rules.ts'
import type { Services } from '#work/services.ts'

const MOST = 100
const MOST_BLOCKED = 50

/** Whom somebody calls next, in the order of the rule or of value, each with why it stands there. */
export async function queueOf(services: Services, person: string, order: Order): Promise<Queue> {
  const now = services.now()
  const stages = stagesToCall(services)
  const of = { person, stages, now }
  const [found, later, accounts, settings] = await Promise.all([
    lookThrough(services, of, order),
    plannedLater(services.db, person, stages, now),
    accountsDue(services.db, person, iso(now).slice(0, 10)),
    readSettings(services.db),
  ])
  const worths = await readWorths(
    services,
    found.map(({ row }) => row.lead_id),
  )
  const compare = order === 'value' ? inOrderOfValue((id) => worths.get(id)?.value?.mean ?? -1) : inOrder
  const inTurn = (some: Found[]) => some.sort((a, b) => compare(a.place, b.place))
  const shown = (one: Found) => itemOf(services, one, worths.get(one.row.lead_id) ?? null, now)
  const tiers = new Map(settings.tiers.map((tier, i) => [tier.id, { ...tier, i }]))
  const tierOf = (id: string) => tiers.get(id) ?? { id, name: id, i: tiers.size }
  return {
    person: { id: person, name: services.owner(person) },
    asOf: iso(now),
    items: inTurn(found.filter(({ alone }) => alone === null))
      .slice(0, MOST)
      .map(shown),
    next: null,
    blocked: inTurn(found.filter(({ alone }) => alone !== null))
      .slice(0, MOST_BLOCKED)
      .map(shown),
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

type Asked = Parameters<typeof candidates>[2]

/** A lead whose turn it is, and how it may be approached. */
interface Found extends Approach {
  row: CandidateRow
  place: Queued
}

/** How many of each range the head of a queue may need. */
const WANTED: Record<Order, Partial<Record<Range, number>>> = {
  clock: { promised: 60, untried: 60, best: 120 },
  value: { promised: 60, valued: 180 },
}

async function lookThrough(services: Services, asked: Asked, order: Order): Promise<Found[]> {
  const ranges = Object.entries(WANTED[order]) as [Range, number][]
  const parts = await Promise.all(ranges.map(([range, wanted]) => lookIn(services, range, asked, wanted)))
  return [...new Map(parts.flat().map((one) => [one.row.lead_id, one])).values()]
}

const PIECE = 500
/** A list of thousands who are all left alone is no queue: somebody has to clear it, and is not kept waiting. */
const FARTHEST = 5_000

/** Reads on behind those who are left alone, until the range gave as many as are wanted: they must not starve the others. */
async function lookIn(services: Services, range: Range, asked: Asked, wanted: number): Promise<Found[]> {
  const found: Found[] = []
  for (let from = 0, open = 0; from < FARTHEST && open < wanted;) {
    const many = from === 0 ? wanted : PIECE
    const rows = await candidates(services.db, range, asked, { from, many })
    const lookUp = await reachOf(
      services.db,
      rows.map((row) => row.lead_id),
      asked.now,
    )
    for (const row of rows) {
      const cadence = cadenceOf(services, row.state)
      const place = queuedAs(row.lead_id, row.state, cadence, zoneOf(row.country), asked.now)
      if (!place) continue
      const approach = approachOf(row.state, cadence, (way) => lookUp(row.lead_id, way)?.sentence ?? null)
      found.push({ row, place, ...approach })
      if (approach.alone === null) open++
    }
    if (rows.length < many) break
    from += many
  }
  return found
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
  { row, place, by, phone, alone }: Found,
  worth: Worth | null,
  now: number,
): QueueItem {
  const { state } = row
  const cadence = cadenceOf(services, state)
  const planned = wayOf(state, cadence)
  return {
    lead: { ...summaryOf(services, row), worth },
    phone: row.phone,
    class: place.class,
    due: iso(place.due),
    askedAt: iso(place.askedAt),
    by,
    step: placeIn(cadence, state),
    attempts: {
      n: state.attempts?.n ?? 0,
      last: state.attempts?.outcome ?? null,
      lastAt: state.attempts ? iso(state.attempts.lastAt) : null,
    },
    there: clockThere(row.country, now),
    meeting: planned === 'meeting' ? comingMeeting(state) : null,
    blocked: alone === null ? phone : { code: 'suppressed', text: alone },
  }
}

function comingMeeting(state: LeadState): string | null {
  const open = Object.entries(state.meetings ?? {}).filter(([, one]) => one.status === 'booked')
  return open.sort(([, a], [, b]) => a.at - b.at)[0]?.[0] ?? null
}
