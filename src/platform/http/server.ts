import { createHash } from 'node:crypto'
import { serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { z } from 'zod'
import { answerBeacons } from '#platform/http/beacons.ts'
import { readText } from '#platform/http/body.ts'
import { asCsv, longPages, wantsCsv } from '#platform/http/csv.ts'
import { guardOrigin, openPaths } from '#platform/http/guard.ts'
import { DOCS_STYLE } from '#platform/http/docs.ts'
import { problem, problemResponse } from '#platform/http/problem.ts'
import { reservedKey } from '#platform/http/reserved-key.ts'
import { respond } from '#platform/http/respond.ts'
import { staticFiles } from '#platform/http/static.ts'
import { languageOf } from '#platform/language.contract.ts'
import type { Permission, Request, Route, Who } from '#platform/http/route.ts'
import { Problem } from '#platform/http/contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Context } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Log } from '#platform/log.ts'

export interface ServerOptions<Services> {
  routes: Route<Services>[]
  services: Services
  log: Log
  /** who asks, from the request's headers */
  whoAsks: (headers: Headers) => Who | Promise<Who>
  mayDo: (who: Who, permission: Permission) => boolean
  /** the body with the one who acts in it; null when it names somebody else and must not */
  actingAs: (who: Who, body: unknown, takesBy: boolean) => { body: unknown } | null
  /** names that people may call this server by, besides the machine's own */
  publicUrl: string
  /** a refusal in the language of whoever asked; left out: English for everybody */
  translate?: (problem: Problem, language: Language) => Problem
  /** what handlers are given, with names in the language of whoever asked; left out: as they are */
  speaking?: (services: Services, language: () => Language) => Services
  /** folder of the built web app: one inside for each language */
  web: string
  /** a body of a request that could not even be read as JSON or did not validate: kept, for routes that keep all */
  keepRefused: (route: Route<Services>, raw: string, problem: unknown) => Promise<void>
  /** something was done that was no question: the first part of its route after /api/ */
  acted?: (topic: string) => void
}

const DOCS_STYLE_HASH = `'sha256-${createHash('sha256').update(DOCS_STYLE).digest('base64')}'` as const
const LARGEST_BODY = 1_048_576
/** An Idempotency-Key is a key of an index, which cannot hold one of some kilobytes. */
const LONGEST_KEY = 200
/** What is kept of a refused body: enough to see what it was. */
const KEPT_OF_A_BODY = 100_000

/** The web application: the API's routes from their table, then the built screens. */
export function createApp<Services>(options: ServerOptions<Services>): Hono {
  const app = new Hono()
  // pages get the whole set; answers of the API get theirs in respond(), without the cost of building it each time
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // scripts and styles come from files, but for the style of /docs; components place things by style attributes
      styleSrc: ["'self'", DOCS_STYLE_HASH],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: options.publicUrl.startsWith('https:') && 'max-age=31536000; includeSubDomains',
    // a page that is not one of ours to look at says so itself: forms on other sites, scripts for them
    overwrite: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
  })
  app.use((context, next) => (asksForData(context) ? next() : secure(context, next)))
  app.use(guardOrigin(options.publicUrl, openPaths(options.routes)))
  for (const route of options.routes) {
    if (route.takes === 'beacon') continue
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    app.on(route.method, path, (context) => answer(options, route, context))
  }
  app.all('/api/*', () => problemResponse(problem(404, 'not_found', 'There is no such route')))
  staticFiles(app, options.web, async (headers) =>
    languageOf(headers, (await options.whoAsks(headers)).language),
  )
  app.onError((error) => {
    options.log.error('request failed', { error: error.stack ?? String(error) })
    return problemResponse(
      problem(500, 'unexpected', 'Something went wrong on our side', 'It has been logged.'),
    )
  })
  answerBeacons(app, options.routes, options.services)
  return app
}

async function answer<Services>(
  options: ServerOptions<Services>,
  route: Route<Services>,
  context: Context,
): Promise<Response> {
  const who = await options.whoAsks(context.req.raw.headers)
  // only sentences need it: two headers read and parsed are felt when thousands of leads come in
  let known: Language | undefined
  const language = () => (known ??= languageOf(context.req.raw.headers, who.language))
  const told = (refusal: Problem) => options.translate?.(refusal, language()) ?? refusal
  if (!options.mayDo(who, route.permission)) return refuseEntry(who, route.permission, told)
  const request: Request = {
    who,
    get language() {
      return language()
    },
    address: addressOf(context),
    method: context.req.method,
    params: context.req.param() as Record<string, string>,
    query: {},
    body: undefined,
    raw: '',
    headers: context.req.raw.headers,
    stream: null,
  }
  // nothing has an id that PostgreSQL could not hold
  const isId = ([name, id]: [string, string]) =>
    OURS.test(route.path) && !WORDS.has(name) ? UUID.test(id) : !id.includes('\u0000') && id.isWellFormed()
  if (!Object.entries(request.params).every(isId)) {
    return problemResponse(told(problem(404, 'not_found', 'There is no such thing')))
  }
  if ((request.headers.get('idempotency-key')?.length ?? 0) > LONGEST_KEY) {
    const error = { field: 'Idempotency-Key', message: `is longer than ${LONGEST_KEY} characters` }
    const detail = `${error.field}: ${error.message}`
    return problemResponse(told(problem(422, 'invalid', 'Some fields are not valid', detail, [error])))
  }
  const csv = route.method === 'GET' && wantsCsv(context.req.query(), request.headers)
  if (route.query) {
    const given = context.req.query()
    const parsed = route.query.safeParse(csv ? longPages(route, given) : given, said(language))
    if (!parsed.success) return problemResponse(told(invalidFields(parsed.error.issues)))
    request.query = parsed.data
  }
  if (route.takes === 'stream') request.stream = context.req.raw.body
  else if (route.takes === 'text') {
    const { text, whole } = await readText(sourceOf(context), LARGEST_BODY, KEPT_OF_A_BODY)
    if (!whole) return problemResponse(told(tooLarge))
    request.raw = text
  } else if (route.body) {
    const failed = await readBody(options, route, context, request, told)
    if (failed) return failed
    const acting = options.actingAs(who, request.body, takesBy(route.body))
    if (!acting) return problemResponse(told(inAnothersName))
    request.body = acting.body
  }
  const services = options.speaking?.(options.services, language) ?? options.services
  const answered = await route.handle(services, request)
  if (route.method !== 'GET' && answered.status < 300) options.acted?.(route.path.split('/')[2] ?? '')
  const file = csv && answered.status === 200 ? asCsv(route, services, request, answered) : null
  if (file) return respond(file)
  if (answered.status < 400 || language() === 'en') return respond(answered)
  const refusal = Problem.safeParse(answered.body)
  return respond(refusal.success ? { ...answered, body: told(refusal.data) } : answered)
}

/** What the schemas say of themselves; messages of our own are translated with the refusals. */
const MESSAGES: Record<Language, z.core.$ZodErrorMap | undefined> = {
  en: undefined,
  de: z.locales.de().localeError,
}

function said(language: () => Language): { error: z.core.$ZodErrorMap } {
  return { error: (issue) => MESSAGES[language()]?.(issue) }
}

/** What a program asks for is no page: headers for pages would be half of what taking in a form costs. */
function asksForData({ req }: Context): boolean {
  return (
    req.path.startsWith('/api/') || (req.method === 'POST' && req.header('accept') === 'application/json')
  )
}

type Told = (refusal: Problem) => Problem

function refuseEntry(who: Who, needed: Permission, told: Told): Response {
  if (who.via === 'nobody') {
    const response = problemResponse(
      told(problem(401, 'sign_in_needed', 'Sign in first', `This needs ${needed}.`)),
    )
    response.headers.set('www-authenticate', 'Bearer')
    return response
  }
  const self =
    who.via === 'local' ? 'Nobody has signed in on this workspace.' : 'It is for people who signed in.'
  const detail = needed === 'self' ? self : `This needs ${needed}, which ${who.name} does not have.`
  return problemResponse(told(problem(403, 'not_permitted', 'You may not do this', detail)))
}

function sourceOf(context: Context): IncomingMessage | globalThis.Request {
  return (context.env as { incoming?: IncomingMessage } | undefined)?.incoming ?? context.req.raw
}

/**
 * Where a request came from. A proxy on this machine says it last in X-Forwarded-For; from anybody else that header is
 * hearsay.
 */
function addressOf(context: Context): string {
  const socket =
    (context.env as { incoming?: IncomingMessage } | undefined)?.incoming?.socket.remoteAddress ?? ''
  const said = context.req.header('x-forwarded-for')
  const near = socket === '::1' || /^(::ffff:)?127\./.test(socket)
  return near && said !== undefined ? said.split(',').at(-1)!.trim().slice(0, 64) : socket
}

function takesBy(schema: z.ZodType): boolean {
  return 'by' in ((schema as { shape?: object }).shape ?? {})
}

const inAnothersName = problem(
  403,
  'not_permitted',
  'You may not do this',
  'by: only who may manage acts in the name of others.',
  [{ field: 'by', message: 'is not you' }],
)

/** Things that we name ourselves; opportunities and people may have ids from elsewhere. */
const OURS = /^\/api\/(leads|views|imports)\//
/** Among them, names that people gave. */
const WORDS: ReadonlySet<string> = new Set(['programme', 'step'])
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const tooLarge = problem(413, 'too_large', 'The body is larger than 1 MB')

async function readBody<Services>(
  options: ServerOptions<Services>,
  route: Route<Services>,
  context: Context,
  request: Request,
  told: Told,
): Promise<Response | null> {
  const type = context.req.header('content-type') ?? ''
  const refuse = async (refusal: Problem): Promise<Response> => {
    await options.keepRefused(route, request.raw.slice(0, KEPT_OF_A_BODY), refusal)
    return problemResponse(told(refusal))
  }
  const { text, whole } = await readText(sourceOf(context), LARGEST_BODY, KEPT_OF_A_BODY)
  request.raw = text
  if (!whole) return refuse(tooLarge)
  if (!/^application\/(.+\+)?json\b/i.test(type)) {
    return refuse(problem(415, 'not_json', 'Send application/json'))
  }
  let given: unknown
  try {
    given = request.raw === '' ? {} : JSON.parse(request.raw)
  } catch {
    return refuse(problem(400, 'not_json', 'The body is not JSON'))
  }
  const reserved = reservedKey(request.raw, given)
  if (reserved !== null) return refuse(reservedProblem(reserved))
  const parsed = route.body!.safeParse(
    given,
    said(() => request.language),
  )
  if (!parsed.success) return refuse(invalidFields(parsed.error.issues))
  request.body = parsed.data
  return null
}

function reservedProblem(field: string): Problem {
  const message = 'is a reserved name'
  return problem(422, 'invalid', 'Some fields are not valid', `${field}: ${message}`, [{ field, message }])
}

function invalidFields(issues: z.core.$ZodIssue[]): ReturnType<typeof problem> {
  const errors = issues.map((issue) => ({
    field: legible(issue.path.join('.') || fieldOf(issue)),
    message: issue.message,
  }))
  const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ')
  return problem(422, 'invalid', 'Some fields are not valid', detail, errors)
}

/** A key may hold what the store cannot; the refusal has to be kept too. */
function legible(field: string): string {
  return field.replaceAll('\u0000', '\uFFFD').toWellFormed()
}

/** Unknown keys are reported at the object that holds them; people want the key. */
function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
}

/** Starts listening; resolves when the port is open. */
export function startServer(
  app: Hono,
  host: string,
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            // keep-alive connections would hold the process open
            if ('closeIdleConnections' in server) server.closeIdleConnections()
            setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2_000).unref()
          }),
      }),
    )
    // longer than the proxies in front hold a connection they mean to use again: what they send on one that closes is lost
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 75_000
    server.once('error', reject)
  })
}
