import { unknownRegion } from '#people/people.routes.ts'
import { changeMember, readMembers } from '#people/people.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { PersonPatch } from '#people/people.store.ts'
import type { Services } from '#work/services.ts'

/** PATCH /api/session/profile: one's own language, zone, hours and absences. Who one is, and for how much, others say. */
export async function changeProfile(services: Services, { who, body }: Request): Promise<Answer> {
  const change = body as PersonPatch
  const wrong = await unknownRegion(change.holidays)
  if (wrong) return wrong
  await changeMember(services.db, who.id, change)
  // whoever is away from today on is offered nothing from now on
  await services.refreshPeople()
  return { status: 200, body: (await readMembers(services.db, who.id))[0] }
}
