/** Another system, on this machine, and a programme whose one step tells it. */
import http from 'node:http'
import { afterAll } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { insertMailing, insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { captureOf } from '../support/workroom.ts'
import { ALWAYS } from './world.ts'
import type { AddressInfo } from 'node:net'
import type { Services } from '#work/services.ts'

/** What it does instead of answering with a status. */
export const [HANGS, CLOSES, DRIPS, BREAKS, FLOODS, BYTES] = [0, 1, 2, 3, 4, 5] as const

export interface Got {
  key: string
  signature: string
  body: string
}

/** It keeps what it got; `answers` are given one after the other, then 204. */
export async function otherSystem() {
  const got: Got[] = []
  const answers: number[] = []
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const head = (name: string) => String(request.headers[name])
      got.push({ key: head('idempotency-key'), signature: head('baton-signature'), body })
      const status = answers.shift() ?? 204
      if (status === HANGS) return
      if (status === CLOSES) return void request.socket.destroy()
      if (status === DRIPS) return void response.writeHead(200).write('thank you')
      if (status === BREAKS)
        return void response
          .writeHead(500, { 'content-length': 1000 })
          .write('half', () => request.socket.destroy())
      if (status === FLOODS) return void response.writeHead(422).end('x'.repeat(5_000_000))
      if (status === BYTES) return void response.writeHead(500).end(Buffer.from([97, 0, 10, 0xff, 9, 98]))
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, got, answers }
}

/** The programme `told` runs from now on: its step `tell` tells the system `crm` of whoever comes to nurture. */
export async function tellsCrm(services: Services): Promise<void> {
  const { db } = services
  const [by, at] = ['person:pia', services.now()]
  const steps = [{ id: 'tell', name: 'Tell the CRM', does: 'webhook' as const, hook: 'crm', next: null }]
  const entry = { stages: ['nurture'], when: [] }
  const document = { name: 'Told', purpose: 'news', entry, goal: [], holdOut: 0, start: 'tell', steps }
  await insertVersion(db, { programme: 'told', version: 1, document, key: null, at, by })
  await insertTurn(db, { programme: 'told', what: 'started', version: 1, from: at, by })
  await insertMailing(db, { mailing: ALWAYS, from: at, by })
  await services.refreshLaw()
}

/** Somebody comes to nurture, and the step is reached: the system is owed a word. */
export async function reachesStep(services: Services, email: string): Promise<void> {
  const who = { email, title: 'CEO', consent: { email: true } }
  const { card } = await services.gatherer.do(captureOf(services, who, 'demo_requested'))
  const target = { leadId: card!.leadId }
  const qualify = act.complete(services.law, { activity: 'qualification_call', by: 'mara' })
  await services.gatherer.do({ target, decide: qualify })
  await services.gatherer.do({ target, decide: act.giveBack(services.law, { reason: 'no_budget' }) })
  while ((await actDueClocks(services)) > 0);
}
