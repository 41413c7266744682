/** The web application without a port: the API's table over a database of the test's own. */
import { afterAll, expect } from 'vitest'
import { api } from '../../src/api.ts'
import { actingAs } from '#people/acting.rules.ts'
import { mayDo } from '#people/permissions.rules.ts'
import { speaking } from '#journey/spoken.rules.ts'
import { createApp } from '#platform/http/server.ts'
import { translated } from '#work/translate.rules.ts'
import { keepRefused } from '#journey/capture/actions.ts'
import { serverRoutes } from '#cli/server.routes.ts'
import { silentLog } from '#platform/log.ts'
import { freshDatabase } from './database.ts'
import { servicesAt, type Clock } from './workroom.ts'
import { MONDAY } from './cast.ts'
import type { Problem } from '#platform/http/contract.ts'

export interface Reply {
  status: number
  headers: Headers
  text: string
  // what comes back is what the tests are about: each says what it expects of it
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

/** Asks the application; a JSON answer of 2xx must fit the contract of its route. */
export async function testServer(clock: Clock = { now: MONDAY }) {
  const { url } = await freshDatabase()
  const services = await servicesAt(url, clock)
  afterAll(() => services.end())
  const errors: unknown[] = []
  const app = createApp({
    routes: [...api, ...serverRoutes(api)],
    services,
    log: { ...silentLog, error: (_message, details) => void errors.push(details) },
    web: '/nowhere',
    translate: translated,
    speaking,
    whoAsks: services.access.whoAsks,
    mayDo,
    actingAs,
    publicUrl: services.config.publicUrl,
    keepRefused: async (route, raw, problem) => {
      if (route.path === '/api/leads') await keepRefused(services, 'api', raw, problem)
    },
  })

  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const given = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await app.request(path, {
      method,
      headers: { host: 'localhost:4380', ...type, ...headers },
      ...given,
    })
    const text = await response.text()
    const isJson = /[/+]json$/.test(response.headers.get('content-type')?.split(';')[0] ?? '')
    const answer: unknown = isJson && text !== '' ? JSON.parse(text) : null
    // pages for people tell what is wrong in words of their own
    if (isJson || path.startsWith('/api')) fits(method, path, response.status, answer)
    return { status: response.status, headers: response.headers, text, body: answer }
  }

  return { app, ask, clock, errors, services, url }
}

/** Answers keep the contract that their documentation is made from. */
function fits(method: string, path: string, status: number, answer: unknown): void {
  const asked = path.split('?')[0]!
  const route = routeOf(method, asked)
  if (status >= 400) {
    const problem = answer as Problem
    expect(problem).toMatchObject({
      status,
      code: expect.any(String),
      title: expect.any(String),
      type: expect.any(String),
    })
    return
  }
  if (!route?.answer || status === 304 || route.produces) return
  const parsed = route.answer.safeParse(answer)
  expect(parsed.success ? [] : parsed.error.issues).toEqual([])
}

/** The row of the API's table that a request goes to: fixed paths before those with ids. */
export function routeOf(method: string, path: string) {
  const rows = api.filter((row) => row.method === method)
  return (
    rows.find((row) => row.path === path) ??
    rows.find((row) => new RegExp(`^${row.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path))
  )
}
