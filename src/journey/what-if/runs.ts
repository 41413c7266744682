import os from 'node:os'
import { endRun, keepResult, noteProgress, noteWaiting } from '#journey/what-if/runs.store.ts'
import { tryOnAll } from '#journey/what-if/actions.ts'
import type { Draft } from '#journey/what-if/actions.ts'
import type { Filter } from '#journey/what-if/trial.rules.ts'
import type { Services } from '#work/services.ts'

/** Runs of this process, by id: whether to stop them. */
const under = new Map<string, { stop: boolean }>()
/** one after the other: two at once would take the cores from each other, and from the server */
let last: Promise<unknown> = Promise.resolve()

const BEAT_MS = 500
/** Well below the silence after which a run counts as dead (runs.rules.ts). */
const WAITING_BEAT_MS = 3_000

/** Does a full run behind the answer that named it, in other processes. Never throws: what went wrong is written down. */
export function startRun(services: Services, id: string, draft: Draft, filter: Filter): Promise<void> {
  const handle = { stop: false }
  under.set(id, handle)
  const { db, now } = services
  const beat = setInterval(() => void noteWaiting(db, id, now()).catch(() => undefined), WAITING_BEAT_MS)
  const mine = last.then(() => {
    clearInterval(beat)
    return run(services, id, draft, filter, handle)
  })
  last = mine
  return mine
}

/** Waits for what runs here after asking it to stop; for the end of a server. */
export async function stopRuns(): Promise<void> {
  for (const handle of under.values()) handle.stop = true
  await last
}

export function stopRun(id: string): void {
  const handle = under.get(id)
  if (handle) handle.stop = true
}

async function run(
  services: Services,
  id: string,
  draft: Draft,
  filter: Filter,
  handle: { stop: boolean },
): Promise<void> {
  const { db, now } = services
  const far = { leads: 0, of: null as number | null }
  // a pulse of its own: another server's cancel is heard within it, and a silent run is known to be dead
  const pulse = setInterval(() => {
    noteProgress(db, id, far.leads, far.of, now()).then(
      (goesOn) => (handle.stop ||= !goesOn),
      () => undefined,
    )
  }, BEAT_MS)
  try {
    if (handle.stop || !(await noteProgress(db, id, 0, null, now()))) return
    const answer = await tryOnAll(services, draft, {
      filter,
      prove: 'enough',
      workers: Math.min(4, Math.max(1, os.availableParallelism())),
      onProgress: (leads, of) => Object.assign(far, { leads, of }),
      cancelled: () => handle.stop,
    })
    if (answer === null) await endRun(db, id, 'cancelled', now())
    else if ('what' in answer)
      await endRun(db, id, 'not_reproduced', now(), { problem: answer.what, result: answer })
    else await keepResult(db, id, answer.result, answer.changes, now())
  } catch (error) {
    services.log.error('a what-if failed', { run: id, error: String(error) })
    await endRun(db, id, 'failed', now(), { problem: 'The run ended before its time.' }).catch(
      () => undefined,
    )
  } finally {
    clearInterval(pulse)
    under.delete(id)
  }
}
