/** What the jobs of programmes, of mails that come in and of the web's hits leave behind when they are killed while they work. */
import { expect } from 'vitest'
import { askRun } from '#journey/nurture/runs.store.ts'
import { auditWorkspace } from '../support/audited.ts'
import { insertMailing, insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { linkPath } from '#journey/mailing/links.rules.ts'
import { takeIn } from '#journey/mailing/inbound.ts'
import { freshDatabase } from '../support/database.ts'
import { testServer } from '../support/server.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { answerTo, mailed } from '../mailing/inbound/world.ts'
import { welcome } from '../mailing/world.ts'
import { ALWAYS } from '../nurture/world.ts'
import { surviveKills } from './killed-job.ts'
import type { Queryable } from '#platform/database.ts'

const MINUTE = 60_000
const SOUND = { chain: 'ok', replay: 'ok', promises: 'ok' }

async function count(db: Queryable, of: string, given: unknown[] = []): Promise<number> {
  const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from ${of}`, given)
  return rows[0]!.n
}

/** How often leads have an entry of a kind: all leads once is `[{ times: 1, leads: n }]`. */
async function timesEach(db: Queryable, kind: string): Promise<{ times: number; leads: number }[]> {
  const { rows } = await db.query<{ times: number; leads: number }>(
    `select times, count(*)::int as leads from (select l.lead_id, count(e.seq)::int as times from leads l
         left join entries e on e.workspace_no = 1 and e.lead_id = l.lead_id and e.kind = $1
        group by l.lead_id) as t group by times order by times`,
    [kind],
  )
  return rows
}

/** Everybody is taken in, gets one mail owed, and is taken out again; the job is killed `rounds` times in each. */
export async function surviveKilledProgrammes(people: number, rounds: number): Promise<number> {
  const { url } = await freshDatabase()
  const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
  const services = await servicesAt(url, clock)
  const { db } = services
  for (let i = 0; i < people; i += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, people - i) }, (_, n) =>
        services.gatherer.do(
          captureOf(services, { email: `p${i + n}@kontron.de`, consent: { email: true } }),
        ),
      ),
    )
  clock.now += MINUTE
  const by = 'person:pia'
  const turn = (what: 'started' | 'ended') =>
    insertTurn(db, { programme: 'welcome', what, version: 1, from: clock.now, by })
  await insertVersion(db, {
    programme: 'welcome',
    version: 1,
    document: welcome,
    key: null,
    at: clock.now,
    by,
  })
  await insertMailing(db, { mailing: ALWAYS, from: clock.now, by })
  const run = async (ask: 'enter' | 'stop', owed: number) => {
    const stages = ask === 'enter' ? welcome.entry.stages : []
    await askRun(db, { programme: 'welcome', ask, stages, by, at: clock.now })
    clock.now += MINUTE
    const inside = `enrolments where left_at is null`
    const left = async () => {
      const walked = (await count(db, inside)) - (ask === 'enter' ? people : 0)
      const open = await count(db, 'programme_runs where ended_at is null')
      return Math.abs(walked) + open + owed - Math.min(owed, await count(db, 'messages'))
    }
    return surviveKills({ job: 'programmes', db, url, offset: clock.now - Date.now(), rounds, left })
  }
  await turn('started')
  let between = await run('enter', people)
  expect(await timesEach(db, 'ProgrammeEntered')).toEqual([{ times: 1, leads: people }])
  expect(await count(db, 'messages')).toBe(people)
  clock.now += 10 * MINUTE
  await turn('ended')
  between += await run('stop', 0)
  expect(await timesEach(db, 'ProgrammeLeft')).toEqual([{ times: 1, leads: people }])
  expect(await count(db, 'messages')).toBe(people)
  const { rows } = await db.query('select ask, looked, changed from programme_runs order by asked_at')
  expect(rows).toEqual(['enter', 'stop'].map((ask) => ({ ask, looked: people, changed: people })))
  clock.now += 30 * MINUTE
  await services.refreshLaw()
  expect(await auditWorkspace(services)).toEqual(SOUND)
  await services.end()
  return between
}

/** Everybody answers the mail that they got; whoever sorts the answers is killed `rounds` times. */
export async function surviveKilledSorters(people: number, rounds: number): Promise<number> {
  const { services, clock, url, mails } = await mailed(people)
  const { db } = services
  for (const [i, one] of mails.entries()) {
    const raw = Buffer.from(answerTo(one, `Yes, please. ${i}`))
    await takeIn(services, { raw, how: 'imap', mailbox: 'sales@acme.example', uid: `1:${i}` })
  }
  const left = () => count(db, `mails_in where state = 'waiting'`)
  const before = await left()
  expect(before).toBe(people)
  const offset = clock.now - Date.now() + MINUTE
  const between = await surviveKills({ job: 'incoming', db, url, offset, rounds, left })
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n from entries where kind = 'TouchHappened' and body->'touch'->>'kind' = 'email_replied'
      group by lead_id`,
  )
  expect(rows).toHaveLength(people)
  expect(rows.filter(({ n }) => n !== 1)).toEqual([])
  expect(await timesEach(db, 'ProgrammeLeft')).toEqual([{ times: 1, leads: people }])
  expect(await count(db, `mails_in where state = 'sorted' and kind = 'reply'`)).toBe(people)
  clock.now += 30 * MINUTE
  expect(await auditWorkspace(services)).toEqual(SOUND)
  await services.end()
  return between
}

const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'accept-language': 'de',
}

/** Pages are viewed and links of mails pressed; whoever takes that further is killed `rounds` times. */
export async function surviveKilledDrains(views: number, people: number, rounds: number): Promise<number> {
  const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
  const { ask, services, url } = await testServer(clock)
  const { db } = services
  const leads: string[] = []
  for (let i = 0; i < people; i++) {
    const made = await ask('POST', '/api/leads', { email: `p${i}@kontron.de`, consent: { email: true } })
    leads.push(made.body.id)
  }
  const press = (lead: string) =>
    ask(
      'GET',
      linkPath(services, { lead, message: null, what: 'click', url: 'https://shop.example/a' }),
      undefined,
      BROWSER,
    )
  for (const lead of leads) expect((await press(lead)).status).toBe(302)
  const headers = { ...BROWSER, 'content-type': 'text/plain;charset=UTF-8', origin: 'https://shop.example' }
  const body = JSON.stringify({ u: 'https://shop.example/pricing' })
  for (let i = 0; i < views; i += 25)
    await Promise.all(Array.from({ length: 25 }, () => ask('POST', '/t', body, headers)))
  const left = () => count(db, 'web_hits')
  expect(await left()).toBe(views + people)
  clock.now += MINUTE
  const between = await surviveKills({ job: 'hits', db, url, offset: clock.now - Date.now(), rounds, left })
  const { rows } = await db.query(`select sum(views)::int as n from visit_counts where page = '/pricing'`)
  expect(rows).toEqual([{ n: views }])
  const { rows: clicked } = await db.query<{ n: number }>(
    `select count(*)::int as n from entries where kind = 'TouchHappened' and body->'touch'->>'kind' = 'email_clicked' group by lead_id`,
  )
  expect(clicked).toHaveLength(people)
  expect(clicked.filter(({ n }) => n !== 1)).toEqual([])
  clock.now += 30 * MINUTE
  expect(await auditWorkspace(services)).toEqual(SOUND)
  return between
}
