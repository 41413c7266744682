import { answerOf } from '#journey/lifecycle/views.rules.ts'
import { authorOf } from '#work/author.rules.ts'
import { checkMoment } from '#journey/capture/rules.ts'
import { keepRefused, workOf, purposeProblems } from '#journey/capture/actions.ts'
import { LeadInput } from '#journey/capture/contract.ts'
import { idempotent, invalid, perform, refused } from '#work/respond.ts'
import { ndjson } from '#platform/http/ndjson.ts'
import { problem } from '#platform/http/problem.ts'
import { requestHash as hashOf } from '#work/request-hash.ts'
import { reservedKey } from '#platform/http/reserved-key.ts'
import { touch } from '#journey/lifecycle/actions.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Done } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { TouchInput } from '#journey/capture/contract.ts'

/** POST /api/leads: one submission. 201 for a new lead, 200 for one that is known. */
export async function captureLead(services: Services, request: Request): Promise<Answer> {
  const by = authorOf(request.who)
  const input = request.body as LeadInput
  const unknown = await purposeProblems(services.db, input)
  const work =
    unknown.length > 0 ? { problems: unknown } : workOf(services, input, { via: 'api', by, raw: request.raw })
  if ('problems' in work) {
    const answer = invalid(work.problems)
    await keepRefused(services, 'api', request.body, answer.body)
    return answer
  }
  const answer = (done: Done) => captured(services, done)
  return perform(services, idempotent(request, '/api/leads', work, answer), answer)
}

function captured(services: Services, done: Done): { status: number; body: unknown } {
  if (done.refusal) return refused(done.refusal) as { status: number; body: unknown }
  return { status: done.created ? 201 : 200, body: answerOf(services, done.card!.leadId, done.card!.state) }
}

/** Lines in flight at once: enough to fill batches, few enough to bound memory, however long they are. */
const WINDOW = 1024
const WINDOW_LENGTH = 8_388_608
const LONGEST_LINE = 262_144

/** POST /api/leads/batch: NDJSON in, NDJSON out, one line per line and in order; a bad line spoils no other. */
export async function captureBatch(services: Services, request: Request): Promise<Answer> {
  const lines = ndjson(request.stream ?? new Blob([]).stream(), LONGEST_LINE)
  const by = authorOf(request.who)
  const answers = inOrder(lines, (line, n) =>
    // every line has its answer: one that fails unexpectedly must not break off the others'
    answerLine(services, line, lineKey(request, n), by).catch((error: unknown) =>
      failedLine(services, error),
    ),
  )
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await answers.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value + '\n'))
    },
    cancel: async () => void (await answers.return(undefined)),
  })
  return { status: 200, stream, headers: { 'content-type': 'application/x-ndjson' } }
}

type Line = { text: string } | { tooLong: true }

/**
 * The answers in the order of their lines, each as soon as it and those before it are there: a sender may wait for one
 * before it sends the next. Lines that have arrived go first, so that batches fill.
 */
async function* inOrder(
  lines: AsyncGenerator<Line>,
  answer: (line: Line, n: number) => Promise<string>,
): AsyncGenerator<string> {
  const inFlight: { answer: Promise<string>; length: number }[] = []
  let [n, length, ended] = [0, 0, false]
  let next: Promise<IteratorResult<Line>> | null = null
  try {
    while (!ended || inFlight.length > 0) {
      const isFull = inFlight.length >= WINDOW || length >= WINDOW_LENGTH
      if (!ended && !isFull) next ??= lines.next()
      const head = inFlight[0]
      const come = next && (await (head ? Promise.race([next, head.answer]) : next))
      if (come === null || typeof come === 'string') {
        inFlight.shift()
        length -= head!.length
        yield await head!.answer
        continue
      }
      next = null
      if (come.done) ended = true
      else {
        const size = 'text' in come.value ? come.value.text.length : 0
        inFlight.push({ answer: answer(come.value, ++n), length: size })
        length += size
      }
    }
  } finally {
    // the receiver may have gone; what has been read is answered to nobody
    void lines.return(undefined).catch(() => undefined)
  }
}

/** A batch that is sent again answers every line as before: each has a key of its own, by its place. */
function lineKey(request: Request, n: number): string | null {
  const key = request.headers.get('idempotency-key')
  // no header holds a line feed, so this is never the key of another request
  return key === null ? null : `${key}\n${n}`
}

async function answerLine(services: Services, line: Line, key: string | null, by: string): Promise<string> {
  const read = 'tooLong' in line ? ({ problem: 'is longer than 256 kB' } as const) : parse(line.text)
  if ('problem' in read)
    return refuseLine(services, 'text' in line ? line.text.slice(0, 10_000) : null, [
      { field: '', message: read.problem },
    ])
  const reserved = reservedKey('text' in line ? line.text : '', read.value)
  if (reserved !== null) {
    return refuseLine(services, read.value, [{ field: reserved, message: 'is a reserved name' }])
  }
  const parsed = LeadInput.safeParse(read.value)
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: issue.message,
    }))
    return refuseLine(services, read.value, errors)
  }
  const unknown = await purposeProblems(services.db, parsed.data)
  if (unknown.length > 0) return refuseLine(services, read.value, unknown)
  const work = workOf(services, parsed.data, { via: 'batch', by, raw: JSON.stringify(read.value) })
  if ('problems' in work) return refuseLine(services, read.value, work.problems)
  const requestHash = hashOf('POST', '/api/leads/batch', JSON.stringify(read.value))
  const answer = (done: Done) => captured(services, done)
  const done = await services.gatherer.do(
    key === null ? work : { ...work, idempotency: { key, requestHash, answer } },
  )
  return JSON.stringify(done.replayed?.body ?? answer(done).body)
}

function failedLine(services: Services, error: unknown): string {
  services.log.error('a line of a batch failed', { error: String(error) })
  return JSON.stringify(problem(500, 'unexpected', 'Something went wrong on our side', 'It has been logged.'))
}

async function refuseLine(
  services: Services,
  raw: unknown,
  errors: { field: string; message: string }[],
): Promise<string> {
  const { body } = invalid(errors)
  await keepRefused(services, 'batch', raw, body)
  return JSON.stringify(body)
}

function parse(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { problem: 'is not JSON' }
  }
}

/** POST /api/leads/{id}/touches */
export async function addTouch(services: Services, request: Request): Promise<Answer> {
  const { at: moment, note, ...touched } = request.body as TouchInput
  const at = moment === undefined ? null : Date.parse(moment)
  const late = checkMoment(at, services.now(), 'at')
  if (late) return invalid([late])
  const answer = (done: Done) => captured(services, done)
  const given = Object.fromEntries(Object.entries(touched).filter(([, value]) => value !== undefined))
  const work = {
    target: { leadId: request.params.id! },
    decide: touch(given as unknown as Parameters<typeof touch>[0], {
      at,
      note,
      author: authorOf(request.who),
    }),
  }
  return perform(
    services,
    idempotent(request, `/api/leads/${request.params.id}/touches`, work, answer),
    answer,
  )
}
