import { cancelRun, nextOf, openRuns, walkOn } from '#journey/nurture/runs.store.ts'
import { doBatch, isFaster } from '#work/batch.ts'
import { isInside, stopMany, takeIn } from '#journey/nurture/actions.rules.ts'
import type { Done, Work } from '#work/card.ts'
import type { Queryable } from '#platform/database.ts'
import type { RunRow } from '#journey/nurture/views.rules.ts'
import type { Services } from '#work/services.ts'
import type { Turn } from '#journey/nurture/running.rules.ts'

/** Few enough that requests are answered in between. */
const SLICE = 200

/** A slice of each run that is open, so that one over a million people keeps none of the others waiting. */
export async function walkRuns(services: Services): Promise<boolean> {
  const runs = await openRuns(services.db)
  if (runs.length > 0) await services.refreshLaw()
  let more = false
  for (const run of runs) more = (await walkRun(services, run)) || more
  return more
}

/**
 * The next people of a run. What is said of them and how far it is are one transaction: after a kill it goes on where it
 * was, nobody is taken in or out twice, and each is counted once.
 * @returns whether there is more to do now
 */
async function walkRun(services: Services, run: RunRow): Promise<boolean> {
  const { programme, ask, author } = run
  const turn = services.nurture.read?.turns.findLast((one) => one.programme === programme)
  const when = readiness(turn, ask, services.now())
  if (when === 'later') return false
  if (when === 'never') return cancelRun(services.db, run.id, services.now()).then(() => false)
  const version = services.law.programmes?.version(programme, turn!.version)
  const rows = await nextOf(services.db, run, version?.entry.stages ?? [], SLICE)
  const works = rows.map(({ lead, reason }) => ({
    target: { leadId: lead },
    decide: ask === 'stop' ? stopMany(programme, author) : takeIn(services.law, programme, reason, author),
  }))
  const last = rows.length < SLICE
  const walk = async (db: Queryable, dones: Done[]): Promise<void> => {
    // by what they are now: the leads' own clocks act first, and may have done it already
    const changed = dones.filter(
      ({ card }) => card !== null && isInside(card.state, programme) === (ask === 'enter'),
    ).length
    const endedAt = last ? services.now() : null
    const on = { to: rows.at(-1)?.lead ?? null, looked: rows.length, changed, endedAt }
    if (!(await walkOn(db, run, on))) throw new WalkedElsewhere()
  }
  try {
    await doBatch(services, works, { also: walk })
  } catch (error) {
    if (error instanceof WalkedElsewhere) return !last
    if (isFaster(error) || works.length === 0) throw error
    await walk(services.db, await oneByOne(services, works))
  }
  return !last
}

/** One lead that cannot be judged must not keep a run from ending. */
async function oneByOne(services: Services, works: Work[]): Promise<Done[]> {
  const dones: Done[] = []
  for (const work of works) {
    try {
      dones.push(...(await doBatch(services, [work])))
    } catch (error) {
      services.log.error('a programme cannot judge a lead', { ...work.target, error: String(error) })
    }
  }
  return dones
}

/** Nobody is walked past before the turn holds: who comes in meanwhile would be missed, or not be taken in yet. */
function readiness(turn: Turn | undefined, ask: RunRow['ask'], now: number): 'now' | 'later' | 'never' {
  if (turn && turn.from > now) return 'later'
  const fits = ask === 'enter' ? turn?.what === 'started' : turn?.what === 'ended'
  return fits ? 'now' : 'never'
}

class WalkedElsewhere extends Error {
  override name = 'WalkedElsewhere'
}
