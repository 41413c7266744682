import { askRelease, releaseOf } from '#journey/handoff/release.store.ts'
import { authorOf } from '#work/author.rules.ts'
import { once, refused } from '#work/respond.ts'
import { progressOf, releaseSlice } from '#journey/handoff/release.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** POST /api/people/{id}/release: the first slice at once, the rest by release.jobs.ts. */
export async function releasePerson(services: Services, request: Request): Promise<Answer> {
  const person = request.params.id!
  const { because } = request.body as { because: 'left' | 'released' }
  return (
    unknown(services, person) ??
    once(services, request, `/api/people/${person}/release`, async () => {
      const asked = { person, because, author: authorOf(request.who) }
      await askRelease(services.db, asked, services.now())
      const row = await releaseOf(services.db, person)
      if (row?.endedAt === null) await releaseSlice(services, row)
      return { status: 200, body: await progressOf(services.db, person) }
    })
  )
}

/** GET /api/people/{id}/release: how far it is. */
export async function releaseProgress(services: Services, request: Request): Promise<Answer> {
  const person = request.params.id!
  return unknown(services, person) ?? { status: 200, body: await progressOf(services.db, person) }
}

function unknown({ people }: Services, id: string): Answer | null {
  const person = people.get(id)
  return !person || person.desk
    ? refused({ refused: 'not_found', detail: `There is no person ${id}.` })
    : null
}
