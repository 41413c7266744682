import { expect, test } from 'vitest'
import { auditWorkspace } from '../support/audited.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { keepRetention } from '#journey/consent/retention.jobs.ts'
import { testServer } from '../support/server.ts'

const DAY = 86_400_000
const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
const { ask, services } = await testServer(clock)

test('given rules, when they are tried nothing goes, when they act what is older goes in slices, and the log says how much', async () => {
  const { db } = services
  const old = (await ask('POST', '/api/leads', { email: 'old@kontron.example', firstName: 'Olden' })).body.id
  await ask('POST', `/api/leads/${old}/disqualify`, { reason: 'asked_to_stop' })
  await db.query(
    `insert into visits (workspace_no, visitor, hit_id, at, host, page, origin, human, why)
     select 1, gen_random_uuid(), gen_random_uuid(), to_timestamp($1 / 1000.0) - n * interval '1 day', 'x', '/', '{}', 1, ''
       from generate_series(1, 1200) as n`,
    [clock.now],
  )
  clock.now += 800 * DAY
  const young = (await ask('POST', '/api/leads', { email: 'young@kontron.example' })).body.id
  await db.query(
    `insert into mails_in (workspace_no, mail_id, fingerprint, mailbox, how, taken_at, size, raw, state, subject, from_address)
     select 1, gen_random_uuid(), decode(n::text, 'escape'), 'm', 'piped', to_timestamp($1 / 1000.0) - n * interval '500 days', 3, '\\x01', 'sorted', 'S', 'a@b'
       from generate_series(0, 2) as n`,
    [clock.now],
  )
  // the older of them put an address on the list of those who are left alone
  await db.query(
    `insert into suppressions (workspace_no, suppression_id, kind, digest, key, value, reason, source, added_at, added_by, mail_id, theirs)
     select 1, gen_random_uuid(), 'email', '\\x01', 'email:a@b', 'a@b', 'asked', 'a mail of theirs', taken_at, 'mail', mail_id, true
       from mails_in where workspace_no = 1 order by taken_at limit 1`,
  )
  const days = { visits: 900, unconfirmed: 30, submissions: 730, mails_in: 600, closed_leads: 700 }
  const tried = await ask('POST', '/api/retention/preview', days)
  expect(tried.body.due).toEqual({
    visits: 1100,
    unconfirmed: 0,
    submissions: 1,
    mails_in: 1,
    closed_leads: 1,
  })
  expect((await db.query('select count(*)::int as n from visits')).rows).toEqual([{ n: 1200 }])

  await ask('POST', '/api/retention', days)
  expect(await keepRetention(services, (s, l, b, by) => eraseLead(s, l, b, by, { away: false }))).toBe(false)
  expect((await db.query('select count(*)::int as n from visits')).rows).toEqual([{ n: 100 }])
  const { body } = await ask('GET', '/api/retention')
  expect(body.log.map(({ rule, gone }: { rule: string; gone: number }) => [rule, gone]).sort()).toEqual([
    ['closed_leads', 1],
    ['mails_in', 1],
    ['submissions', 1],
    ['visits', 1100],
  ])
  expect((await ask('GET', `/api/leads/${old}`)).body.email).toBeNull()
  expect((await ask('GET', `/api/leads/${young}`)).body.email).toBe('young@kontron.example')
  // nobody who grew old is put there; what a mail said that is gone stays as a code alone
  const listed = await db.query('select key, value, removed_at as removed from suppressions')
  expect(listed.rows).toEqual([{ key: null, value: null, removed: null }])
  expect((await ask('POST', '/api/retention/preview', days)).body.due).toMatchObject({
    visits: 0,
    closed_leads: 0,
  })
  expect((await ask('POST', '/api/retention', { ...days, visits: 0 })).status).toBe(422)
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
})
