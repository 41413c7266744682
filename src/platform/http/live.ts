import { problem, problemResponse } from '#platform/http/problem.ts'
import type { Answer, Request, Who } from '#platform/http/route.ts'
import type { Change } from '#platform/changes.contract.ts'
import type { Changes } from '#platform/changes.ts'

/** Streams of changes to screens: text/event-stream, one per window that is looked at. */
export interface Live {
  open: (request: Pick<Request, 'who' | 'headers'>) => Answer
  /** how many are open */
  count: () => number
  /** ends all; their screens come back by themselves */
  close: () => void
}

export interface LiveOptions {
  changes: Changes
  /** asked again at every heartbeat and whenever a session ended: a stream ends with its session */
  whoAsks: (headers: Headers) => Who | Promise<Who>
  mayRead: (who: Who) => boolean
  heartbeatMs?: number
  /** windows that one person may have open */
  perPerson?: number
}

interface Stream {
  who: Who
  headers: Headers
  write: (text: Uint8Array) => void
  end: () => void
}

const HEARTBEAT_MS = 15_000
const PER_PERSON = 20
/** On a workspace that nobody claimed everybody is the same one. */
const PER_MACHINE = 1_000
/** Whoever was away for as many tellings hears that everything may have changed. */
const REMEMBERED = 240
/** A window that does not read is cut off with so many tellings before it, and begins anew when it wakes up. */
const UNREAD = 200

const encoder = new TextEncoder()
const BEAT = encoder.encode(': still here\n\n')
const EVERYTHING_NAMED = 'event: everything\ndata: {}\n\n'

export function createLive({
  changes,
  whoAsks,
  mayRead,
  heartbeatMs = HEARTBEAT_MS,
  perPerson = PER_PERSON,
}: LiveOptions): Live {
  const streams = new Set<Stream>()
  const epoch = Date.now().toString(36)
  const remembered: { n: number; text: Uint8Array }[] = []
  let n = 0
  let stopListening: (() => void) | null = null
  let heart: NodeJS.Timeout | null = null

  function tell(change: Change): void {
    const text = encoder.encode(`id: ${epoch}-${++n}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`)
    remembered.push({ n, text })
    if (remembered.length > REMEMBERED) remembered.shift()
    for (const stream of streams) stream.write(text)
    if (change.topics.some((topic) => ENDS_SESSIONS.has(topic))) void examine()
  }

  async function examine(): Promise<void> {
    for (const stream of streams) {
      // nobody can be asked while the database is away: that says nothing about a session, and the next heartbeat asks again
      const who = await Promise.resolve(stream.headers)
        .then(whoAsks)
        .catch(() => null)
      if (who && (!mayRead(who) || who.id !== stream.who.id)) stream.end()
    }
  }

  function beat(): void {
    for (const stream of streams) stream.write(BEAT)
    void examine()
  }

  /** What came after the one that the screen saw last; everything, when that is too long ago or of another process. */
  function missed(lastId: string | null): Uint8Array[] {
    if (lastId === null) return []
    const [of, at] = lastId.split('-')
    const since = Number(at)
    const first = remembered[0]?.n ?? n + 1
    if (of !== epoch || !(since >= first - 1)) return [encoder.encode(EVERYTHING_NAMED)]
    return remembered.filter((one) => one.n > since).map(({ text }) => text)
  }

  function begin(): void {
    stopListening ??= changes.listen(tell)
    heart ??= setInterval(beat, heartbeatMs).unref()
  }

  return {
    count: () => streams.size,
    open: ({ who, headers }) => {
      const most = who.via === 'local' ? PER_MACHINE : perPerson
      if ([...streams].filter((stream) => stream.who.id === who.id).length >= most) return TOO_MANY
      begin()
      let stream: Stream
      const body = new ReadableStream<Uint8Array>(
        {
          start: (controller) => {
            const end = () => {
              if (!streams.delete(stream)) return
              controller.close()
            }
            stream = {
              who,
              headers,
              write: (text) => {
                if ((controller.desiredSize ?? 0) < -UNREAD) end()
                else controller.enqueue(text)
              },
              end,
            }
            streams.add(stream)
            // not all at once after the server was started anew
            controller.enqueue(encoder.encode(`retry: ${1_000 + Math.round(Math.random() * 2_000)}\n`))
            controller.enqueue(encoder.encode(`id: ${epoch}-${n}\nevent: hello\ndata: {}\n\n`))
            for (const text of missed(headers.get('last-event-id'))) controller.enqueue(text)
          },
          cancel: () => void streams.delete(stream),
        },
        { highWaterMark: 1 },
      )
      return { status: 200, stream: body, headers: STREAM_HEADERS }
    },
    close: () => {
      stopListening?.()
      if (heart) clearInterval(heart)
      for (const stream of streams) stream.end()
    },
  }
}

/** Ends of sessions and of what somebody may do. */
const ENDS_SESSIONS: ReadonlySet<string> = new Set(['sign-out', 'sessions', 'session', 'people', 'keys', '*'])

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // proxies that gather answers would hold changes back
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
}

const tooMany = problem(
  429,
  'too_many_windows',
  'Too many windows are open',
  'Close some: this one asks again from time to time instead.',
)
const TOO_MANY: Answer = {
  status: 429,
  body: tooMany,
  headers: { 'content-type': problemResponse(tooMany).headers.get('content-type')! },
}
