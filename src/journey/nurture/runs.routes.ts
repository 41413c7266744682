import { authorOf } from '#work/author.rules.ts'
import { runView, shown } from '#journey/nurture/views.rules.ts'
import { cancelRun, countWhom, nextOf, openRun, askRun, runsOf } from '#journey/nurture/runs.store.ts'
import { doBatch } from '#work/batch.ts'
import { mayRun, NO_PROGRAMME } from '#journey/nurture/permit.ts'
import { once, refused } from '#work/respond.ts'
import { programmeOf } from '#journey/nurture/programmes.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { takeIn } from '#journey/nurture/actions.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Law } from '#journey.ts'
import type { Programme } from '#journey/nurture/programme.rules.ts'
import type { Services } from '#work/services.ts'

/** Enough for a share that says something, few enough to be answered at once. */
const SAMPLE = 200

/** GET /api/programmes/{programme}/waiting: who is where it takes people in already, and how many of a sample fit. */
export async function waiting(services: Services, request: Request): Promise<Answer> {
  const known = await programmeOf(services, request.params.programme!)
  const one = known && shown(known.versions, known.turns.at(-1))
  if (!one) return refused(NO_PROGRAMME)
  const { programme } = one
  const { stages } = programme.entry
  const asked = { programme: programme.id, ask: 'enter' as const, stages }
  const [count, rows] = await Promise.all([
    countWhom(services.db, asked),
    nextOf(services.db, { ...asked, walked: null }, stages, SAMPLE),
  ])
  const law = asIfRunning(services.law, programme)
  const works = rows.map(({ lead, reason }) => ({
    target: { leadId: lead },
    decide: takeIn(law, programme.id, reason, 'api'),
  }))
  const dones = await doBatch({ ...services, law }, works, { dry: true })
  const fit = dones.filter(({ refusal, facts }) => refusal === null && facts > 0).length
  return { status: 200, body: { count, fit, sample: rows.length } }
}

/** The law in which this programme takes people in now, whether or not it was started. */
function asIfRunning({ at, version, calendar, programmes }: Law, programme: Programme): Law {
  return {
    at,
    version,
    calendar,
    programmes: { ...programmes!, running: () => [programme] },
  }
}

/** POST /api/programmes/{programme}/take-in */
export function takeWaitingIn(services: Services, request: Request): Promise<Answer> {
  const id = request.params.programme!
  return once(services, request, `/api/programmes/${id}/take-in`, async () => {
    const not = mayRun(request)
    if (not) return not
    const known = await programmeOf(services, id)
    const turn = known?.turns.at(-1)
    if (!known) return refused(NO_PROGRAMME)
    if (turn?.what !== 'started') return refused(refuse('wrong_turn', 'Start it first.'))
    const { entry } = shown(known.versions, turn)!.programme
    const run = { programme: id, ask: 'enter' as const, by: authorOf(request.who), at: services.now() }
    try {
      await askRun(services.db, { ...run, stages: entry.stages })
    } catch (error) {
      if ((error as { code?: string }).code !== '23505') throw error
      return refused(refuse('wrong_turn', 'People are being taken in or out already.'))
    }
    const open = await openRun(services.db, id)
    const row = open ?? (await runsOf(services.db, id))[0]!
    return { status: 201, body: runView(row, services.owner) }
  })
}

/** POST /api/programmes/{programme}/runs/{run}/cancel: who is in stays in. */
export async function cancelTakingIn(services: Services, request: Request): Promise<Answer> {
  const not = mayRun(request)
  if (not) return not
  const { programme, run } = request.params
  const find = async () => (await runsOf(services.db, programme!)).find(({ id }) => id === run)
  const row = await find()
  if (!row) return refused(refuse('not_found', 'There is no such run.'))
  if (row.ask === 'stop') return refused(refuse('wrong_turn', 'Who is in an ended programme leaves it.'))
  await cancelRun(services.db, row.id, services.now())
  return { status: 200, body: runView((await find())!, services.owner) }
}
