import type { Confirm } from '#people/confirm.contract.ts'
import type { Who } from '#platform/http/route.ts'

/**
 * open: nobody has claimed the workspace, and whoever is on this machine may use it · unclaimed: nobody has, but the server
 * listens beyond this machine, so that only claiming is possible · claimed: everybody signs in
 */
export type Mode = 'open' | 'unclaimed' | 'claimed'

/** What an endpoint of the sign-in library is called with. */
export interface AuthCall {
  headers: Headers
  address?: string | undefined
  body?: unknown
  query?: Record<string, string>
  params?: Record<string, string>
}

/** Who people are and how they prove it, as handlers need it. */
export interface Access {
  mode: () => Mode
  whoAsks: (headers: Headers) => Who | Promise<Who>
  /** calls an endpoint of the sign-in library; its refusals come as responses too */
  call: (endpoint: string, input: AuthCall) => Promise<Response>
  /** reads again whether the workspace is claimed, and forgets what was remembered of sessions and keys */
  refresh: () => Promise<void>
  confirm: Confirm
  /** has single sign-on */
  oidc: boolean
  /** null: mail is not set up */
  sendMail: ((mail: { id: string; to: string; subject: string; text: string }) => Promise<void>) | null
}
