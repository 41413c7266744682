import { costOfQuality } from '#journey/measure/cost/cost.ts'
import { leadBooks } from '#journey/measure/cost/books.ts'
import { leakLedger } from '#journey/measure/leaks/ledger.ts'
import { lyingPage } from '#journey/measure/leaks/lying.ts'
import { paidPage } from '#journey/measure/cost/behind.ts'
import { refused } from '#work/respond.ts'
import { vintages as vintagesOf } from '#journey/measure/cost/vintages.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { CostLeadsQuery } from '#journey/measure/cost/contract.ts'
import type { Given } from '#journey/measure/grain/filter.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** GET /api/measure/leaks */
export async function leaks(services: Services, request: Request): Promise<Answer> {
  return answered(await leakLedger(services, request.query as Given, request.who, request.language))
}

/** GET /api/measure/leaks/{what}: the leads behind a figure. */
export async function leakLeads(services: Services, request: Request): Promise<Answer> {
  const given = request.query as Given & { limit: number; cursor?: string }
  return answered(await lyingPage(services, request.params.what!, given, request.who))
}

/** GET /api/measure/cost */
export async function cost(services: Services, request: Request): Promise<Answer> {
  return answered(await costOfQuality(services, request.query as Given & { by?: string }, request.who))
}

/** GET /api/measure/cost/leads: the leads behind a figure of cost and of vintages. */
export async function costLeads(services: Services, request: Request): Promise<Answer> {
  return answered(await paidPage(services, request.query as CostLeadsQuery, request.who))
}

/** GET /api/measure/vintages */
export async function vintages(services: Services, request: Request): Promise<Answer> {
  return answered(await vintagesOf(services, request.query as Given, request.who))
}

/** GET /api/leads/{id}/books */
export async function books(services: Services, request: Request): Promise<Answer> {
  return answered(await leadBooks(services, request.params.id!))
}

function answered(found: object | Refusal): Answer {
  return 'refused' in found ? refused(found) : { status: 200, body: found }
}
