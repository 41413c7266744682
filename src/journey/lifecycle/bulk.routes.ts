import * as act from '#journey/lifecycle/actions.rules.ts'
import { assigneeOf } from '#journey/lifecycle/assignee.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { doBatch } from '#work/batch.ts'
import { nameOf } from '#work/tables.ts'
import { once, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { BulkAnswer } from '#journey/lifecycle/bulk.contract.ts'
import type { Services } from '#work/services.ts'
import type { Work } from '#work/card.ts'

interface Bulk {
  ids: string[]
  dryRun: boolean
  by?: string
}

/** POST /api/leads/bulk/assign */
export async function assignMany(services: Services, request: Request): Promise<Answer> {
  const body = request.body as Bulk & { owner: string }
  const whom = assigneeOf(services.people, body.owner)
  if ('refused' in whom) return refused(whom)
  const acting = { by: body.by, author: authorOf(request.who) }
  return many(services, request, 'assign', body, (card, now) =>
    act.assign(services.law.version(card!.state.version), whom, acting)(card, now),
  )
}

/** POST /api/leads/bulk/disqualify */
export function disqualifyMany(services: Services, request: Request): Promise<Answer> {
  const body = request.body as Bulk & { reason: string; note?: string }
  const { reason, note, by } = body
  const given = { reason, note, by, author: authorOf(request.who) }
  return many(services, request, 'disqualify', body, act.disqualify(services.law, given))
}

/**
 * One transaction: each lead is decided for itself and refused for itself, with the reason. A dry run decides the same way
 * and writes nothing, so the preview is what would happen at this moment.
 */
function many(
  services: Services,
  request: Request,
  what: string,
  { ids, dryRun }: Bulk,
  decide: Work['decide'],
): Promise<Answer> {
  const work = async (): Promise<Answer> => {
    const chosen = [...new Set(ids)]
    const works = chosen.map((leadId): Work => ({ target: { leadId }, decide }))
    const dones = await doBatch(services, works, { dry: dryRun })
    const body: BulkAnswer = { dryRun, changed: [], refused: [] }
    for (const [i, { card, refusal }] of dones.entries()) {
      const id = chosen[i]!
      if (!refusal) body.changed.push(id)
      else {
        const name = card ? (nameOf(card.person) ?? card.company?.name ?? null) : null
        body.refused.push({ id, name, code: refusal.refused, detail: refusal.detail })
      }
    }
    return { status: 200, body }
  }
  return dryRun ? work() : once(services, request, `/api/leads/bulk/${what}`, work)
}
