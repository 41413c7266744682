/** Two servers over one database, one of them killed in the middle of hand-offs: nothing twice, nothing lost. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { auditWorkspace } from '../support/audited.ts'
import { program } from '../support/baton.ts'
import { freshDatabase } from '../support/database.ts'
import { servicesAt } from '../support/workroom.ts'
import type { ChildProcess } from 'node:child_process'

const { url } = await freshDatabase()
const services = await servicesAt(url)
const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends) await end()
  await services.end()
})

interface Serving {
  address: string
  process: ChildProcess
}

/** A server in a process of its own, over the database that it shares. */
async function serving(): Promise<Serving> {
  // a folder is one server's, also where it only keeps uploads
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-attack-'))
  const env = {
    ...process.env,
    BATON_DATA: folder,
    DATABASE_URL: url,
    PORT: '0',
    SMTP_URL: '',
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [await program(), 'start', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  ends.push(async () => {
    child.kill('SIGINT')
    await ended
    fs.rmSync(folder, { recursive: true, force: true })
  })
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data)))
    void ended.then(() => reject(new Error('the server ended')))
  })
  return { process: child, address: (JSON.parse(said) as { address: string }).address }
}

async function send(
  server: Serving,
  to: string,
  body: object,
  key?: string,
): Promise<{ status: number; body: { code?: string; id?: string; items?: object[] } }> {
  const response = await fetch(server.address + to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
  return { status: response.status, body: (await response.json()) as { code?: string } }
}

test(
  'when two accept each of forty leads at two servers and one server is killed, then each is accepted once and the record holds',
  { timeout: 120_000 },
  async () => {
    const one = await serving()
    const two = await serving()
    const demo = {
      title: 'Head of Operations',
      country: 'DE',
      fields: { employees: 420, timeline: 'this_quarter', intent: 'buy' },
      touch: 'demo_requested',
    }
    const leads = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const { body } = await send(
          n % 2 ? one : two,
          '/api/leads',
          { ...demo, email: `crash${n}@firm${n}.example` },
          `lead-${n}`,
        )
        return body.id!
      }),
    )
    const accept = (server: Serving, id: string, n: number) =>
      send(server, `/api/leads/${id}/accept`, {}, `accept-${n}-${server === one ? 1 : 2}`).catch(() => null)
    const asked = leads.flatMap((id, n) => [accept(one, id, n), accept(two, id, n)])
    await asked[3]
    one.process.kill('SIGKILL')
    await Promise.all(asked)
    // who got no answer asks again under the same key, at the server that is left
    for (const [n, id] of leads.entries()) await send(two, `/api/leads/${id}/accept`, {}, `accept-${n}-1`)
    for (const id of leads) {
      const { items } = (await (await fetch(`${two.address}/api/leads/${id}/timeline?limit=200`)).json()) as {
        items: { kind: string }[]
      }
      expect(items.filter(({ kind }) => kind === 'HandoffAccepted').length).toBe(1)
    }
    expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
  },
)
