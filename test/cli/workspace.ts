import os from 'node:os'
import path from 'node:path'
import { nurtureReader } from '#journey/nurture/programmes.store.ts'
import fs from 'node:fs'
import { companyId } from '#journey/capture/actions.ts'
import { keepLaw, loadAgreements } from '#journey/agreement/store.ts'
import { createAccess } from '#people/access.ts'
import { addPeople, ensureDesks, loadPeople } from '#people/people.store.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { readConfig } from '#platform/config.ts'
import { createChanges } from '#platform/changes.ts'
import { createLive } from '#platform/http/live.ts'
import { silentLog } from '#platform/log.ts'
import { doBatch } from '#work/batch.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { createGatherer } from '#work/gather.ts'
import type { Database } from '#platform/database.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { Services } from '#work/services.ts'
import type { Submission } from '#journey/capture/rules.ts'
import type { Done, Work } from '#work/card.ts'

export const DAY = 24 * 3600_000
export const agreementText = fs.readFileSync('agreements/default.yaml', 'utf8')

/** The composition of main.ts over a test's database, with a clock that the test turns. */
export async function workspace(db: Database, start = Date.parse('2026-03-02T09:00:00Z')) {
  const clock = { now: start }
  const agreements = await loadAgreements(db, agreementText, start)
  await ensureDesks(db)
  await addPeople(db, [
    { id: 'mona', name: 'Mona Beck', email: 'mona@seller.example', function: 'leadgen', available: true },
    { id: 'rita', name: 'Rita Kern', email: 'rita@seller.example', function: 'sales', available: true },
    { id: 'ralf', name: 'Ralf Brandt', email: 'ralf@seller.example', function: 'sales', available: true },
  ])
  const people = new Map<string, Person>()
  await loadPeople(db, people)
  const { law, refresh, nurture } = keepLaw(db, agreements, nurtureReader)
  const floor = {
    db,
    batches: db,
    law,
    now: () => clock.now,
    people,
    seenFacets: new Set<string>(),
  }
  const config = readConfig({ BATON_DATA: path.join(os.tmpdir(), `baton-workroom-${process.pid}`) })
  const access = await createAccess({ db, config, people, log: silentLog })
  const changes = createChanges(db, () => undefined)
  const services: Services = {
    ...floor,
    changes,
    live: createLive({ changes, whoAsks: access.whoAsks, mayRead: () => true }),
    linkKey: new Uint8Array(32),
    gatherer: createGatherer(floor),
    agreements,
    owner: (id) => people.get(id)?.name ?? id,
    refreshPeople: () => loadPeople(db, people),
    refreshLaw: refresh,
    nurture,
    confirm: access.confirm,
    access,
    config,
    log: silentLog,
  }

  return {
    services,
    clock,
    capture: (submission: Submission, kind = 'form_submitted') => capture(services, submission, kind),
    tell: async (leadId: string, decide: Work['decide']): Promise<Done> =>
      (await doBatch(services, [{ target: { leadId }, decide }]))[0]!,
    /** turns the clock on and lets every clock act that is due by then */
    pass: async (ms: number): Promise<void> => {
      clock.now += ms
      while ((await actDueClocks(services)) > 0);
    },
  }
}
export type Workspace = Awaited<ReturnType<typeof workspace>>

export function captureOf(services: Services, submission: Submission, kind: string): Work {
  const work = captureWork(
    services.law.at(services.now()),
    companyId,
    { submission, touch: { kind }, at: null, by: 'api' },
    { via: 'api', body: JSON.stringify(submission) },
  )
  if ('problems' in work) throw new Error(JSON.stringify(work.problems))
  return work
}

async function capture(services: Services, submission: Submission, kind: string): Promise<string> {
  const [done] = await doBatch(services, [captureOf(services, submission, kind)])
  return done!.card!.leadId
}

/** Anna's way: captured, qualified in a call, offered, accepted, an opportunity opened and won. */
export async function annaIsWon(w: Workspace, email = 'anna.weber@example.com'): Promise<string> {
  const lead = await w.capture(
    {
      email,
      firstName: 'Anna',
      lastName: 'Weber',
      company: 'Weber Maschinenbau',
      title: 'Head of Production',
      country: 'DE',
      source: 'web',
    },
    'demo_requested',
  )
  await w.pass(3600_000)
  await w.tell(
    lead,
    act.complete(w.services.law, { activity: 'qualification_call', note: 'Anna wants it by May' }),
  )
  await w.pass(60_000)
  await w.tell(lead, act.accept(undefined))
  await w.pass(DAY)
  await w.tell(lead, (_card, now) => act.opportunity(opportunity(lead, 'open', now), true, 'api')(now))
  await w.pass(10 * DAY)
  await w.tell(lead, (_card, now) => act.opportunity(opportunity(lead, 'won', now), false, 'api')(now))
  return lead
}

function opportunity(lead: string, status: 'open' | 'won', now: number) {
  return {
    id: `deal-${lead}`,
    name: 'Line 3',
    status,
    stage: null,
    amount: '12500.50',
    currency: 'EUR',
    openedAt: now - (status === 'won' ? 10 * DAY : 0),
    closedAt: status === 'won' ? now : null,
    owner: 'rita',
    role: null,
    fields: { product: 'GTX Pro' },
    primary: true,
  }
}
