import type { z } from 'zod'

/** Who may call a route. People and sign-in will give these their meaning; the column is there from the first day. */
export type Permission = 'public' | 'read' | 'capture' | 'work' | 'manage' | 'admin'

export interface Request {
  params: Record<string, string>
  query: unknown
  body: unknown
  /** the body as it came, for what has to be kept as it came */
  raw: string
  headers: Headers
  /** the request's stream, for routes of kind `stream` */
  stream: ReadableStream<Uint8Array> | null
}

export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
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
  /** json: read whole and validated · stream: handed over unread (NDJSON, multipart) */
  takes?: 'json' | 'stream'
  produces?: string
  handle: (services: Services, request: Request) => Promise<Answer>
}
