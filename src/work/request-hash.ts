import { createHash } from 'node:crypto'

/** Two requests are the same when method, path and body are. */
export function requestHash(method: string, path: string, body: string): Buffer {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest()
}
