import { problem, problemResponse } from '#platform/http/problem.ts'
import { readText } from '#platform/http/body.ts'
import { respond } from '#platform/http/respond.ts'
import type { Hono } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Route, Who } from '#platform/http/route.ts'

const NOBODY: Who = { id: 'nobody', name: 'Nobody', role: null, via: 'nobody' }
const LARGEST_BODY = 1_048_576

/**
 * Page views come from pages of others, thousands at a time: nobody is asked who they are, nothing is said in a language, any
 * site may send them. So they are answered before the guards and the search for a route, which cost more than taking one in.
 */
export function answerBeacons<Services>(app: Hono, routes: Route<Services>[], services: Services): void {
  const beacons = new Map(routes.filter(({ takes }) => takes === 'beacon').map((one) => [one.path, one]))
  const rest = app.fetch
  app.fetch = (request, env, context) => {
    const { incoming } = (env ?? {}) as { incoming?: IncomingMessage }
    const [path] = (incoming?.url ?? new URL(request.url).pathname).split('?', 1)
    const route = beacons.get(path!)
    const method = incoming?.method ?? request.method
    return route?.method === method ? answer(route, services, request, incoming) : rest(request, env, context)
  }
}

async function answer<Services>(
  route: Route<Services>,
  services: Services,
  request: Request,
  incoming: IncomingMessage | undefined,
): Promise<Response> {
  const { text, whole } = await readText(incoming ?? request, LARGEST_BODY, 0)
  if (!whole) return problemResponse(problem(413, 'too_large', 'The body is larger than 1 MB'))
  const headers = incoming ? plainHeaders(incoming) : request.headers
  const asked = { who: NOBODY, language: 'en' as const, params: {}, query: {}, body: undefined, stream: null }
  return respond(await route.handle(services, { ...asked, raw: text, headers, method: route.method }))
}

/** Node has read them already: a Headers of the platform would read them once more. */
function plainHeaders({ headers }: IncomingMessage): Headers {
  const get = (name: string) => {
    const said = headers[name]
    return Array.isArray(said) ? said.join(', ') : (said ?? null)
  }
  return { get, has: (name: string) => name in headers } as Headers
}
