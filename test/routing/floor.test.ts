import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { anna, changed, DAY, HOUR, MONDAY } from '../support/cast.ts'
import { expectSound } from '../support/sound.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { freshDatabase } from '../support/database.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { changeMember, loadPeople } from '#people/people.store.ts'
import { doBatch } from '#work/batch.ts'
import { keepLoads } from '#work/recount.ts'
import { publicHolidays } from '#people/holidays.ts'
import { renewCalendars } from '#journey/handoff/calendars.store.ts'
import { routeWaiting } from '#work/line.ts'
import { tellCalendars } from '#journey/handoff/calendars.jobs.ts'
import { waiting } from '#journey/handoff/routing.routes.ts'
import type { Waiting } from '#journey/handoff/routing.contract.ts'

const { url } = await freshDatabase()
const clock = { now: MONDAY }
const one = await servicesAt(url, clock)
const two = await servicesAt(url, clock)
afterAll(async () => {
  await two.end()
  await one.end()
})

/** Scores less than Anna herself does. */
const SMALL = { fields: { employees: 420, timeline: 'later', intent: 'learn' } }
const SALES = ['ines', 'olaf', 'yuki']
const limit = async (capacity: number | null) => {
  for (const id of SALES) await changeMember(one.db, id, { capacity })
  await both()
}
const both = async () => {
  for (const { db, people } of [one, two]) await loadPeople(db, people)
}
const make = (services: typeof one, emails: string[], touch = 'demo_requested', more: object = {}) =>
  doBatch(
    services,
    emails.map((email) => captureOf(services, { ...anna, email, ...more }, touch)),
  )
const emails = (name: string, n: number) => Array.from({ length: n }, (_, i) => `${name}-${i}@firm.example`)
const loads = async () =>
  Object.fromEntries(
    (
      await one.db.query<{ id: string; leads: number }>(
        'select person_id as id, leads from loads where leads > 0 order by person_id',
      )
    ).rows.map(({ id, leads }) => [id, leads]),
  )
const counted = async () =>
  Object.fromEntries(
    (
      await one.db.query<{ id: string; leads: number }>(
        `select owner as id, count(*) as leads from leads where handoff in ('offered', 'accepted')
          and stage <> all('{customer,lost,won,nurture,recycle,disqualified,closed}') and owner not like 'desk:%' group by 1 order by 1`,
      )
    ).rows.map(({ id, leads }) => [id, leads]),
  )
const lineOf = async () =>
  ((await waiting(one)).body as { items: Waiting[] }).items.find(({ team }) => team === 'sales')!

beforeEach(() => {
  one.lines?.clear()
})

describe('given people with limits and two servers', () => {
  test('when both hand out leads at once, then nobody gets more than their limit and the rest waits', async () => {
    await limit(4)
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        make(i % 2 === 0 ? one : two, emails(`race${i}`, 2), 'demo_requested', SMALL),
      ),
    )
    expect(await loads()).toEqual({ ines: 4, olaf: 4, yuki: 4 })
    expect(await loads()).toEqual(await counted())
    expect(await lineOf()).toMatchObject({ waiting: 8, more: false })
  })

  test('when everybody is full, then a line forms, the manager is told once a day, and newcomers do not pass it', async () => {
    const route = routeWaiting(one)
    await both()
    await route()
    await route()
    expect(await lineOf()).toMatchObject({ allFull: true, full: [{ load: 4 }, { load: 4 }, { load: 4 }] })
    const told = async () =>
      (
        await one.db.query<{ recipient: string }>(
          `select recipient from outbox where kind like 'Notice%' and payload->>'what' = 'waiting' and recipient = 'managers:sales'`,
        )
      ).rows.length
    expect(await told()).toBe(1)
    // the least of all comes first, the best last
    await make(one, ['small@firm.example'], 'demo_requested', SMALL)
    await make(one, ['grand@firm.example'], 'demo_requested', {})
    const { top } = await lineOf()
    expect(top[0]!.name).toBe('Anna Keller')
    expect(top[0]!.score).toBeGreaterThan(top[1]!.score)

    const [given] = (
      await one.db.query<{ lead_id: string; owner: string }>(
        `select lead_id, owner from leads where handoff = 'offered' limit 1`,
      )
    ).rows
    const returns = act.giveBack(one.law, { reason: 'no_need', note: 'They said so', by: given!.owner })
    // a seat comes free; who comes in that moment is not served before the line
    await doBatch(one, [{ target: { leadId: given!.lead_id }, decide: returns }])
    await make(one, ['newcomer@firm.example'])
    const ownerOf = async (email: string) =>
      (await one.db.query<{ owner: string }>('select owner from leads where email = $1', [email])).rows[0]!
        .owner
    expect(await ownerOf('newcomer@firm.example')).toBe('desk:sales')
    await both()
    await route()
    expect(await ownerOf('grand@firm.example')).toBe(given!.owner)
    expect(await ownerOf('small@firm.example')).toBe('desk:sales')
    clock.now += DAY + HOUR
    await route()
    expect(await told()).toBeGreaterThanOrEqual(1)
  })

  test('when limits are lifted, then the line goes, and the numbers are those of the leads', async () => {
    await limit(null)
    const route = routeWaiting(one)
    await route()
    expect(await lineOf()).toMatchObject({ waiting: 0, oldest: null, allFull: false })
    expect(await loads()).toEqual(await counted())
    expect(await keepLoads(one)).toEqual([])
    await one.db.query(`update loads set leads = 99 where person_id = 'ines'`)
    expect(await keepLoads(one)).toEqual(['ines'])
    expect(await loads()).toEqual(await counted())
  })
})

describe('given hours of their own', () => {
  const renew = () => renewCalendars(one.db, one.law, clock.now, publicHolidays)

  test('when somebody has a region, then its holidays are in their calendar, which leads carry and other servers know', async () => {
    await changeMember(one.db, 'ines', { timeZone: 'Europe/Berlin', holidays: 'DE-BY' })
    for (const id of ['olaf', 'yuki']) await changeMember(one.db, id, { available: false })
    expect(await renew()).toBeGreaterThan(0)
    await both()
    const hash = one.people.get('ines')!.calendar!
    expect(hash).toMatch(/^cal:[0-9a-f]{20}$/)
    const { holidays } = one.law.calendar!(hash)!.definition!
    expect(holidays['2027-01-06']).toBe('Heilige Drei Könige')
    expect(Object.keys(holidays).map((day) => day.slice(0, 4))).toContain('2031')
    const [done] = await make(two, ['bavaria@firm.example'])
    expect(done!.card!.state).toMatchObject({ owner: 'ines', calendar: hash })
  })

  test('when nothing changed, then nothing is made anew; another absence gives another calendar, and its leads are told once', async () => {
    expect(await renew()).toBe(0)
    await tellCalendars(one)
    const before = one.people.get('ines')!.calendar!
    const absences = [{ from: '2026-06-22', to: '2026-06-24', note: 'A private reason' }]
    await changeMember(one.db, 'ines', { absences })
    await renew()
    await both()
    const after = one.people.get('ines')!.calendar!
    expect(after).not.toBe(before)
    expect(JSON.stringify(one.law.calendar!(after)!.definition)).not.toContain('private')
    expect(await tellCalendars(one)).toBeGreaterThan(0)
    expect(await tellCalendars(one)).toBe(0)
    const { rows } = await one.db.query<{ calendar: string }>(
      `select state->>'calendar' as calendar from leads where email = 'bavaria@firm.example'`,
    )
    expect(rows[0]!.calendar).toBe(after)
  })

  test('then all that was written stands the test of an audit', async () => {
    await expectSound(one.db)
  })
})

describe('given a rule for account owners', () => {
  test('when another lead of the company comes, then whoever has the first gets it, in the same batch too', async () => {
    for (const id of SALES) await changeMember(one.db, id, { available: true })
    await both()
    const rules = changed([
      /$/,
      '\nrouting: { sales: { rules: [{ id: account, because: Theirs, to: { accountOwner: true } }, { id: all, because: In turn, to: { everybody: true } }] } }\n',
    ])
    const floor = { ...one, law: { ...one.law, at: () => rules, version: () => rules } }
    const firm = { company: 'Nordlicht Robotik' }
    const first = await make(floor, emails('north', 1), 'demo_requested', firm)
    const owner = first[0]!.card!.state.owner
    const rest = await make(floor, emails('more-north', 4), 'demo_requested', firm)
    expect(rest.map(({ card }) => card!.state.owner)).toEqual([owner, owner, owner, owner])
    const both2 = await make(floor, emails('south', 2), 'demo_requested', { company: 'Südstern' })
    expect(new Set(both2.map(({ card }) => card!.state.owner)).size).toBe(1)
  })
})
