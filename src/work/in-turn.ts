import type { Answer, Queryable } from '#platform/database.ts'

const lanes = new WeakMap<Queryable, Queryable>()
const roots = new WeakMap<Queryable, Queryable>()

/** The database itself of which this is a way in turn, or which it is. */
export function rootOf(db: Queryable): Queryable {
  return roots.get(db) ?? db
}

/**
 * The same database, one question at a time, in the order in which they were asked. Counting over a million leads asks a
 * dozen questions of seconds each: all at once they took every connection and both cores, and a screen that wanted one row
 * waited 6 seconds behind them.
 */
export function inTurn(db: Queryable): Queryable {
  const known = lanes.get(db)
  if (known) return known
  let last: Promise<unknown> = Promise.resolve()
  const lane: Queryable = {
    query: <R extends object>(...question: Parameters<Queryable['query']>): Promise<Answer<R>> => {
      const answer = last.then(() => db.query<R>(...question))
      last = answer.catch(() => null)
      return answer
    },
  }
  lanes.set(db, lane)
  roots.set(lane, db)
  return lane
}
