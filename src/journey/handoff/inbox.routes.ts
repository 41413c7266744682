import { answeredLately, openOffers, takenBackFrom, workOf } from '#journey/handoff/inbox.store.ts'
import { invalid } from '#work/respond.ts'
import { iso, reasonsOf, summaryOf } from '#journey/lifecycle/views.rules.ts'
import { spoken } from '#journey/spoken.rules.ts'
import { owedOn, triedOn } from '#journey/handoff/owed.views.rules.ts'
import { writeBrief } from '#journey/handoff/brief.ts'
import { readWorths } from '#work/worths.ts'
import type { z } from 'zod'
import type { InboxQuery } from '#journey/handoff/contract.ts'
import type { LeadRow } from '#work/list.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'
import type { TakenBack } from '#journey/handoff/inbox.store.ts'

const DAY_MS = 24 * 3600_000
const OVER: string[] = ['won', 'lost', 'disqualified', 'closed']
/** A brief takes three queries: those further down are written when somebody comes to them. */
const BRIEFED = 3

/** GET /api/inbox: what a rep answers now, what he works on, what was taken back. */
export async function inbox(services: Services, request: Request): Promise<Answer> {
  const { rep, order } = request.query as z.infer<typeof InboxQuery>
  const person = services.people.get(rep)
  if (!person) return invalid([{ field: 'rep', message: 'is nobody we know' }])
  const now = services.now()
  const names = spoken(services, request.language)
  const stages = services.agreements.flatMap(({ ruleset }) => Object.values(ruleset.stages))
  const over = stages.filter(({ kind }) => OVER.includes(kind)).map(({ id }) => id)
  const [offers, working, answered, back] = await Promise.all([
    openOffers(services.db, rep, order, now),
    workOf(services.db, rep, over, order, now),
    answeredLately(services.db, rep, now - 30 * DAY_MS),
    takenBackFrom(services.db, rep, now - DAY_MS),
  ])
  const worths = await readWorths(
    services,
    [...offers, ...working].map(({ row }) => row.lead_id),
  )
  const listed = (row: LeadRow) => ({ ...summaryOf(names, row), worth: worths.get(row.lead_id) ?? null })
  const briefed = await Promise.all(
    offers.map(async ({ row, card }, i) => {
      const { handoff, nextStep, clocks } = card.state
      const rules = services.law.version(card.state.version)
      return {
        lead: listed(row),
        offeredAt: iso(handoff.status === 'offered' ? handoff.at : row.stage_since),
        due: iso(nextStep.due),
        owed: owedOn(names, clocks),
        tried: triedOn(card.state),
        brief: i < BRIEFED ? await writeBrief(services, card, now, request.language) : null,
        returnReasons: reasonsOf(rules, rules.returnReasons),
      }
    }),
  )
  return {
    status: 200,
    body: {
      rep: { id: rep, name: person.name },
      offers: briefed,
      working: working.map(({ row, state }) => ({
        ...listed(row),
        owed: owedOn(names, state.clocks),
        tried: triedOn(state),
      })),
      takenBack: back.map((one) => takenBack(services, one)),
      answered,
    },
  }
}

function takenBack({ law }: Services, one: TakenBack) {
  const stage = one.stage === null ? undefined : law.version(one.version).stages[one.stage]
  const duty = stage?.duties.find(({ id }) => id === one.clock)
  return {
    lead: { id: one.lead_id, name: one.name, company: one.company },
    at: iso(one.at),
    // an offer whose time ran out is told as such, whatever the duty is called
    why: one.clock === null || duty?.until === 'answer' ? null : (duty?.name ?? one.clock),
  }
}
