import http from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '#platform/http/server.ts'
import { testServer } from '../support/server.ts'

const { app, ask } = await testServer()
let port = 0
let close: () => Promise<void>
beforeAll(async () => {
  ;({ port, close } = await startServer(app, '127.0.0.1', 0))
})
afterAll(() => close())

/** Posts over a real connection, in pieces, with or without saying how long it will be. */
function post(body: string, headers: Record<string, string | number>): Promise<number> {
  return new Promise((resolve, reject) => {
    const to = { port, path: '/api/leads', method: 'POST' }
    const request = http.request(
      { ...to, headers: { host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...headers } },
      (response) => {
        resolve(response.statusCode!)
        response.resume()
      },
    )
    // the server may hang up while we still send
    request.on('error', reject)
    for (let at = 0; at < body.length; at += 65_536) request.write(body.slice(at, at + 65_536))
    request.end()
  })
}

test.each([
  ['says so', true],
  ['does not say so', false],
])('given a body of 3 MB that %s, when it is refused, then its beginning is kept', async (_what, says) => {
  const email = `${says ? 'said' : 'silent'}@firm.example`
  const body = JSON.stringify({ email, name: 'x'.repeat(3_000_000) })
  expect(await post(body, says ? { 'content-length': body.length } : {})).toBe(413)
  const { items } = (await ask('GET', '/api/submissions?outcome=refused')).body
  const kept = items.find((one: { body: string }) => one.body.includes(email))
  expect(kept).toMatchObject({ problem: { code: 'too_large' }, body: body.slice(0, 100_000) })
})
