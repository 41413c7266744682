import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { mailWeekly } from '#notices/weekly.jobs.ts'
import { mondayOf } from '#notices/digest.rules.ts'
import { DEFAULTS } from '#notices/rules.ts'
import { savePreferences } from '#notices/store.ts'
import { freshDatabase } from '../support/database.ts'
import { servicesAt } from '../support/workroom.ts'

const MONDAY = Date.parse('2026-11-23T09:00:00Z')
const DAY = 86_400_000
const clock = { now: MONDAY }
const { url } = await freshDatabase()
const services = await servicesAt(url, clock)
afterAll(() => services.end())

let sent: { id: string; to: string; subject: string; attachments?: unknown[] }[] = []
let refuses = false
const send = async (mail: (typeof sent)[number]) => {
  if (refuses) throw Object.assign(new Error('try later'), { responseCode: 451 })
  sent.push(mail)
}
const written: string[] = []
const write = async (_: unknown, language: string, zone: string) => {
  written.push(`${language} ${zone}`)
  return { subject: 'The week', text: 'text', attachments: [] }
}
const mail = () => mailWeekly(services, send, write)

async function person(
  id: string,
  role: string,
  more: { zone?: string; language?: string } = {},
): Promise<void> {
  await services.db.query(
    `insert into people (workspace_no, person_id, name, email, role, function, time_zone, language)
     values (1, $1, $1, $1 || '@ours.example', $2, case when $2 <> 'sponsor' then 'sales' end, $3, $4)`,
    [id, role, more.zone ?? 'UTC', more.language ?? null],
  )
}

await services.db.query('update people set email = null where workspace_no = 1')
await person('boss', 'sponsor', { zone: 'Europe/Berlin', language: 'de' })
await person('head', 'sales_manager')

beforeEach(async () => {
  sent = []
  refuses = false
  clock.now = MONDAY
  await services.db.query('delete from digests')
  await services.db.query('delete from notice_preferences')
})

describe('given a Monday morning', () => {
  test('when two servers look at once and again, then the sponsor has one mail, in their language and zone', async () => {
    await Promise.all([mail(), mail()])
    await mail()
    expect(sent.map(({ id, to }) => [id, to])).toEqual([['week.boss.2026-11-23@baton', 'boss@ours.example']])
    expect(written).toContain('de Europe/Berlin')
  })

  test('when somebody else wants it and the sponsor does not, then so it is', async () => {
    await savePreferences(services.db, 'head', { ...DEFAULTS, weekly: true }, clock.now)
    await savePreferences(services.db, 'boss', { ...DEFAULTS, weekly: false }, clock.now)
    await mail()
    expect(sent.map(({ to }) => to)).toEqual(['head@ours.example'])
  })

  test('when their morning has not begun, then they are not written to; when it has, they are', async () => {
    clock.now = MONDAY - 3 * 3_600_000
    await mail()
    expect(sent).toEqual([])
    clock.now = MONDAY
    await mail()
    expect(sent).toHaveLength(1)
  })

  test('when the mail server says no, then it is tried again later, and a week goes out once', async () => {
    refuses = true
    await mail()
    refuses = false
    await mail()
    expect(sent).toEqual([])
    clock.now += 11 * 60_000
    await mail()
    await mail()
    expect(sent).toHaveLength(1)
  })
})

test('given a week, then its mail comes on Monday, or on the two days after it for who was away', async () => {
  clock.now = MONDAY + DAY
  await mail()
  clock.now = MONDAY + 2 * DAY
  await mail()
  expect(sent.map(({ id }) => id)).toEqual(['week.boss.2026-11-23@baton'])
  clock.now = MONDAY + 7 * DAY
  await mail()
  expect(sent.map(({ id }) => id)).toContain('week.boss.2026-11-30@baton')
  expect(['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-29', '2026-12-01'].map(mondayOf)).toEqual([
    '2026-11-23',
    '2026-11-23',
    null,
    null,
    '2026-11-30',
  ])
})
