import { caveatsOf, isFigure, type Caveat } from '#journey/measure/said/caveats.rules.ts'
import { caveatSentence } from '#journey/measure/said/words.rules.ts'
import { counted } from '#journey/measure/asking.ts'
import { readFound } from '#journey/measure/said/found.store.ts'
import { refused } from '#work/respond.ts'
import { refuseFigures } from '#people/figures.rules.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Narrowed } from '#journey/measure/grain/filter.rules.ts'
import type { CaveatsQuery } from '#journey/measure/said/contract.ts'
import type { Services } from '#work/services.ts'

/** GET /api/measure/caveats: what has to be said at a figure, asked for with the same filters as the figure. */
export async function caveats(services: Services, request: Request): Promise<Answer> {
  const { figure, ...given } = request.query as CaveatsQuery
  const asked = scopeOf(services, given)
  if ('refused' in asked) return refused(asked)
  const closed = given.owner === undefined ? null : refuseFigures(request.who, given.owner)
  if (closed) return refused(closed)
  const key = `caveats ${figure} ${JSON.stringify(given)}`
  const { value } = await counted(services, key, async (db) =>
    caveatsOf(figure, await readFound(services, db, figure, asked.filters, asked.live)),
  )
  const items = value.map((one) => ({ ...one, sentence: caveatSentence(one, request.language) }))
  return { status: 200, body: { items, next: null } }
}

/** The same as notes of a report, in English; none for a report that is no figure of the measurement. */
export async function notesFor(
  floor: Pick<Services, 'db' | 'now' | 'log' | 'law'>,
  report: string,
  { given }: Narrowed,
): Promise<string[]> {
  if (!isFigure(report)) return []
  const scope = scopeOf(floor, given)
  // what cannot be asked was refused with the report
  if ('refused' in scope) return []
  const found = await readFound(floor, floor.db, report, scope.filters, scope.live)
  return caveatsOf(report, found).map((one: Caveat) => caveatSentence(one, 'en'))
}
