import { doBatch, OutcomeUnknown, StoreUnreachable } from '#work/batch.ts'
import type { Floor } from '#work/batch.ts'
import type { Done, Work } from '#work/card.ts'

/** Concurrent requests share a transaction: while one batch is on its way to disk, the next one gathers. */
export interface Gatherer {
  /** settles after the commit */
  do: (work: Work) => Promise<Done>
  /** resolves when nothing is waiting or under way */
  idle: () => Promise<void>
}

interface Waiting {
  work: Work
  names: string[]
  resolve: (done: Done) => void
  reject: (error: unknown) => void
}

const LARGEST = 256
/** two: one is decided while PostgreSQL writes the other */
const AT_ONCE = 2

export function createGatherer(floor: Floor): Gatherer {
  let waiting: Waiting[] = []
  let underWay = 0
  /** turn of the event loop in which `next` is called already */
  let scheduled = false
  /** names of leads in flight: work under the same name waits, since it would only collide with our own batch */
  const busy = new Set<string>()
  const onIdle: (() => void)[] = []

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(next)
  }

  function next(): void {
    scheduled = false
    while (underWay < AT_ONCE && waiting.length > 0) {
      const batch = take()
      if (batch.length === 0) return
      underWay++
      void run(batch).finally(() => {
        underWay--
        for (const one of batch) for (const name of one.names) busy.delete(name)
        if (waiting.length > 0) next()
        else if (underWay === 0) for (const resolve of onIdle.splice(0)) resolve()
      })
    }
  }

  function take(): Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    for (const one of waiting) {
      const free = batch.length < LARGEST && !one.names.some((name) => busy.has(name))
      if (free) batch.push(one)
      else left.push(one)
    }
    for (const one of batch) for (const name of one.names) busy.add(name)
    waiting = left
    return batch
  }

  async function run(batch: Waiting[]): Promise<void> {
    try {
      const dones = await doBatch(
        floor,
        batch.map((one) => one.work),
      )
      batch.forEach((one, i) => one.resolve(dones[i]!))
    } catch (error) {
      // one piece of work that cannot be done must not take the others down with it; a database that is away does: each
      // would wait as long again to hear the same
      const isAway = error instanceof StoreUnreachable || error instanceof OutcomeUnknown
      if (batch.length === 1 || isAway) for (const one of batch) one.reject(error)
      else for (const one of batch) await run([one])
    }
  }

  return {
    do: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, names: namesOf(work), resolve, reject })
        // one turn of the event loop: every request that has arrived by then joins
        schedule()
      }),
    idle: () =>
      underWay === 0 && waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => onIdle.push(resolve)),
  }
}

function namesOf({ target, idempotency }: Work): string[] {
  const names = 'keys' in target ? [...target.keys] : [target.leadId]
  if (idempotency) names.push(`idempotency ${idempotency.key}`)
  return names
}
