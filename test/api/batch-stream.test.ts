import { expect, test } from 'vitest'
import { captureBatch } from '#journey/capture/routes.ts'
import { NOBODY } from '#people/local.rules.ts'
import { testServer } from '../support/server.ts'

const { services } = await testServer()

/** A batch whose lines are sent when the test says so. */
async function conversation() {
  let say: ReadableStreamDefaultController<Uint8Array>
  const stream = new ReadableStream<Uint8Array>({ start: (controller) => void (say = controller) })
  const answer = await captureBatch(services, {
    who: NOBODY,
    language: 'en',
    params: {},
    query: {},
    body: undefined,
    raw: '',
    headers: new Headers(),
    stream,
  })
  const reader = (answer.stream as ReadableStream<Uint8Array>).getReader()
  const heard: string[] = []
  return {
    send: (text: string) => say.enqueue(new TextEncoder().encode(text)),
    end: () => say.close(),
    hear: async () => {
      while (heard.length === 0) {
        const { value, done } = await reader.read()
        if (done) return null
        heard.push(...new TextDecoder().decode(value).trim().split('\n'))
      }
      return JSON.parse(heard.shift()!) as { id?: string; code?: string }
    },
    leave: () => reader.cancel(),
  }
}

test('given a sender that waits for each answer, when it sends a line, then the answer comes before the next', async () => {
  const { send, hear, end } = await conversation()
  for (let i = 0; i < 3; i++) {
    send(`{"email":"wait-${i}@firm.example"}\n`)
    expect((await hear())?.id).toMatch(/^[0-9a-f-]{36}$/)
  }
  end()
  expect(await hear()).toBeNull()
}, 10_000)

test('given 3,000 lines at once, when one is bad, then every answer is in its place', async () => {
  const { send, hear, end } = await conversation()
  const lines = Array.from({ length: 3000 }, (_, i) =>
    i === 1500 ? '{oops' : `{"email":"many-${i}@firm.example"}`,
  )
  send(lines.join('\n'))
  end()
  const answers = []
  for (let answer = await hear(); answer !== null; answer = await hear()) answers.push(answer)
  expect(answers).toHaveLength(3000)
  expect(answers.flatMap(({ code }, i) => (code === undefined ? [] : [[i, code]]))).toEqual([
    [1500, 'invalid'],
  ])
  const { rows } = await services.db.query<{ lead_id: string }>(
    `select lead_id from leads where email = 'many-2999@firm.example'`,
  )
  expect(answers[2999]!.id).toBe(rows[0]!.lead_id)
}, 60_000)

test('given a sender that leaves, when nobody hears any more, then what it sent is kept', async () => {
  const { send, hear, leave } = await conversation()
  send('{"email":"gone@firm.example"}\n')
  await hear()
  await leave()
  const { rows } = await services.db.query(`select 1 from leads where email = 'gone@firm.example'`)
  expect(rows).toHaveLength(1)
}, 10_000)
