/** A workspace that was claimed, and people who sign in to it, without a port. */
import { adminLink } from '#cli/admin.ts'
import { functionOf } from '#people/roles.rules.ts'
import { addPeople } from '#people/people.store.ts'
import { testServer } from '../support/server.ts'
import type { Reply } from '../support/server.ts'
import type { Role } from '#people/roles.rules.ts'

export const ADMIN = { name: 'Ada Quill', email: 'ada@seller.example', password: 'seven green kettles 41' }
export const PASSWORD = 'a lamp under nine bridges'

/** What a browser keeps of the cookies that it was sent. */
export class Jar {
  private readonly kept = new Map<string, string>()
  lines: string[] = []

  take(headers: Headers): void {
    this.lines = headers.getSetCookie()
    for (const line of this.lines) {
      const [pair, ...attributes] = line.split(';')
      const [name, ...value] = pair!.split('=')
      const gone = attributes.some((one) => /max-age=0/i.test(one))
      if (gone || value.join('=') === '') this.kept.delete(name!)
      else this.kept.set(name!, value.join('='))
    }
  }

  get header(): string {
    return [...this.kept].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  copy(): Jar {
    const other = new Jar()
    for (const [name, value] of this.kept) other.kept.set(name, value)
    return other
  }
}

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>

export async function house() {
  const server = await testServer()
  const { ask, services } = server

  /** asks with a jar of cookies, and keeps what comes back */
  const browser = (jar = new Jar()): Ask & { jar: Jar } =>
    Object.assign(
      async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
        const reply = await ask(method, path, body, {
          ...(jar.header ? { cookie: jar.header } : {}),
          ...headers,
        })
        jar.take(reply.headers)
        return reply
      },
      { jar },
    )

  /** the token of a claim link, as the terminal prints it */
  const claimToken = async (): Promise<string> => (await adminLink(services)).url.split('/').at(-1)!

  const claim = async () => {
    const admin = browser()
    const reply = await admin('POST', '/api/claim', { token: await claimToken(), ...ADMIN })
    if (reply.status !== 200) throw new Error(reply.text)
    if (services.access.mode() !== 'claimed') throw new Error('It is still open')
    return admin
  }

  /** a person of a role, invited by the admin, signed in */
  const join = async (admin: Ask, id: string, role: Role) => {
    const person = {
      id,
      name: `${id} of ${role}`,
      email: `${id}@seller.example`,
      function: functionOf(role),
      role,
      available: true,
    }
    await addPeople(services.db, [person])
    await services.refreshPeople()
    const invited = await admin('POST', `/api/people/${id}/invite`, {})
    const own = browser()
    const token = (invited.body as { url: string }).url.split('/').at(-1)!
    const reply = await own('POST', '/api/invitations/accept', { token, password: PASSWORD })
    if (reply.status !== 200) throw new Error(reply.text)
    return own
  }

  return { ...server, browser, claimToken, claim, join }
}

/** asks an application under a name of its own, without keeping cookies */
export function browserless(
  app: { request: (path: string, init: RequestInit) => Response | Promise<Response> },
  host: string,
) {
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method,
      headers: { host, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}
