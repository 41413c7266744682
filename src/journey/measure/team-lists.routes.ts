import { DAY_MS } from '#journey/measure/day.rules.ts'
import { refuseFigures, seesOthers } from '#people/figures.rules.ts'
import { dutiesOf } from '#journey/measure/clocks.rules.ts'
import { invalid, refused } from '#work/respond.ts'
import { listClocks } from '#journey/measure/clocks-list.store.ts'
import { listOffers, type OfferRow } from '#journey/measure/offers-list.store.ts'
import { rosterOf } from '#journey/measure/team.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { ClocksQuery, ClockView, OffersQuery, OfferView } from '#journey/measure/team.contract.ts'
import type { Services } from '#work/services.ts'

const CURSOR = { field: 'cursor', message: 'is not a cursor of this list' }

/** GET /api/offers: what the figures on people are counted from. */
export async function offers(services: Services, request: Request): Promise<Answer> {
  const asked = request.query as OffersQuery
  const rep = asked.rep ?? ownOnly(request.who)
  const closed = rep === null ? null : refuseFigures(request.who, rep)
  if (closed) return refused(closed)
  const now = services.now()
  const team =
    asked.team === undefined ? null : rosterOf(services.people.values(), asked.team).map(({ id }) => id)
  const filter = {
    asOf: now,
    from: now - asked.days * DAY_MS,
    to: now,
    reps: rep === null ? team : [rep],
    came: asked.came?.split(',').filter(Boolean) ?? null,
    answer: asked.answer ?? null,
    minScore: asked.minScore ?? null,
    maxScore: asked.maxScore ?? null,
  }
  const found = await listOffers(services.db, services.law.at(now), filter, asked.limit, asked.cursor)
  if (!found) return invalid([CURSOR])
  return {
    status: 200,
    body: { items: found.items.map((row) => offerView(services, row)), next: found.next },
  }
}

/** Who sees no figures of others and does not say whose they want means their own. */
function ownOnly(who: Request['who']): string | null {
  return seesOthers(who) ? null : who.id
}

export function offerView(services: Services, row: OfferRow): OfferView {
  const { id, name, email, company, seq, rep, score, answer, reason, came, became } = row
  const label = reason === null ? null : services.law.at(services.now()).returnReasons[reason]?.label
  return {
    lead: { id, name, email, company, score: row.lead_score },
    seq,
    rep: { id: rep, name: services.owner(rep) },
    score,
    offeredAt: iso(row.offered_at),
    answer,
    reason: label ?? reason,
    workedAt: row.worked_at === null ? null : iso(row.worked_at),
    came,
    became,
  }
}

/** GET /api/clocks */
export async function clocks(services: Services, request: Request): Promise<Answer> {
  const asked = request.query as ClocksQuery
  const person = asked.person ?? ownOnly(request.who)
  const closed = person === null ? null : refuseFigures(request.who, person)
  if (closed) return refused(closed)
  const now = services.now()
  const filter = {
    now,
    from: now - asked.days * DAY_MS,
    clock: asked.clock ?? null,
    person,
    team: asked.team ?? null,
    state: asked.state ?? null,
  }
  const found = await listClocks(services.db, filter, asked.limit, asked.cursor)
  if (!found) return invalid([CURSOR])
  const duties = dutiesOf(services.law.at(now))
  const items = found.items.map((row): ClockView => {
    const { id, name, email, company, score, seq, clock, state } = row
    return {
      lead: { id, name, email, company, score },
      seq,
      clock,
      name: duties.get(clock)?.name ?? clock,
      person: { id: row.person, name: services.owner(row.person) },
      startedAt: iso(row.started_at),
      due: iso(row.due_at),
      stoppedAt: row.stopped_at === null ? null : iso(row.stopped_at),
      state,
      hours: row.took_ms === null ? null : row.took_ms / 3_600_000,
    }
  })
  return { status: 200, body: { items, next: found.next } }
}
