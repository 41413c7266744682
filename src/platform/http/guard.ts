import { problem, problemResponse } from '#platform/http/problem.ts'
import type { MiddlewareHandler } from 'hono'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i

/**
 * Until people sign in, being on this machine is the permission. A web page of somebody else must not borrow it:
 * a name that points here by DNS rebinding is refused by its Host header, a cross-site request by its Origin.
 */
export const guardOrigin: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? ''
  if (!LOOPBACK.test(host)) {
    return problemResponse(problem(421, 'wrong_host', 'This server answers on the loopback address only'))
  }
  const origin = context.req.header('origin')
  if (
    origin !== undefined &&
    context.req.method !== 'GET' &&
    origin !== `http://${host}` &&
    origin !== `https://${host}`
  ) {
    return problemResponse(problem(403, 'cross_site', 'Requests from other sites are refused'))
  }
  return next()
}
