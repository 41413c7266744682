import { allProgrammes, programmeOf } from '#journey/nurture/programmes.ts'
import { authorOf } from '#work/author.rules.ts'
import { choices } from '#journey/nurture/names.store.ts'
import { countEnds, countProgrammes, countRunning, countSteps } from '#journey/nurture/counts.store.ts'
import { invalid, once, refused } from '#work/respond.ts'
import { iso, stageView } from '#journey/lifecycle/views.rules.ts'
import { listPeople } from '#journey/nurture/people.store.ts'
import { mayRun, NO_PROGRAMME } from '#journey/nurture/permit.ts'
import { publish, turn } from '#journey/nurture/publish.actions.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { runsOf } from '#journey/nurture/runs.store.ts'
import { byView, NOBODY, runView, shown, summaryOf, turnsView } from '#journey/nurture/views.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Known } from '#journey/nurture/views.rules.ts'
import type { PeopleQuery, ProgrammeDetail } from '#journey/nurture/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { Turn } from '#journey/nurture/running.rules.ts'

/** GET /api/programmes */
export async function programmes(services: Services): Promise<Answer> {
  const [all, counts] = await Promise.all([
    allProgrammes(services),
    countProgrammes(services.db, services.now()),
  ])
  const items = all.map((one) => summaryOf(one, counts.get(one.id) ?? NOBODY, services.owner))
  return { status: 200, body: { items, next: null } }
}

/** GET /api/programmes/choices */
export async function programmeChoices(services: Services): Promise<Answer> {
  return { status: 200, body: await choices(services) }
}

/** GET /api/programmes/{programme} */
export async function programme(services: Services, request: Request): Promise<Answer> {
  const known = await programmeOf(services, request.params.programme!)
  if (!known) return refused(NO_PROGRAMME)
  const { version } = request.query as { version?: number }
  const wanted = known.versions.find((one) => one.programme.version === version)
  if (version !== undefined && !wanted)
    return refused(refuse('not_found', `There is no version ${version} of it.`))
  return { status: 200, body: await detail(services, known, wanted) }
}

async function detail(
  services: Services,
  known: Known,
  wanted: Known['versions'][number] | undefined,
): Promise<ProgrammeDetail> {
  const { db, owner } = services
  const now = services.now()
  const one = wanted ?? shown(known.versions, known.turns.at(-1))
  const running = await countRunning(db, known.id)
  const of = { programme: known.id, version: one?.programme.version ?? 0, now }
  const [counts, steps, ends, runs] = await Promise.all([
    countProgrammes(db, now),
    one ? countSteps(db, of, one.document.steps, running) : [],
    countEnds(db, known.id, now),
    runsOf(db, known.id),
  ])
  const inside = (version: number, held: boolean) =>
    running.reduce(
      (sum, row) => sum + (row.version === version && (row.step === null) === held ? row.n : 0),
      0,
    )
  return {
    ...summaryOf(known, counts.get(known.id) ?? NOBODY, owner),
    shown: one
      ? {
          version: one.programme.version,
          document: one.document,
          at: iso(one.at),
          by: byView(one.by, owner),
        }
      : null,
    versions: [...known.versions].reverse().map(({ programme: { version }, at, by }) => ({
      version,
      at: iso(at),
      by: byView(by, owner),
      inside: inside(version, false),
      heldOut: inside(version, true),
    })),
    turns: turnsView(known.turns, owner),
    steps,
    ends,
    runs: runs.map((row) => runView(row, owner)),
  }
}

/** GET /api/programmes/{programme}/people */
export async function programmePeople(services: Services, request: Request): Promise<Answer> {
  const { db, law } = services
  const found = await listPeople(db, request.params.programme!, request.query as PeopleQuery, services.now())
  if (!found) return invalid([{ field: 'cursor', message: 'is not one of ours' }])
  const items = found.items.map(({ lead_version, seq: _, stage, ...row }) => {
    const { id, name } = stageView(law.version(lead_version), stage)
    return { ...row, stage: { id, name }, at: iso(row.at) }
  })
  return { status: 200, body: { items, next: found.next } }
}

/** POST /api/programmes/{programme}/publish */
export function publishProgramme(services: Services, request: Request): Promise<Answer> {
  const { revision } = request.body as { revision: number }
  return acted(services, request, 'publish', 201, (id, by) => publish(services, id, revision, by))
}

/** POST /api/programmes/{programme}/start, pause, end */
export const turnProgramme =
  (what: Turn['what']) =>
  (services: Services, request: Request): Promise<Answer> => {
    const { version } = request.body as { version?: number }
    return acted(services, request, what, 200, (id, by) => turn(services, id, what, version, by))
  }

function acted(
  services: Services,
  request: Request,
  name: string,
  status: number,
  act: (id: string, by: string) => Promise<object | null>,
): Promise<Answer> {
  const id = request.params.programme!
  return once(services, request, `/api/programmes/${id}/${name}`, async () => {
    const not = mayRun(request)
    if (not) return not
    const done = await act(id, authorOf(request.who))
    if (done !== null && 'refused' in done) return refused(done as Refusal)
    const known = await programmeOf(services, id)
    return { status, body: await detail(services, known!, undefined) }
  })
}
