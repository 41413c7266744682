import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { program } from '../support/baton.ts'
import { freshDatabase } from '../support/database.ts'
import type { Change } from '#platform/changes.contract.ts'

const { url } = await freshDatabase()
const here = await startServer()
const there = await startServer()

/** The real server; two of them share one database. */
async function startServer(): Promise<{ address: string; end: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-live-'))
  const env = {
    ...process.env,
    DATABASE_URL: url,
    BATON_DATA: folder,
    PORT: '0',
    SMTP_URL: '',
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [await program(), 'start', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async () => {
    child.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve((JSON.parse(String(data)) as { address: string }).address))
    void gone.then(() => reject(new Error('the server ended before it was ready')))
  })
  return { address, end }
}

/** A screen: what it heard, until it is closed. */
async function listen(address: string, headers: Record<string, string> = {}) {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/live`, { headers, signal: stop.signal })
  const heard: { id: string; event: string; data: unknown }[] = []
  const over = (async () => {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = parts.pop()!
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? ''
        if (field('event'))
          heard.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) })
      }
    }
  })().catch(() => undefined)
  await expect.poll(() => heard[0]?.event).toBe('hello')
  const leads = () =>
    heard.flatMap(({ event, data }) => (event === 'change' ? (data as Change).leads.map(([id]) => id) : []))
  return { response, heard, leads, over, close: () => stop.abort() }
}

async function capture(address: string, email: string): Promise<string> {
  const response = await fetch(`${address}/api/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, touch: 'form_submitted' }),
  })
  return ((await response.json()) as { id: string }).id
}

describe('given two servers on one database, and a screen at each', () => {
  test('when a lead comes in at one, then the screen at the other hears of it within a second', async () => {
    const near = await listen(here.address)
    const far = await listen(there.address)
    expect(far.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(far.response.headers.get('x-accel-buffering')).toBe('no')
    const id = await capture(here.address, 'near@firm.example')
    await expect.poll(() => [near.leads(), far.leads()], { timeout: 1_000 }).toEqual([[id], [id]])
    near.close()
    far.close()
  })

  test('when a screen comes back, then it hears what it missed, and of a server that it never saw, that everything may have changed', async () => {
    const before = await listen(there.address)
    const first = await capture(there.address, 'first@firm.example')
    await expect.poll(() => before.leads()).toContain(first)
    before.close()
    const lastId = before.heard.at(-1)!.id
    const missed = await capture(there.address, 'missed@firm.example')
    const witness = await listen(there.address)
    await capture(there.address, 'later@firm.example')
    await expect.poll(() => witness.leads().length).toBeGreaterThan(0)
    const again = await listen(there.address, { 'last-event-id': lastId })
    await expect.poll(() => again.leads()).toContain(missed)
    expect(again.leads()).not.toContain(first)
    const stranger = await listen(here.address, { 'last-event-id': lastId })
    await expect.poll(() => stranger.heard.map(({ event }) => event)).toContain('everything')
    for (const screen of [witness, again, stranger]) screen.close()
  })

  test('when something else changes, then its topic is told, and a question is no change', async () => {
    const screen = await listen(there.address)
    await fetch(`${here.address}/api/people`)
    await fetch(`${here.address}/api/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Nora Falk', function: 'sales' }),
    })
    await expect
      .poll(() =>
        screen.heard.flatMap(({ event, data }) => (event === 'change' ? (data as Change).topics : [])),
      )
      .toEqual(['people'])
    screen.close()
  })

  test('when a server ends, then its screens are let go and it does not wait for them', async () => {
    const screen = await listen(here.address)
    const begun = performance.now()
    await here.end()
    await screen.over
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  afterAll(() => there.end())
})
