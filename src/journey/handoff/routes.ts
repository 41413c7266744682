import * as act from '#journey/lifecycle/actions.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { actOn } from '#work/lead-page.ts'
import { answeredLately, countOffers, openOffers, workOf } from '#journey/handoff/inbox.store.ts'
import { writeBrief } from '#journey/handoff/brief.ts'
import { checkMoment } from '#journey/capture/rules.ts'
import { invalid } from '#work/respond.ts'
import { iso, reasonsOf, summaryOf } from '#journey/lifecycle/views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

type Body<T> = { by?: string; note?: string } & T

export function accept(services: Services, request: Request): Promise<Answer> {
  return actOn(services, request, act.accept((request.body as Body<object>).by), 'accept')
}

export function giveBack(services: Services, request: Request): Promise<Answer> {
  return actOn(
    services,
    request,
    act.giveBack(services.law, request.body as Body<{ reason: string }>),
    'return',
  )
}

export async function contacted(services: Services, request: Request): Promise<Answer> {
  const { at: given, ...body } = request.body as Body<{ how: string; at?: string }>
  const at = given === undefined ? null : Date.parse(given)
  const late = checkMoment(at, services.now(), 'at')
  return late
    ? invalid([late])
    : actOn(services, request, act.contacted({ ...body, at, author: authorOf(request.who) }), 'contacted')
}

export function rate(services: Services, request: Request): Promise<Answer> {
  return actOn(
    services,
    request,
    act.rate({
      ...(request.body as Body<{ of: 'lead' | 'brief'; rating: number }>),
      author: authorOf(request.who),
    }),
    'rate',
  )
}

/** GET /api/inbox/count: every screen asks this again and again, so it reads no lead. */
export async function offersOpen(services: Services, request: Request): Promise<Answer> {
  const { rep } = request.query as { rep: string }
  if (!services.people.has(rep)) return invalid([{ field: 'rep', message: 'is nobody we know' }])
  return { status: 200, body: { offers: await countOffers(services.db, rep) } }
}

const DAY_MS = 24 * 3600_000
const OVER: string[] = ['won', 'lost', 'disqualified', 'closed']

/** GET /api/inbox: what a rep answers now, and what he works on. */
export async function inbox(services: Services, request: Request): Promise<Answer> {
  const { rep } = request.query as { rep: string }
  const person = services.people.get(rep)
  if (!person) return invalid([{ field: 'rep', message: 'is nobody we know' }])
  const now = services.now()
  const stages = services.agreements.flatMap(({ ruleset }) => Object.values(ruleset.stages))
  const over = stages.filter(({ kind }) => OVER.includes(kind)).map(({ id }) => id)
  const [offers, working, answered] = await Promise.all([
    openOffers(services.db, rep),
    workOf(services.db, rep, over),
    answeredLately(services.db, rep, now - 30 * DAY_MS),
  ])
  const briefed = await Promise.all(
    offers.map(async ({ row, card }) => {
      const offeredAt = card.state.handoff.status === 'offered' ? card.state.handoff.at : row.stage_since
      const rules = services.law.version(card.state.version)
      return {
        lead: summaryOf(services, row),
        offeredAt: iso(offeredAt),
        due: iso(card.state.nextStep.due),
        brief: await writeBrief(services, card, now),
        returnReasons: reasonsOf(rules, rules.returnReasons),
      }
    }),
  )
  return {
    status: 200,
    body: {
      rep: { id: rep, name: person.name },
      offers: briefed,
      working: working.map((row) => summaryOf(services, row)),
      answered,
    },
  }
}
