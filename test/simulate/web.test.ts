/** The web and the mailbox of the demo company: what its screens have to show, and that nothing of it leaves. */
import { beforeAll, describe, expect, test } from 'vitest'
import { open } from '../../src/main.ts'
import { readConfig } from '#platform/config.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf } from '#simulate/season.rules.ts'
import { freshDatabase } from '../support/database.ts'
import type { Opened } from '../../src/main.ts'

const until = Date.parse('2026-11-20T13:40:00Z')
let opened: Opened

beforeAll(async () => {
  const { url } = await freshDatabase()
  opened = await open(
    readConfig({ DATABASE_URL: url, BATON_DATA: '/nonexistent', LOG_LEVEL: 'error' }),
    () => until,
  )
  await simulateLive(opened.services, { seed: 5, leads: 420, span: spanOf(until, 24) }, () => undefined)
  return () => opened.close()
}, 120_000)

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  return (await opened.services.db.query<Row>(sql)).rows
}

async function counts(sql: string): Promise<Record<string, number>> {
  const found = await rows<{ what: string; n: number }>(sql)
  return Object.fromEntries(found.map(({ what, n }) => [what, n]))
}

describe('given a simulated company', () => {
  test('then mails of every kind came in, each was taken further, and newcomers became leads', async () => {
    const kinds = await counts('select kind as what, count(*)::int as n from mails_in group by 1')
    expect(Object.keys(kinds)).toEqual(
      expect.arrayContaining(['reply', 'away', 'bounce', 'new_sender', 'own', 'loop', 'unreadable', 'other']),
    )
    expect(kinds.away).toBeGreaterThan(3)
    const [left] = await rows<object>(
      `select count(*) filter (where state <> 'sorted')::int as waiting,
              count(*) filter (where kind = 'away' and back_at is null and reason <> 'left_company')::int as dateless,
              count(*) filter (where kind = 'new_sender' and lead_id is null)::int as nobody from mails_in`,
    )
    expect(left).toEqual({ waiting: 0, dateless: 0, nobody: 0 })
  })

  test('then forms were sent by versions, and every taken one is counted on its day', async () => {
    const versions = await counts('select form as what, count(*)::int as n from form_versions group by 1')
    expect(versions).toMatchObject({ talk: 3, 'calibration-guide': 1 })
    expect(versions['price-check']).toBeUndefined()
    const [sums] = await rows<Record<string, number>>(
      `select (select sum(submits)::int from form_days) as sent,
              (select count(*)::int from submissions where via like 'form:%' and outcome = 'accepted') as taken,
              (select count(*)::int from form_confirmations where state in ('waiting', 'faded')) as held,
              (select count(*)::int from submissions where via like 'form:%' and outcome = 'refused') as refused,
              (select sum(refused)::int from form_days) as stopped,
              (select count(*)::int from form_days where views < submits) as unseen`,
    )
    const { sent, taken, held, refused, stopped, unseen } = sums!
    expect(sent).toBe(taken! + held!)
    expect(refused).toBeGreaterThan(10)
    expect(stopped).toBe(refused)
    expect(unseen).toBe(0)
  })

  test('then people agreed to texts in a version that stood there on that day', async () => {
    const early = await rows(
      `select c.lead_id from consents c join purposes p on p.purpose = c.purpose and p.version = c.text_version
        where c.at < p.published_at`,
    )
    expect(early).toEqual([])
    const how = await counts('select how as what, count(*)::int as n from consents group by 1')
    expect(Object.keys(how)).toEqual(expect.arrayContaining(['form', 'double_opt_in']))
    const asked = await counts(
      `select coalesce(outcome, 'open') as what, count(*)::int as n from rights_requests group by 1`,
    )
    expect(asked).toEqual({ open: 2, done: 1, declined: 1 })
  })

  test('then machines stand beside people, and what a machine did counts for nothing', async () => {
    const who = await counts(
      `select case when human >= 0.5 then 'people' else 'machines' end as what, count(*)::int as n from signals group by 1`,
    )
    expect(who.people).toBeGreaterThan(50)
    expect(who.machines).toBeGreaterThan(20)
    const counted = await rows(
      'select t.lead_id from touches t join signals s using (workspace_no, lead_id, seq) where s.human < 0.5',
    )
    expect(counted).toEqual([])
  })

  test('then some are watched, some woke, and it is known what became of some', async () => {
    const watched = await counts(
      `select case when ended_at is not null then 'ended' when woke_at is not null then 'due' else 'waiting' end as what,
              count(*)::int as n from watches group by 1`,
    )
    expect(watched.waiting).toBeGreaterThan(10)
    expect(watched.ended).toBeGreaterThan(3)
    const became = await counts('select outcome as what, count(*)::int as n from outcomes group by 1')
    expect(Object.keys(became).length).toBeGreaterThanOrEqual(3)
    const overdue = await rows(
      `select lead_id from watches where ended_at is null and woke_at < to_timestamp(${until} / 1000.0) - interval '200 days'`,
    )
    expect(overdue).toEqual([])
  })

  test('then nothing waits to be mailed', async () => {
    const [owed] = await rows<object>(
      `select (select count(*) from form_confirmations where state = 'waiting' and mailed_at is null)::int as confirmations,
              (select count(*) from messages where state <> 'sent')::int as mails,
              (select count(*) from web_hits)::int as hits,
              (select count(*) from outbox where settled_at is null)::int as outbox`,
    )
    expect(owed).toEqual({ confirmations: 0, mails: 0, hits: 0, outbox: 0 })
  })
})
