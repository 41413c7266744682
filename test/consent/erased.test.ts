import { expect, test } from 'vitest'
import { consentFact } from '#journey/consent/word.rules.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { freshDatabase } from '../support/database.ts'
import { auditWorkspace } from '../support/audited.ts'
import { personFile } from '#journey/consent/person-file.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import type { Queryable } from '#platform/database.ts'
import type { LeadFact } from '#journey/entries.ts'

/** Words that name one person and nothing else in the world. */
const PERSONAL = [
  'zerelda.quimby@person.example',
  'Zerelda',
  'Quimby',
  '771234567',
  'zq-crm-17',
  'likes sailing near Husum',
  'saw the box at Husum',
  'her words at the fair',
  'her contract with Nordlicht ends',
  'zq-secret-page',
  'zq-agent',
  'waiting in the form',
]

async function dump(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  )
  const parts: string[] = []
  for (const { name } of rows) {
    const { rows: all } = await db.query<{ row: string }>(`select t::text as row from "${name}" t`)
    parts.push(...all.map(({ row }) => `${name}: ${row} ${decoded(row)}`))
  }
  return parts.join('\n')
}

/** Bytes stand as hexadecimal digits in a dump; what they spell counts as well. */
function decoded(row: string): string {
  return [...row.matchAll(/\\\\x([0-9a-f]{8,})/g)]
    .map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1'))
    .join(' ')
}

test('given traces of a person in every drawer, when they are erased, nothing in a dump of the database names them, and counts and chains stand', async () => {
  const { url } = await freshDatabase()
  const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
  const services = await servicesAt(url, clock)
  const { db } = services
  const email = 'Zerelda.Quimby@person.example'
  const { card } = await services.gatherer.do(
    captureOf(services, {
      email,
      firstName: 'Zerelda',
      lastName: 'Quimby',
      phone: '+49 771234567',
      externalIds: ['crm:zq-crm-17'],
      fields: { hobby: 'likes sailing near Husum' },
    }),
  )
  const leadId = card!.leadId
  const say = (...facts: LeadFact[]) =>
    services.gatherer.do({ target: { leadId }, decide: () => ({ facts }) })
  const at = clock.now
  const word = { purpose: 'news', given: true, channel: 'email', how: 'form', version: 1 } as const
  await say(
    consentFact({ ...word, shown: 'saw the box at Husum', where: 'https://x/zq-secret-page' }, at, 'web'),
  )
  await say(
    {
      kind: 'WatchSet',
      at,
      by: 'person:mara',
      history: false,
      body: { ask: 'other', wakeAt: at + 1e9, signals: [] },
      personal: { note: 'her contract with Nordlicht ends' },
    },
    {
      kind: 'OutcomeLearned',
      at,
      by: 'person:mara',
      history: false,
      body: { outcome: 'still_open', vendor: null, how: 'told_us' },
      personal: { note: 'her words at the fair' },
    },
  )
  const visitor = '0190a000-0000-7000-8000-000000000001'
  const hit = '0190a000-0000-7000-8000-000000000002'
  await db.query(
    `insert into visits (workspace_no, visitor, hit_id, at, host, page, origin, human, why, agent, lead_id)
     values (1, $1, $2, now(), 'x.example', '/zq-secret-page', '{}', 1, '', 'zq-agent', $3)`,
    [visitor, hit, leadId],
  )
  await db.query(
    `insert into visitors (workspace_no, visitor, lead_id, since, how) values (1, $1, $2, now(), 'form')`,
    [visitor, leadId],
  )
  await db.query(
    `insert into web_hits (workspace_no, hit_id, kind, at, body) values (1, $1, 'form', now(), $2)`,
    [hit, { email }],
  )
  await db.query(
    `insert into form_confirmations (workspace_no, confirmation_id, form, version, received_at, fades_at, state, body, email_hash)
     values (1, $1, 'contact', 1, now(), now(), 'waiting', $2, '\\x01')`,
    [hit, JSON.stringify({ email: email.toLowerCase(), note: 'waiting in the form' })],
  )
  await db.query(
    `insert into caught_mails (workspace_no, mail_id, at, sender, recipients, subject, to_lead, size, raw)
     values (1, $1, now(), 'us@seller.example', $2, 'Dear Zerelda', true, 10, $3)`,
    [hit, [email.toLowerCase()], Buffer.from('Dear Zerelda Quimby')],
  )
  await db.query(
    `insert into messages (workspace_no, lead_id, seq, programme, version, step, template, due_at, state, detail)
     values (1, $1, 999, 'p', 1, 's', 't', now(), 'sent', '250 ok zerelda.quimby@person.example')`,
    [leadId],
  )
  await db.query(
    `insert into submissions (workspace_no, submission_id, received_at, via, body, outcome)
     values (1, $1, now(), 'api', $2, 'refused')`,
    [hit, JSON.stringify({ email, note: 'Quimby' })],
  )

  await db.query(
    `insert into mails_in (workspace_no, mail_id, fingerprint, mailbox, how, taken_at, size, raw, state, kind, from_address, subject, body_text, lead_id)
     values (1, gen_random_uuid(), '\\x01', 'm', 'piped', now(), 3, $2, 'sorted', 'reply', $3, 'Re: hello', 'wrote back as Zerelda', $1),
            (1, gen_random_uuid(), '\\x02', 'm', 'piped', now(), 3, $2, 'waiting', null, null, null, null, null)`,
    [leadId, Buffer.from(`From: ${email}\n\nwrote back as Zerelda`), email.toLowerCase()],
  )

  const before = await dump(db)
  const told = JSON.stringify(await personFile(services, leadId))
  for (const one of PERSONAL) {
    expect(before.toLowerCase(), one).toContain(one.toLowerCase())
    // what waits for a confirmation or in a queue is no part of the lead yet
    if (!['waiting in the form'].includes(one)) expect(told.toLowerCase(), one).toContain(one.toLowerCase())
  }
  const counts = await db.query('select count(*)::int as n from entries')
  expect(await eraseLead(services, leadId, 'asked', 'cli')).toBe(true)
  const after = (await dump(db)).toLowerCase()
  for (const one of PERSONAL)
    expect(after.split('\n').filter((row) => row.includes(one.toLowerCase()))).toEqual([])
  expect((await db.query('select count(*)::int as n from entries')).rows[0]!.n).toBeGreaterThanOrEqual(
    counts.rows[0]!.n as number,
  )
  expect((await db.query('select count(*)::int as n from consents')).rows).toEqual([{ n: 1 }])
  expect(
    (
      await db.query(
        `select count(*)::int as n from suppressions where reason = 'erased' and value is null and key is null`,
      )
    ).rows[0]!.n,
  ).toBe(2)
  // the message was made up, and the audit would say so
  await db.query('delete from messages where seq = 999')
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
})
