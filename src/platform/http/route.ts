import type { z } from 'zod'
import type { Language } from '#platform/language.contract.ts'

/**
 * Who may call a route: `self` is anybody who signed in in person, about themself; `capture` takes leads in, `work` answers
 * and moves them, `import` takes files and spend in, `draft` writes agreements and surveys, `sign` signs them, `manage` runs
 * teams, `admin` runs the workspace.
 */
export type Permission =
  'public' | 'self' | 'read' | 'capture' | 'work' | 'import' | 'draft' | 'sign' | 'manage' | 'admin'

/** Who asks. */
export interface Who {
  /** a person's id, `key:…` for an API key, `local` for this machine before anybody signs in */
  id: string
  name: string
  /** sponsor, sales_manager, rep, marketing, leadgen_manager, sdr, admin; null for a machine */
  role: string | null
  via: 'session' | 'key' | 'local' | 'nobody'
  /** of a key: what it was given */
  scopes?: readonly Permission[]
  /** of a session: which */
  session?: string
  /** the language that they chose; without a choice their browser's counts */
  language?: string | null
}

export interface Request {
  who: Who
  /** of the sentences in the answer */
  language: Language
  params: Record<string, string>
  query: unknown
  body: unknown
  /** the body as it came, for what has to be kept as it came */
  raw: string
  headers: Headers
  /** as it was sent: HEAD goes to the routes of GET */
  method?: string
  /** where the request came from, as far as is known */
  address?: string
  /** the request's stream, for routes of kind `stream` */
  stream: ReadableStream<Uint8Array> | null
}

export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
  /** each becomes a Set-Cookie of its own */
  cookies?: string[]
  /** instead of `body`: anything that is not JSON */
  stream?: ReadableStream<Uint8Array> | string
}

/** One row of the API's table: it validates, documents, permits and answers. */
export interface Route<Services> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  permission: Permission
  summary: string
  query?: z.ZodType
  body?: z.ZodType
  answer?: z.ZodType
  /**
   * json: read whole and validated · text: read whole, in `raw` · stream: handed over unread (NDJSON, multipart) ·
   * beacon: text of a public route whose answer nobody reads, with as little as possible around it
   */
  takes?: 'json' | 'text' | 'stream' | 'beacon'
  produces?: string
  /** of an answer that is no list: the field whose rows are the file, for who asks for CSV */
  table?: string
  /**
   * pages of other sites may call it: it acts for nobody who is signed in, so there is no session to borrow. The handler
   * says who may read the answer (Access-Control-Allow-Origin).
   */
  crossSite?: true
  handle: (services: Services, request: Request) => Promise<Answer>
}
