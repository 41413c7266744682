import { expect, it } from 'vitest'
import { auditWorkspace } from '../../support/audited.ts'
import { judgeHealth } from '#journey/mailing/health.jobs.ts'
import { sortMails } from '#journey/mailing/inbound.jobs.ts'
import { takeIn } from '#journey/mailing/inbound.ts'
import { tellMailIn } from '#notices/mail-in.ts'
import { answerTo, bounceOf, mailed, sorts, told } from './world.ts'

const MANY = Number(process.env.MAILS_IN ?? 2_000)

it(`given ${MANY} bounces in one run, then each is acted on once, nobody is flooded with notices, and mails of programmes rest`, async () => {
  const people = 200
  const { services, mails } = await mailed(people)
  const { db } = services
  // so many mails of ours: rows as the sender leaves them
  await db.query(
    `insert into messages (workspace_no, lead_id, seq, programme, version, step, template, due_at, state, flew_at, sent_at, told)
     select 1, lead_id, seq + 1000 * n, programme, version, step, template, due_at, 'sent', flew_at, sent_at, true
       from messages, generate_series(1, $1::int4) as n where workspace_no = 1`,
    [Math.ceil(MANY / people) - 1],
  )
  const sources = Array.from({ length: MANY }, (_, i) => {
    const { id, ...one } = mails[i % people]!
    const seq = one.seq + 1000 * Math.floor(i / people)
    return bounceOf({ ...one, seq, id: id.replace(/\.\d+@/, `.${seq}@`) })
  })
  const began = performance.now()
  const LANES = 8
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let i = lane; i < sources.length; i += LANES)
        await takeIn(services, { raw: Buffer.from(sources[i]!), how: 'imap', mailbox: 'm', uid: `1:${i}` })
    }),
  )
  const taken = performance.now()
  await sorts(services)
  const sorted = performance.now()
  if (process.env.MAILS_IN !== undefined)
    console.log(
      `${MANY}: taken in ${Math.round(taken - began)} ms, sorted in ${Math.round(sorted - taken)} ms`,
    )
  const { rows } = await db.query(
    `select kind, returned, state, count(*)::int as n from mails_in where workspace_no = 1 group by 1, 2, 3`,
  )
  expect(rows).toEqual([{ kind: 'bounce', returned: 'hard', state: 'sorted', n: MANY }])
  const returns = await db.query(
    `select count(*)::int as n from mail_returns where workspace_no = 1 and what = 'hard'`,
  )
  expect(returns.rows).toEqual([{ n: MANY }])
  const facts = await db.query(
    `select count(*)::int as n from entries where workspace_no = 1 and kind = 'MailReturned'`,
  )
  expect(facts.rows).toEqual([{ n: MANY }])
  expect((await db.query('select from notifications')).rowCount).toBe(0)
  let paused = ''
  await judgeHealth(services, (_services, why) => Promise.resolve(void (paused = why)))
  expect(paused).toBe('bounces')
  // the rows of mails that no programme called for are not in the stream
  expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok' })
  await services.end()
}, 600_000)

it('given two servers that sort at the same time, and one that dies in the middle, then each mail has followed once', async () => {
  const { services, mails } = await mailed(40)
  for (const one of mails)
    await takeIn(services, { raw: Buffer.from(answerTo(one, 'Yes')), how: 'piped', mailbox: 'm', uid: null })
  // dies before its commit: nothing of it stays
  const dying = {
    ...services,
    batches: { ...services.batches, transaction: () => Promise.reject(new Error('killed')) },
  }
  await sortMails(dying as never, tellMailIn)
  const { rows: left } = await services.db.query(
    `select count(*)::int as n from mails_in where state = 'waiting'`,
  )
  expect(left).toEqual([{ n: 40 }])
  await Promise.all([sorts(services), sorts(services)])
  for (const { lead } of mails) {
    const entries = await told(services, lead)
    expect(entries.filter(({ body }) => body.touch?.kind === 'email_replied')).toHaveLength(1)
  }
  const { rows } = await services.db.query(
    `select kind, count(*)::int as n from mails_in where state = 'sorted' group by 1`,
  )
  expect(rows).toEqual([{ kind: 'reply', n: 40 }])
  await services.end()
})

it('given one that cannot be taken further, then the others are, and after five tries it is kept as stuck with its reason', async () => {
  const { services, mails } = await mailed(3)
  for (const one of mails)
    await takeIn(services, { raw: Buffer.from(answerTo(one, 'Yes')), how: 'piped', mailbox: 'm', uid: null })
  const bad = mails[1]!.lead
  for (let n = 0; n < 6; n++)
    await sortMails(services, (transaction, news, at) =>
      news.some(({ lead }) => lead === bad)
        ? Promise.reject(new Error('no ink'))
        : tellMailIn(transaction, news, at),
    )
  const { rows } = await services.db.query(
    `select state, problem, attempts from mails_in order by taken_at, mail_id`,
  )
  expect(rows.map(({ state }) => state).sort()).toEqual(['sorted', 'sorted', 'stuck'])
  expect(rows.find(({ state }) => state === 'stuck')).toEqual({
    state: 'stuck',
    problem: 'Error: no ink',
    attempts: 5,
  })
  await services.end()
})
