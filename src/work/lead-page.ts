import { detailOf } from '#journey/lifecycle/detail.rules.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { spoken } from '#journey/spoken.rules.ts'
import { survivorOf } from '#work/merged.store.ts'
import { loadLead } from '#work/lead.store.ts'
import { overtaken } from '#work/seen.ts'
import { standsAs } from '#work/seen.rules.ts'
import { idempotent, perform, refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Done, Work } from '#work/card.ts'
import type { Services } from '#work/services.ts'

const CHANGED = refuse(
  'changed_meanwhile',
  'Somebody else changed the lead meanwhile: look again before you act.',
)
const NOT_FOUND = { refused: 'not_found' as const, detail: 'There is no such lead.' }

/** GET /api/leads/{id}: where the lead stands. */
export async function showLead(services: Services, request: Request): Promise<Answer> {
  const found = await loadGoingOn(services, request.params.id!)
  if (!found) return refused(NOT_FOUND)
  const etag = `W/"${found.card.seq}"`
  if (request.headers.get('if-none-match') === etag) return { status: 304, headers: { etag } }
  const names = spoken(services, request.language)
  const body = detailOf(names, found.row, found.card, found.passages, found.opportunities, services.now())
  return { status: 200, body, headers: { etag } }
}

/** The lead, or the one that it goes on in. */
async function loadGoingOn({ db }: Services, id: string): ReturnType<typeof loadLead> {
  const found = await loadLead(db, id)
  if (found) return found
  const survivor = await survivorOf(db, id)
  return survivor === id ? null : loadLead(db, survivor)
}

/** What every action on a lead answers: the lead as it is now. */
export async function actOn(
  services: Services,
  request: Request,
  decide: Work['decide'],
  name: string,
  companyKeys?: string[],
): Promise<Answer> {
  const leadId = request.params.id!
  const expected = request.headers.get('if-match')
  const looked = await overtaken(services.db, request, leadId, name)
  const guarded: Work['decide'] = (card, now, companies) => {
    if (expected !== null && expected !== `W/"${card!.seq}"`) return CHANGED
    const told = decide(card, now, companies)
    // a refusal of its own says more
    if ('refused' in told || looked === null) return told
    return looked.overtaken || !standsAs(card!.state, looked.standing) ? CHANGED : told
  }
  const answer = (done: Done) =>
    done.refusal
      ? (refused(done.refusal) as { status: number; body: unknown })
      : { status: 200, body: { id: leadId } }
  const work: Work = { target: { leadId }, decide: guarded, ...(companyKeys && { companyKeys }) }
  const result = await perform(
    services,
    idempotent(request, `/api/leads/${leadId}/${name}`, work, answer),
    answer,
  )
  return result.status === 200 ? showLead(services, { ...request, headers: new Headers() }) : result
}
