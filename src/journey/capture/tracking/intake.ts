import { randomFillSync } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { insertSql, parameters } from '#work/columns.ts'
import type { Column } from '#work/columns.ts'
import type { Database } from '#platform/database.ts'

/** What came in over the web: a page view, a count without an id, a link of a mail, a form. */
export type HitKind = 'page' | 'count' | 'click' | 'open' | 'form'

export interface Hit {
  kind: HitKind
  /** JSON: what whoever drains this kind needs, and no address of the sender */
  body: object
}

interface Waiting {
  id: string
  at: number
  kind: HitKind
  text: string
  resolve: (id: string) => void
  reject: (error: unknown) => void
}

const LARGEST = 1_000
/** two: one is put together while PostgreSQL writes the other */
const AT_ONCE = 2

const columns: Column<Waiting>[] = [
  { name: 'hit_id', type: 'uuid', of: ({ id }) => id },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'at', type: 'moment', of: ({ at }) => at },
  { name: 'body', type: 'json', of: ({ text }) => text },
]
const SQL = insertSql('web_hits', columns, 1)

/** Each store has a queue of its own: tests hold several in one process. */
const intakes = new WeakMap<Database, Intake>()

interface Intake {
  add: (one: Waiting) => void
  isRush: () => boolean
}

/** So many hits within a second, and the processor has no time for anything else. */
const RUSH = 300

/** Whether so much comes in that what else there is to do with it should wait. */
export function isRush(db: Database): boolean {
  return intakes.get(db)?.isRush() ?? false
}

/**
 * Takes a hit in: on disk when the promise settles, with its id. A job takes it further (drain.jobs.ts). Concurrent hits share
 * a transaction: while one batch is on its way to disk, the next one gathers.
 */
export function take(store: { db: Database; now: () => number }, hit: Hit): Promise<string> {
  let intake = intakes.get(store.db)
  if (!intake) intakes.set(store.db, (intake = createIntake(store.db)))
  const at = store.now()
  const text = storable(JSON.stringify(hit.body))
  return new Promise((resolve, reject) =>
    intake.add({ id: uuid({ msecs: at, random: chance() }), at, kind: hit.kind, text, resolve, reject }),
  )
}

const pool = Buffer.alloc(8_192)
let used = pool.length

/** 16 random bytes. Asked for one by one they cost a twentieth of the intake. */
function chance(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  return pool.subarray(used, (used += 16))
}

/** Of NUL and half a surrogate pair PostgreSQL can make no text. */
function storable(json: string): string {
  return /\\u(0000|d[89a-f])/i.test(json) ? json.replaceAll(/\\u(0000|d[89a-f]..)/gi, '\\ufffd') : json
}

function createIntake(db: Database): Intake {
  const waiting: Waiting[] = []
  let underWay = 0
  let scheduled = false
  let second = 0
  let inSecond = 0

  function next(): void {
    scheduled = false
    while (underWay < AT_ONCE && waiting.length > 0) {
      const batch = waiting.splice(0, LARGEST)
      underWay++
      void write(batch).finally(() => {
        underWay--
        next()
      })
    }
  }

  async function write(batch: Waiting[]): Promise<void> {
    try {
      await db.query(SQL, parameters(columns, batch), { name: 'take_hits' })
      for (const one of batch) one.resolve(one.id)
    } catch (error) {
      for (const one of batch) one.reject(error)
    }
  }

  return {
    add: (one) => {
      const now = Math.floor(performance.now() / 1_000)
      if (now !== second) [second, inSecond] = [now, 0]
      inSecond++
      waiting.push(one)
      if (scheduled) return
      scheduled = true
      // one turn of the event loop: every request that has arrived by then joins
      setImmediate(next)
    },
    isRush: () => Math.floor(performance.now() / 1_000) === second && inSecond > RUSH,
  }
}
