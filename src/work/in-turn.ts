import { setImmediate } from 'node:timers/promises'
import type { Answer, Queryable } from '#platform/database.ts'

/** Who asks: somebody who looks at a screen, or a job that counts ahead of those who will look. */
type Asker = 'looking' | 'ahead'

const lanes = new WeakMap<Queryable, Record<Asker, Queryable>>()
const roots = new WeakMap<Queryable, Queryable>()

/** The database itself of which this is a way in turn, or which it is. */
export function rootOf(db: Queryable): Queryable {
  return roots.get(db) ?? db
}

/**
 * The same database, one question at a time, in the order in which they were asked. Counting over a million leads asks a
 * dozen questions of seconds each: all at once they took every connection and both cores, and a screen that wanted one row
 * waited 6 seconds behind them. What is counted ahead has a turn of its own, which begins when nobody who looks is asking: in one
 * turn with it, the first look at the funnel of a million leads after a start took 71 seconds.
 */
export function inTurn<Db extends Queryable>(db: Db, asker: Asker = 'looking'): Db {
  const root = rootOf(db)
  const found = lanes.get(root) ?? lanesOf(root)
  lanes.set(root, found)
  return found[asker] as Db
}

function lanesOf(db: Queryable): Record<Asker, Queryable> {
  let asking = 0
  let idle: Promise<unknown> = Promise.resolve()
  const inLine = queryInLine(db, () => Promise.resolve())
  const looking: Queryable['query'] = (...question) => {
    asking++
    const answer = inLine(...question)
    idle = answer.catch(() => null).finally(() => asking--)
    return answer as never
  }
  const ahead = queryInLine(db, async () => {
    do {
      await idle
      // whoever was answered asks on right away
      await setImmediate()
    } while (asking > 0)
  })
  const lane = (query: Queryable['query']): Queryable => ({ ...db, query })
  const made = { looking: lane(looking), ahead: lane(ahead) }
  for (const one of Object.values(made)) roots.set(one, db)
  return made
}

/** One question after the other, each when `ready` says so. */
function queryInLine(db: Queryable, ready: () => Promise<void>): Queryable['query'] {
  let last: Promise<unknown> = Promise.resolve()
  return <R extends object>(...question: Parameters<Queryable['query']>): Promise<Answer<R>> => {
    const answer = last.then(ready).then(() => db.query<R>(...question))
    last = answer.catch(() => null)
    return answer
  }
}
