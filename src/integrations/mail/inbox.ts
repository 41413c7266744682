import { once } from 'node:events'
import { ImapFlow } from 'imapflow'
import { troubleOf } from './inbox.rules.ts'
import { MailboxError } from '#journey/mailing/mailbox.rules.ts'
import type { During, ImapFailure } from './inbox.rules.ts'
import type { MailboxMail, MailboxPlace, OpenMailbox } from '#journey/mailing/mailbox.rules.ts'

export interface InboxLimits {
  connectMs?: number
  /** silence of the server */
  silentMs?: number
  /** one command, of a server that drips */
  wholeMs?: number
}

/** Of a larger mail only the beginning is fetched. */
const MOST_BYTES = 25 * 1024 * 1024
/** At once: what memory holds while it is written down. */
const AT_ONCE = { mails: 50, bytes: 8 * 1024 * 1024 }
/** Whoever stops the product does not wait for a server that hangs. */
const GRACE_MS = 2_000
/** Sizes and dates are asked for so many at once. */
const LOOKED_UP = 500

/**
 * Signs in and opens the folder. Nothing in it is changed by looking: it is opened for reading only, unless mails are to be
 * marked or moved, and mails are fetched without becoming seen.
 * @throws {MailboxError}
 */
export async function openInbox(
  place: MailboxPlace,
  signal?: AbortSignal,
  limits: InboxLimits = {},
): Promise<OpenMailbox> {
  const { connectMs = 15_000, silentMs = 60_000, wholeMs = 180_000 } = limits
  const client = new ImapFlow({
    host: place.host,
    port: place.port,
    secure: place.tls === 'at_once',
    ...(place.tls === 'starttls' ? { doSTARTTLS: true } : {}),
    auth: { user: place.user, pass: place.password },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silentMs,
    // before the server's silence could be taken for its end
    maxIdleTime: Math.floor(silentMs / 2),
    disableAutoIdle: true,
    clientInfo: { name: 'Baton' },
    maxLiteralSize: 2 * MOST_BYTES,
    maxResponseSize: 4 * MOST_BYTES,
    logger: false,
  })
  let gone: ImapFailure | null = null
  let came = false
  // without a listener an error between two commands would end the process
  client.on('error', (error) => (gone ??= error))
  client.on('close', () => (gone ??= { code: 'EConnectionClosed' }))
  client.on('exists', () => (came = true))

  const abandoned = new Promise<never>((_, reject) => {
    const end = () => {
      reject(new MailboxError({ problem: 'closed', detail: '' }))
      client.close()
    }
    signal?.addEventListener('abort', () => setTimeout(end, GRACE_MS), { once: true })
  })
  // nobody may be waiting for a command then
  abandoned.catch(() => undefined)

  /** One command: within its time, and what went wrong in our words. */
  async function asked<Answer>(during: During, command: () => Promise<Answer>): Promise<Answer> {
    let late: NodeJS.Timeout | undefined
    // the library answers some commands on a dead connection with nothing instead of an error
    if (gone !== null) throw new MailboxError(troubleOf(gone, during, place))
    const tooLong = new Promise<never>((_, reject) => {
      late = setTimeout(() => {
        reject(Object.assign(new Error(), { code: 'ETIMEOUT' }))
        client.close()
      }, wholeMs)
    })
    try {
      return await Promise.race([command(), tooLong, abandoned])
    } catch (error) {
      const failure = error as ImapFailure
      // what the library says of a command on a dead connection is less than why that died
      const why = failure.code === 'NoConnection' && gone !== null ? gone : failure
      throw new MailboxError(troubleOf(why, during, place))
    } finally {
      clearTimeout(late)
    }
  }

  const open = async () => {
    await asked('connect', () => client.connect())
    const readOnly = place.then.does === 'nothing'
    return asked('open', () => client.mailboxOpen(place.folder, { readOnly }))
  }
  const box = await open().catch((error: unknown) => {
    client.close()
    throw error
  })

  async function* after(uid: number, since: number): AsyncGenerator<MailboxMail[]> {
    came = false
    // a day earlier: the search knows whole days, of the server's own time zone
    const query = { uid: `${uid + 1}:*`, since: new Date(since - 86_400_000) }
    const found = await asked('read', () => client.search(query, { uid: true }))
    if (!Array.isArray(found))
      throw new MailboxError(
        gone ? troubleOf(gone, 'read', place) : { problem: 'strange', detail: 'NO SEARCH' },
      )
    // `*` is the last mail, also when its UID is smaller
    const uids = found.filter((one) => one > uid).sort((a, b) => a - b)
    for (let from = 0; from < uids.length; from += LOOKED_UP) {
      const looked = await lookUp(uids.slice(from, from + LOOKED_UP))
      const wanted = looked.filter(({ at }) => at >= since)
      for (const some of portions(wanted)) yield await fetched(some)
    }
  }

  async function lookUp(uids: number[]): Promise<Looked[]> {
    const query = { uid: true, size: true, internalDate: true }
    const found = await asked('read', () => client.fetchAll(uids, query, { uid: true }))
    return found
      .map(({ uid, size, internalDate }) => ({
        uid,
        size: size ?? MOST_BYTES,
        at: internalDate === undefined ? Infinity : new Date(internalDate).getTime(),
      }))
      .sort((a, b) => a.uid - b.uid)
  }

  async function fetched(some: Looked[]): Promise<MailboxMail[]> {
    const query = { uid: true, source: { start: 0, maxLength: MOST_BYTES } }
    const uids = some.map(({ uid }) => uid)
    const found = await asked('read', () => client.fetchAll(uids, query, { uid: true }))
    const sources = new Map(found.map(({ uid, source }) => [uid, source]))
    // one that somebody removed meanwhile has none
    return some.flatMap(({ uid, at }) => {
      const raw = sources.get(uid)
      return raw === undefined ? [] : [{ uid, at, raw }]
    })
  }

  async function settle(uids: readonly number[]): Promise<void> {
    const { then } = place
    if (then.does === 'nothing' || uids.length === 0) return
    const done = await asked('settle', async () =>
      then.does === 'seen'
        ? client.messageFlagsAdd([...uids], ['\\Seen'], { uid: true })
        : client.messageMove([...uids], then.to, { uid: true }),
    )
    if (done === false && gone === null) throw new MailboxError({ problem: 'cannot_mark', detail: '' })
  }

  async function wait(ms: number, stopped: AbortSignal): Promise<void> {
    if (came || gone !== null || stopped.aborted) return
    const over = new AbortController()
    const end = () => over.abort()
    stopped.addEventListener('abort', end)
    const timer = setTimeout(end, ms)
    // ends with the next command; a server without it is asked now and then instead
    void client.idle().catch(() => undefined)
    const something = ['exists', 'close', 'error'].map((event) =>
      once(client, event, { signal: over.signal }).catch(() => undefined),
    )
    await Promise.race(something)
    clearTimeout(timer)
    stopped.removeEventListener('abort', end)
    over.abort()
  }

  return {
    uidValidity: Number(box.uidValidity),
    mails: box.exists,
    after,
    settle,
    wait,
    close: async () => {
      const polite = client.logout().catch(() => undefined)
      const impatient = new Promise((resolve) => setTimeout(resolve, 2_000).unref())
      await Promise.race([polite, impatient])
      client.close()
    },
  }
}

interface Looked {
  uid: number
  size: number
  at: number
}

/** As many at once as memory bears; a large one alone. */
function* portions(looked: Looked[]): Generator<Looked[]> {
  let some: Looked[] = []
  let bytes = 0
  for (const one of looked) {
    const size = Math.min(one.size, MOST_BYTES)
    if (some.length > 0 && (some.length >= AT_ONCE.mails || bytes + size > AT_ONCE.bytes)) {
      yield some
      some = []
      bytes = 0
    }
    some.push(one)
    bytes += size
  }
  if (some.length > 0) yield some
}
