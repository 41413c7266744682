import { randomBytes } from 'node:crypto'
import { EVERYTHING } from '#platform/changes.contract.ts'
import { decodeChange, encodeChange, gathering, waitFor } from '#platform/changes.rules.ts'
import type { Change, ChangedLead } from '#platform/changes.contract.ts'
import type { Database } from '#platform/database.ts'

/** What changed, told to whoever listens in any process on the same database. Nothing here waits for anybody. */
export interface Changes {
  /** after a commit: which leads it changed, and whose they are */
  leads: (changed: Iterable<ChangedLead>) => void
  /** something else changed: people, agreements, imports … */
  topic: (name: string) => void
  /** somebody has a new notice */
  people: (ids: Iterable<string>) => void
  /** told at most four times a second; returns how to stop listening */
  listen: (listener: (change: Change) => void) => () => void
  /** tells what still waits, then lets go of its connection */
  close: () => Promise<void>
}

const CHANNEL = 'baton_changes'
const AGAIN_MS = 2_000

type Client = Awaited<ReturnType<Database['connect']>>

/**
 * In this process changes go from hand to hand; other processes hear of them by LISTEN and NOTIFY over a connection of its
 * own, outside every transaction that writes. It is opened when there is somebody to tell or to hear. A connection that
 * breaks is opened again, and since nobody knows what was missed, listeners then hear that everything may have changed.
 */
export function createChanges(db: Pick<Database, 'connect'>, onError: (error: Error) => void): Changes {
  const me = randomBytes(6).toString('base64url')
  const gathered = gathering()
  const listeners = new Set<(change: Change) => void>()
  const last = { at: 0, many: false }
  let timer: NodeJS.Timeout | null = null
  let again: NodeJS.Timeout | null = null
  let connection: Promise<Client> | null = null
  let underWay: Promise<unknown> = Promise.resolve()
  let closed = false

  function soon(): void {
    if (timer !== null || closed) return
    timer = setTimeout(tell, waitFor(Date.now(), last))
    // a command that has done its work need not wait: close() tells the rest
    timer.unref()
  }

  function tell(): void {
    timer = null
    const change = gathered.take()
    if (!change) return
    last.at = Date.now()
    last.many = change.many
    hand(change)
    underWay = notify(encodeChange(me, change))
  }

  function hand(change: Change): void {
    for (const listener of listeners) listener(change)
  }

  async function notify(payload: string): Promise<void> {
    try {
      await (await connected()).query('select pg_notify($1, $2)', [CHANNEL, payload])
    } catch (error) {
      // others miss this one; their screens ask again by themselves after some time
      lose(error as Error)
    }
  }

  function connected(): Promise<Client> {
    return (connection ??= connect().catch((error: unknown) => {
      connection = null
      throw error
    }))
  }

  async function connect(): Promise<Client> {
    const client = await db.connect()
    client.on('error', lose)
    client.on('end', () => lose(new Error('the connection that tells of changes ended')))
    client.on('notification', ({ payload }) => {
      const told = decodeChange(payload ?? '')
      if (told && told.from !== me) hand(told.change)
    })
    // telling of a change is no change: it need not wait for the disk
    await client.query(`set synchronous_commit = off; listen ${CHANNEL}`)
    return client
  }

  function lose(error: Error): void {
    if (closed || again !== null) return
    onError(error)
    void connection?.then((client) => client.end()).catch(() => undefined)
    connection = null
    again = setTimeout(() => {
      again = null
      if (listeners.size === 0 || closed) return
      connected().then(
        () => hand(EVERYTHING),
        (failed: unknown) => lose(failed as Error),
      )
    }, AGAIN_MS)
    again.unref()
  }

  return {
    leads: (changed) => {
      gathered.leads(changed)
      soon()
    },
    topic: (name) => {
      gathered.topic(name)
      soon()
    },
    people: (ids) => {
      gathered.people(ids)
      soon()
    },
    listen: (listener) => {
      listeners.add(listener)
      connected().catch(lose)
      return () => void listeners.delete(listener)
    },
    close: async () => {
      if (timer) clearTimeout(timer)
      if (again) clearTimeout(again)
      tell()
      closed = true
      await underWay
      await connection?.then((client) => client.end()).catch(() => undefined)
    },
  }
}
