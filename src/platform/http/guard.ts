import { problem, problemResponse } from '#platform/http/problem.ts'
import type { MiddlewareHandler } from 'hono'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i

/**
 * A web page of somebody else must borrow neither this machine nor a person's session: a name that points here by DNS
 * rebinding is refused by its Host header, a cross-site request by its Origin, or by what the browser says of its site.
 * `isOpen`: whether other sites may send requests to that path.
 */
export function guardOrigin(publicUrl: string, isOpen: (path: string) => boolean): MiddlewareHandler {
  const { host: publicHost, origin: publicOrigin } = new URL(publicUrl)
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase()
    if (!LOOPBACK.test(host) && host !== publicHost) {
      const detail = `It answers to ${publicHost} and on the loopback address. BATON_URL names it.`
      return problemResponse(problem(421, 'wrong_host', 'This server has another name', detail))
    }
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD' && !isOpen(context.req.path)) {
      const origin = context.req.header('origin')
      const site = context.req.header('sec-fetch-site')
      const foreign =
        origin !== undefined &&
        origin !== `http://${host}` &&
        origin !== `https://${host}` &&
        origin !== publicOrigin
      if (foreign || site === 'cross-site' || site === 'same-site') {
        return problemResponse(problem(403, 'cross_site', 'Requests from other sites are refused'))
      }
    }
    return next()
  }
}

/** Whether a path is one of a route that other sites may call. */
export function openPaths(routes: readonly { path: string; crossSite?: true }[]): (path: string) => boolean {
  const open = routes.flatMap(({ path, crossSite }) =>
    crossSite ? [new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)] : [],
  )
  return (path) => open.some((pattern) => pattern.test(path))
}
