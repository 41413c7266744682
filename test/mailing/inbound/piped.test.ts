import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawn } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { program } from '../../support/baton.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-piped-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function pipe(input: string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [await program(), 'mail-in', '--json', ...args], {
    env: {
      ...process.env,
      BATON_DATA: folder,
      DATABASE_URL: '',
      SMTP_URL: '',
      IMAP_URL: '',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (data) => (out += String(data)))
  child.stderr.on('data', (data) => (err += String(data)))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

const mail =
  'From: Grace <grace@navy.example>\nTo: sales@acme.example\nSubject: A price\nMessage-ID: <g1@n>\n\nHow much?\n'

it('given a mail on standard input and no server, then it is on disk and taken up, and piped again it is known', async () => {
  const first = await pipe(mail, ['--mailbox', 'Sales@acme.example'])
  expect(first).toMatchObject({ code: 0, err: '' })
  const taken = JSON.parse(first.out) as { id: string; outcome: string; kind: string }
  expect(taken).toEqual({ id: expect.any(String), outcome: 'taken', kind: 'new_sender' })
  const again = await pipe(mail)
  expect(again.code).toBe(0)
  expect(JSON.parse(again.out)).toMatchObject({ id: taken.id, outcome: 'known' })
}, 120_000)

it.each([
  ['nothing', '', [], {}, 65],
  ['a call that is wrong', mail, ['--mailbax', 'x'], {}, 64],
  ['a file that is named', mail, ['message.eml'], {}, 64],
  ['a database that cannot be reached', mail, [], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, 75],
  ['a configuration that is wrong', mail, [], { PORT: 'x' }, 75],
])(
  'given %s, then the mail server is told what to do with it',
  async (_what, input, args, env, code) => {
    const ended = await pipe(input, args, env)
    expect({ code: ended.code, says: ended.err !== '' }).toEqual({ code, says: true })
  },
  60_000,
)
