import { asked } from '#journey/measure/report.rules.ts'
import { balanceSentence, liftSentence } from '#journey/measure/lift.words.rules.ts'
import { figures } from '#work/figures.ts'
import { invalid, refused } from '#work/respond.ts'
import { iso, stageView } from '#journey/lifecycle/views.rules.ts'
import { listDrawn } from '#journey/measure/lift-people.store.ts'
import { proofOf } from '#journey/measure/lift.ts'
import { readDrawings, readWins } from '#journey/measure/lift.store.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { isoCode, thinned } from '#journey/measure/lift.series.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Drawing } from '#journey/measure/lift.store.ts'
import type { DrawnPerson, DrawnQuery, ProofView } from '#journey/measure/lift.view.contract.ts'
import type { Proof } from '#journey/measure/lift.ts'
import type { Services } from '#work/services.ts'

const UNKNOWN = refuse('not_found', 'There is no such programme.')

/** GET /api/programmes/{programme}/lift */
export async function showLift(services: Services, request: Request): Promise<Answer> {
  const [drawing] = await readDrawings(services.db, request.params.programme!)
  if (!drawing) return refused(UNKNOWN)
  const date = asked(request.query as { asOf?: string }, services.now())
  if ('refused' in date) return refused(date)
  const past = (request.query as { asOf?: string }).asOf !== undefined && date.asOf < services.now()
  const { at, value } = past
    ? { at: services.now(), value: await proofOf(services.db, drawing, date.asOf) }
    : await presentProof(services, drawing)
  const { since, currency, unpriced, lifts, balance } = value
  const { language } = request
  const body: ProofView = {
    programme: { id: drawing.id, name: drawing.name },
    asOf: iso(past ? date.asOf : at),
    countedAt: iso(at),
    since: since === null ? null : iso(since),
    holdOut: drawing.holdOut,
    currency: isoCode(currency),
    unpriced,
    outcomes: lifts.map((lift) => ({
      ...lift,
      points: thinned(lift.points),
      sentence: liftSentence(lift, language, isoCode(currency)),
    })),
    balance: balance && { ...balance, sentence: balanceSentence(balance, language) },
  }
  return { status: 200, body }
}

/** As of now, counted once for everybody who looks; `noOlder` as figures() has it. */
export function presentProof(
  services: Services,
  drawing: Drawing,
  noOlder?: number,
): Promise<{ at: number; value: Proof }> {
  const count = () => proofOf(services.db, drawing, services.now())
  // another version with another share is another question
  const key = `lift ${drawing.id} ${[...drawing.percents].join(' ')}`
  return figures(services, key, count, noOlder)
}

/** GET /api/programmes/{programme}/lift/people */
export async function liftPeople(services: Services, request: Request): Promise<Answer> {
  const { db, law, now } = services
  const [drawing] = await readDrawings(db, request.params.programme!)
  if (!drawing) return refused(UNKNOWN)
  const query = request.query as DrawnQuery
  const date = asked({ asOf: query.asOf }, now())
  if ('refused' in date) return refused(date)
  const { currency } = await readWins(db, date.asOf)
  const versions = [...drawing.percents.keys()]
  const found = await listDrawn(db, { programme: drawing.id, asOf: date.asOf, versions, currency }, query)
  if (!found) return invalid([{ field: 'cursor', message: 'is not one of ours' }])
  const orNull = (at: number | null) => (at === null ? null : iso(at))
  const items = found.items.map((row): DrawnPerson => {
    const { id, name } = stageView(law.version(row.lead_version), row.stage)
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      company: row.company,
      stage: { id, name },
      version: row.version,
      drawnAt: iso(row.drawn_at),
      acceptedAt: orNull(row.accepted_at),
      opportunityAt: orNull(row.opportunity_at),
      wonAt: orNull(row.won_at),
      won: row.won,
    }
  })
  return { status: 200, body: { items, next: found.next } }
}
