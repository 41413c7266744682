/** A server's inside without its port: services over a database of the test's own, with a clock that the test turns. */
import os from 'node:os'
import path from 'node:path'
import { nurtureReader } from '#journey/nurture/programmes.store.ts'
import { readLinkKey } from '#journey/mailing/links.ts'
import { keepLaw, loadAgreements } from '#journey/agreement/store.ts'
import { createAccess } from '#people/access.ts'
import { addPeople, ensureDesks, loadPeople } from '#people/people.store.ts'
import { companyId } from '#journey/capture/actions.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { readConfig } from '#platform/config.ts'
import { createChanges } from '#platform/changes.ts'
import { createLive } from '#platform/http/live.ts'
import { openDatabase } from '#platform/database.ts'
import { silentLog } from '#platform/log.ts'
import { createGatherer } from '#work/gather.ts'
import { DEFAULT_AGREEMENT, MONDAY } from './cast.ts'
import type { Database } from '#platform/database.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { Services } from '#work/services.ts'
import type { Submission } from '#journey/capture/rules.ts'
import type { Work } from '#work/card.ts'

const PEOPLE = [
  ['mara', 'Mara Lind', 'leadgen'],
  ['tom', 'Tom Becker', 'leadgen'],
  ['ines', 'Ines Duarte', 'sales'],
  ['olaf', 'Olaf Brandt', 'sales'],
  ['yuki', 'Yuki Sato', 'sales'],
] as const

export interface Clock {
  now: number
}

/** One server's services. Several over the same address are several servers. */
export async function servicesAt(
  url: string,
  clock: Clock = { now: MONDAY },
): Promise<Services & { end: () => Promise<void> }> {
  const db: Database = openDatabase(url, { max: 6 })
  const agreements = await loadAgreements(db, DEFAULT_AGREEMENT, clock.now)
  await ensureDesks(db)
  const everybody = PEOPLE.map(([id, name, team]) => ({
    id,
    name,
    email: `${id}@seller.example`,
    function: team,
    available: true,
  }))
  await addPeople(db, everybody)
  const people = new Map<string, Person>()
  await loadPeople(db, people)
  const { law, refresh, nurture } = keepLaw(db, agreements, nurtureReader)
  const floor = { db, batches: db, law, now: () => clock.now, people, seenFacets: new Set<string>() }
  const gatherer = createGatherer(floor)
  const config = readConfig({ BATON_DATA: path.join(os.tmpdir(), `baton-workroom-${process.pid}`) })
  const access = await createAccess({ db, config, people, log: silentLog })
  const changes = createChanges(db, () => undefined)
  return {
    ...floor,
    gatherer,
    agreements,
    owner: (id) => people.get(id)?.name ?? id,
    refreshPeople: () => loadPeople(db, people),
    refreshLaw: refresh,
    nurture,
    confirm: access.confirm,
    access,
    changes,
    live: createLive({ changes, whoAsks: access.whoAsks, mayRead: () => true }),
    linkKey: await readLinkKey(db),
    config,
    log: silentLog,
    end: async () => {
      await gatherer.idle()
      await changes.close()
      await db.close()
    },
  }
}

export function captureOf(services: Services, submission: Submission, touch = 'form_submitted'): Work {
  const capture = { submission, touch: { kind: touch }, at: null, by: 'api' }
  const kept = { via: 'api', body: JSON.stringify(submission) }
  const work = captureWork(services.law.at(services.now()), companyId, capture, kept)
  if ('problems' in work) throw new Error(JSON.stringify(work.problems))
  return work
}
