import { release } from '#journey/handoff/returns.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { refused } from '#work/respond.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Gatherer } from '#work/gather.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

interface Floor {
  db: Queryable
  gatherer: Gatherer
}

/** Enough for a few batches, few enough to answer others in between. */
const SLICE = 200

/**
 * Somebody is gone, or gives up what they have: each of their leads goes to somebody else. What they were offered is
 * offered to the next one, what they had accepted is routed anew, their clocks begin again with whoever gets the lead.
 * It may be repeated: a lead that is not theirs any more is left alone.
 * @returns how many leads changed hands
 */
export async function releaseLeads(
  { db, gatherer }: Floor,
  person: string,
  because: 'left' | 'released',
  author: string,
): Promise<number> {
  const ids = await leadsOf(db, person)
  let released = 0
  for (let from = 0; from < ids.length; from += SLICE) {
    const slice = ids.slice(from, from + SLICE)
    const dones = await Promise.all(
      slice.map((leadId) => gatherer.do({ target: { leadId }, decide: release(person, because, author) })),
    )
    released += dones.filter(({ refusal, facts }) => refusal === null && facts > 0).length
  }
  return released
}

async function leadsOf(db: Queryable, person: string): Promise<string[]> {
  const { rows } = await db.query<{ lead_id: string }>(
    `select lead_id from leads where workspace_no = 1 and owner = $1
     union select lead_id from clocks where workspace_no = 1 and person = $1 and stopped_at is null`,
    [person],
  )
  return rows.map(({ lead_id }) => lead_id)
}

/** POST /api/people/{id}/release */
export async function releasePerson(services: Services, request: Request): Promise<Answer> {
  const id = request.params.id!
  const { because } = request.body as { because: 'left' | 'released' }
  const person = services.people.get(id)
  if (!person || person.desk) return refused({ refused: 'not_found', detail: `There is no person ${id}.` })
  return { status: 200, body: { released: await releaseLeads(services, id, because, authorOf(request.who)) } }
}
