import { v5, v7 } from 'uuid'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { checkMoment } from '#journey/capture/rules.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { findOpportunity, knownLeads, listOpportunities } from '#journey/measure/opportunities.store.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { OpportunityChange, OpportunityInput, OpportunityView } from '#journey/measure/contract.ts'
import type { OpportunityReported } from '#journey/measure/facts.ts'
import type { Services } from '#work/services.ts'
import type { StoredOpportunity } from '#journey/measure/opportunities.store.ts'

/** Ids made from an Idempotency-Key: the same request twice names the same thing. */
const NAMESPACE = '4a1c5f0e-6f4b-4f0e-9d5c-2f0d6f1b7c22'

/** The id of what a request makes. */
export function idFor(request: Request): string {
  const key = request.headers.get('idempotency-key')
  return key === null ? v7() : v5(key, NAMESPACE)
}

export function createOpportunity(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/opportunities', () => openOne(services, request))
}

async function openOne(services: Services, request: Request): Promise<Answer> {
  const given = request.body as OpportunityInput
  const id = given.id ?? idFor(request)
  const known = await findOpportunity(services.db, id)
  const wrong = checkDates(services, given, known?.opened_at)
  if (wrong) return wrong
  const told: Omit<OpportunityReported, 'primary'> = {
    id,
    name: given.name ?? null,
    status: given.status,
    stage: given.stage ?? null,
    amount: given.amount === undefined ? null : String(given.amount),
    currency: given.currency ?? null,
    openedAt: known?.opened_at ?? openedAt(services, given),
    closedAt: closedAt(services, given.status, given.closedAt),
    owner: given.owner ?? null,
    role: null,
    fields: {},
  }
  // those who heard of it before hear of it again, and the first of them stays the one that it is counted with
  const named = [...(known?.named ?? []), ...given.leadIds]
  return tell(services, named, told, { isNew: known === null, by: authorOf(request.who) })
}

const TRIES = 5

/** What is left out stays as it is known; when somebody else changed it meanwhile, it is read and merged again. */
export async function changeOpportunity(services: Services, request: Request): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await changeOne(services, request)
    if (answer.status !== 412 || attempt === TRIES) return answer
  }
}

async function changeOne(services: Services, request: Request): Promise<Answer> {
  const change = request.body as OpportunityChange
  const known = await findOpportunity(services.db, request.params.id!)
  if (!known)
    return refused({ refused: 'not_found', detail: `There is no opportunity ${request.params.id}.` })
  const wrong = checkDates(services, change, known.opened_at)
  if (wrong) return wrong
  const status = change.status ?? known.status
  const told: Omit<OpportunityReported, 'primary'> = {
    id: known.opportunity_id,
    name: change.name ?? known.name,
    status,
    stage: change.stage ?? known.stage,
    amount: change.amount === undefined ? known.amount : String(change.amount),
    currency: change.currency ?? known.currency,
    openedAt: known.opened_at,
    closedAt:
      change.closedAt || status !== known.status
        ? closedAt(services, status, change.closedAt)
        : known.closed_at,
    owner: change.owner ?? known.owner,
    role: null,
    fields: known.fields,
  }
  const primarySeq = known.primary_seq
  return tell(services, known.named, told, { isNew: false, by: authorOf(request.who), primarySeq })
}

function checkDates(
  services: Services,
  given: { openedAt?: string | undefined; closedAt?: string | undefined },
  knownOpening: number | null | undefined,
): Answer | null {
  for (const field of ['openedAt', 'closedAt'] as const) {
    const late =
      given[field] === undefined ? null : checkMoment(Date.parse(given[field]), services.now(), field)
    if (late) return invalid([late])
  }
  // moments carry offsets, so their texts do not sort
  const opened = knownOpening ?? (given.openedAt === undefined ? null : Date.parse(given.openedAt))
  if (opened !== null && given.closedAt !== undefined && Date.parse(given.closedAt) < opened) {
    return invalid([{ field: 'closedAt', message: 'lies before openedAt' }])
  }
  return null
}

/** Of one that is told when it is over, and not since when it ran, it is known that it was not opened later. */
function openedAt(services: Services, given: OpportunityInput): number {
  if (given.openedAt !== undefined) return Date.parse(given.openedAt)
  return given.closedAt === undefined ? services.now() : Math.min(services.now(), Date.parse(given.closedAt))
}

function closedAt(services: Services, status: string, given: string | undefined): number | null {
  if (status === 'open') return null
  return given === undefined ? services.now() : Date.parse(given)
}

interface Told {
  isNew: boolean
  by: string
  /** refused as `changed_meanwhile` unless the primary lead's stream still ends there */
  primarySeq?: number
}

/**
 * Every lead of the buying group hears of it, in the lead where it goes on; the first is the one that it is counted with.
 * @param named those who were named before and now
 */
async function tell(
  services: Services,
  named: string[],
  told: Omit<OpportunityReported, 'primary' | 'leads'>,
  { isNew, by, primarySeq }: Told,
): Promise<Answer> {
  const leads = [...new Set(named)]
  const known = await knownLeads(services.db, leads)
  const missing = leads.filter((id) => !known.has(id))
  if (missing.length > 0)
    return invalid([{ field: 'leadIds', message: `names unknown leads: ${missing.join(', ')}` }])
  const say = (lead: string, primary: boolean) =>
    services.gatherer.do({
      target: { leadId: lead },
      decide: (card, now) =>
        primary && primarySeq !== undefined && card!.seq !== primarySeq
          ? refuse('changed_meanwhile', 'Somebody else changed it meanwhile: look again before you act.')
          : act.opportunity({ ...told, leads, primary }, isNew, by)(now),
    })
  const [first, ...others] = new Set(leads.map((id) => known.get(id)!))
  const { refusal } = await say(first!, true)
  if (refusal) return refused(refusal)
  await Promise.all(others.map((one) => say(one, false)))
  const stored = await findOpportunity(services.db, told.id)
  return { status: isNew ? 201 : 200, body: viewOf(stored!) }
}

function viewOf(row: StoredOpportunity): OpportunityView {
  return {
    id: row.opportunity_id,
    name: row.name,
    company: row.company,
    owner: row.owner,
    status: row.status,
    stage: row.stage,
    amount: row.amount,
    currency: row.currency,
    openedAt: row.opened_at === null ? null : iso(row.opened_at),
    closedAt: row.closed_at === null ? null : iso(row.closed_at),
    leadIds: row.lead_ids,
    fields: row.fields,
  }
}

export async function showOpportunity(services: Services, request: Request): Promise<Answer> {
  const found = await findOpportunity(services.db, request.params.id!)
  if (!found)
    return refused({ refused: 'not_found', detail: `There is no opportunity ${request.params.id}.` })
  return { status: 200, body: viewOf(found) }
}

export async function opportunities(services: Services, request: Request): Promise<Answer> {
  const { status, limit, cursor } = request.query as { status?: string; limit: number; cursor?: string }
  const after = cursor === undefined ? [''] : decodeCursor(cursor, ['text'])
  if (!after) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const rows = await listOpportunities(services.db, { status, after: after[0], limit: limit + 1 })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? encodeCursor([items.at(-1)!.opportunity_id]) : null
  return { status: 200, body: { items: items.map(viewOf), next } }
}
