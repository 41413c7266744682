import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { takeIn } from '#journey/mailing/inbound.ts'
import { advance, hold, letGo, stand } from '#journey/mailing/mailbox.store.ts'
import {
  beginning,
  beginningAgain,
  keyOf,
  MailboxError,
  nameOf,
  readPlace,
  waitAfter,
} from '#journey/mailing/mailbox.rules.ts'
import type { Cursor } from '#journey/mailing/mailbox.store.ts'
import type {
  MailboxMail,
  MailboxPlace,
  OpenFolder,
  OpenMailbox,
  Trouble,
} from '#journey/mailing/mailbox.rules.ts'
import type { Services } from '#work/services.ts'

type Needed = Pick<Services, 'db' | 'now' | 'changes' | 'config' | 'log'>

interface Paces {
  /** nobody else watches it for so long after the last word */
  leaseMs?: number
  /** looked at again, where the server did not say that something came */
  lookMs?: number
  /** the wait after the first failure is this, instead of seconds */
  retryMs?: number
}

/**
 * Watches the mailbox of IMAP_URL until it is told to stop. Each mail is on disk before the cursor passes it, and taken once
 * however often it is read (inbound.ts); so a kill between the two costs a second reading and nothing else.
 */
export function watchMailbox(services: Needed, open: OpenFolder, paces: Paces = {}): () => Promise<void> {
  const { imapUrl } = services.config
  const place = imapUrl === null ? null : readPlace(imapUrl)
  // what is wrong with the address stands on the settings' screen
  if (place === null || 'problem' in place) return () => Promise.resolve()
  const stopped = new AbortController()
  const done = createWatch(services, place, open, paces).run(stopped.signal)
  return () => {
    stopped.abort()
    return done
  }
}

function createWatch(services: Needed, place: MailboxPlace, open: OpenFolder, paces: Paces) {
  const { leaseMs = 180_000, lookMs = 45_000, retryMs } = paces
  const { db, log, changes } = services
  const mailbox = keyOf(place)
  const holder = randomUUID()
  let unmarked: Trouble | null = null
  const held = () => ({ mailbox, holder, now: services.now(), until: services.now() + leaseMs })

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      let pause = leaseMs / 2
      try {
        const cursor = await hold(db, { ...held(), begins: beginning(services.now()) })
        if (cursor !== null) {
          await watch(cursor, signal, () => (failures = 0))
          pause = 0
        }
      } catch (error) {
        if (signal.aborted) break
        const trouble = troubleOf(error)
        const wait = waitAfter(++failures, trouble.problem)
        pause = retryMs === undefined ? wait : (wait / 5_000) * retryMs
        await tell(trouble)
      }
      if (!signal.aborted && pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined)
    }
    await letGo(db, held()).catch(() => undefined)
  }

  /** As long as the connection lasts, and nobody else watches. */
  async function watch(cursor: Cursor, signal: AbortSignal, works: () => void): Promise<void> {
    const box = await open(place, signal)
    try {
      for (let here = found(box, cursor); !signal.aborted;) {
        const next = await read(box, here, signal)
        if (next === null) return
        here = next
        works()
        const { problem, detail } = unmarked ?? { problem: null, detail: null }
        const news = await stand(db, { ...held(), state: 'watching', problem, detail })
        if (news) changes.topic('mail')
        await box.wait(lookMs, signal)
      }
    } finally {
      await box.close()
    }
  }

  /** Everything that lies there beyond the cursor. Null: somebody else watches. */
  async function read(box: OpenMailbox, from: Cursor, signal: AbortSignal): Promise<Cursor | null> {
    let here = from
    for await (const mails of box.after(here.lastUid, here.begins)) {
      const outcomes = await Promise.all(mails.map((mail) => take(box, mail)))
      await settle(box, mails)
      here = passed(here, mails)
      const taken = outcomes.filter((outcome) => outcome === 'taken').length
      if (!(await advance(db, { ...held(), ...here, uidValidity: box.uidValidity, taken }))) return null
      if (signal.aborted) return here
    }
    // also says that somebody looked, and keeps others away
    return (await advance(db, { ...held(), ...here, uidValidity: box.uidValidity, taken: 0 })) ? here : null
  }

  async function take(box: OpenMailbox, { uid, raw }: MailboxMail): Promise<'taken' | 'known'> {
    const given = { raw: Buffer.from(raw), how: 'imap' as const, mailbox: nameOf(place) }
    return (await takeIn(services, { ...given, uid: `${box.uidValidity} ${uid}` })).outcome
  }

  /** What cannot be marked was taken all the same, and what comes after it must be. */
  async function settle(box: OpenMailbox, mails: MailboxMail[]): Promise<void> {
    try {
      await box.settle(mails.map(({ uid }) => uid))
      unmarked = null
    } catch (error) {
      if (!(error instanceof MailboxError) || error.trouble.problem !== 'cannot_mark') throw error
      unmarked = error.trouble
    }
  }

  async function tell(trouble: Trouble): Promise<void> {
    const { problem, detail } = trouble
    log.warn('the mailbox cannot be read', { mailbox, problem, detail })
    const news = await stand(db, { ...held(), state: 'failing', problem, detail }).catch(() => false)
    if (news) changes.topic('mail')
  }

  return { run }
}

/** Where to go on in the folder as it is now. */
function found(box: OpenMailbox, cursor: Cursor): Cursor {
  if (cursor.uidValidity === null || cursor.uidValidity === box.uidValidity) return cursor
  return { ...cursor, lastUid: 0, begins: beginningAgain(cursor.begins, cursor.arrived) }
}

function passed(here: Cursor, mails: MailboxMail[]): Cursor {
  const dates = mails.map(({ at }) => at).filter(Number.isFinite)
  const arrived = Math.max(here.arrived ?? 0, ...dates)
  const lastUid = mails.at(-1)?.uid ?? here.lastUid
  return { ...here, lastUid, arrived: arrived === 0 ? null : arrived }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof MailboxError) return error.trouble
  return { problem: 'not_kept', detail: error instanceof Error ? error.message : String(error) }
}
