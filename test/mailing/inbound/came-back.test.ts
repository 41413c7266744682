import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditWorkspace } from '../../support/audited.ts'
import { bounceOf, comes, kept, mailed, stateOf, told } from './world.ts'
import type { Mailed } from './world.ts'
import type { Services } from '#work/services.ts'

let company: Awaited<ReturnType<typeof mailed>>
let services: Services
let mails: Mailed[]
let next = 0
/** somebody whom no other test writes for */
const somebody = (): Mailed => mails[next++]!

beforeAll(async () => {
  company = await mailed(12)
  ;({ services, mails } = company)
})
afterAll(async () => {
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await company.services.end()
})

const kindsOf = async (lead: string) => (await told(services, lead)).map(({ kind }) => kind)

describe('a bounce', () => {
  const returns = async (one: Mailed) =>
    (
      await services.db.query('select what from mail_returns where workspace_no = 1 and lead_id = $1', [
        one.lead,
      ])
    ).rows

  it('given that the address is none, then nothing is sent there any more, and it counts for what pauses', async () => {
    const one = somebody()
    const id = await comes(services, bounceOf(one))
    expect(await kept(services, id)).toMatchObject({
      kind: 'bounce',
      returned: 'hard',
      followed: ['unreachable'],
      message: one.seq,
    })
    expect(await stateOf(services, one.lead)).toMatchObject({ unreachable: 'hard' })
    expect((await told(services, one.lead)).find(({ kind }) => kind === 'ProgrammeLeft')?.body).toMatchObject(
      { because: 'unreachable' },
    )
    expect(await returns(one)).toEqual([{ what: 'hard' }])
    const { rows } = await services.db.query(
      'select 1 from notifications where workspace_no = 1 and lead_id = $1',
      [one.lead],
    )
    expect(rows).toEqual([])
  })

  it('given a full mailbox, then the person stays reachable', async () => {
    const one = somebody()
    await comes(services, bounceOf(one, 'Gmail, over quota'))
    expect((await stateOf(services, one.lead)).unreachable).toBeUndefined()
    expect(await returns(one)).toEqual([{ what: 'soft' }])
  })

  it('given a server that still tries, then nothing follows', async () => {
    const one = somebody()
    const id = await comes(services, bounceOf(one, 'Postfix, still trying'))
    expect(await kept(services, id)).toMatchObject({ kind: 'bounce', returned: 'delayed', followed: [] })
    expect(await returns(one)).toEqual([])
  })

  it('given the third in a row that came back for now, then it counts as one for good', async () => {
    const one = somebody()
    const ids = [one.seq + 1_000, one.seq + 2_000]
    await services.db.query(
      `insert into messages (workspace_no, lead_id, seq, programme, version, step, template, due_at, state, flew_at, sent_at, told)
       select 1, lead_id, u.n, programme, version, step, template, due_at, 'sent', flew_at + interval '1 minute' * u.n, sent_at, true
         from messages, unnest($2::int4[]) as u(n) where workspace_no = 1 and lead_id = $1`,
      [one.lead, ids],
    )
    const nth = (seq: number) => ({ ...one, seq, id: one.id.replace(/\.\d+@/, `.${seq}@`) })
    await comes(services, bounceOf(one, 'Gmail, over quota'))
    await comes(services, bounceOf(nth(ids[0]!), 'Gmail, over quota'))
    expect((await stateOf(services, one.lead)).unreachable).toBeUndefined()
    const id = await comes(services, bounceOf(nth(ids[1]!), 'Gmail, over quota'))
    expect(await kept(services, id)).toMatchObject({ returned: 'hard', reason: 'third_in_a_row' })
    expect(await stateOf(services, one.lead)).toMatchObject({ unreachable: 'hard' })
    await services.db.query(
      'delete from messages where workspace_no = 1 and lead_id = $1 and seq = any($2)',
      [one.lead, ids],
    )
  })

  it('given a mail whose sender died before the answer, then it is known to have left', async () => {
    const one = somebody()
    await services.db.query(`update messages set state = 'unclear' where workspace_no = 1 and lead_id = $1`, [
      one.lead,
    ])
    await comes(services, bounceOf(one, 'Gmail, over quota'))
    const { rows } = await services.db.query(
      'select state, told from messages where workspace_no = 1 and lead_id = $1',
      [one.lead],
    )
    expect(rows).toEqual([{ state: 'sent', told: false }])
  })

  it('given an address that the lead no longer has, then the one that it has now stays good', async () => {
    const one = somebody()
    const id = await comes(services, bounceOf({ ...one, to: 'old@kontron.de' }))
    expect(await kept(services, id)).toMatchObject({
      returned: 'hard',
      followed: ['old_address'],
      lead_id: one.lead,
    })
    expect((await stateOf(services, one.lead)).unreachable).toBeUndefined()
    expect(await returns(one)).toEqual([{ what: 'hard' }])
  })
})

describe('a complaint', () => {
  const arf = ({ id, to }: Mailed, type = 'abuse') => `From: staff@hotmail.example
Subject: complaint about message
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

This is an abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Far/1.0
Version: 1
Original-Rcpt-To: <${to}>

--b
Content-Type: text/rfc822-headers

Message-ID: <${id}>
To: ${to}

--b--
`
  it('given a report of spam, then no mail leaves for this person any more', async () => {
    const one = somebody()
    const id = await comes(services, arf(one))
    expect(await kept(services, id)).toMatchObject({
      kind: 'complaint',
      returned: 'complaint',
      followed: ['complained'],
    })
    expect(await stateOf(services, one.lead)).toMatchObject({
      unreachable: 'complaint',
      consent: { email: false },
    })
    expect(await kindsOf(one.lead)).toContain('ConsentWithdrawn')
  })

  it('given a report that it was no spam, then nothing follows', async () => {
    const one = somebody()
    const id = await comes(services, arf(one, 'not-spam'))
    expect(await kept(services, id)).toMatchObject({ kind: 'other', reason: 'not_spam' })
    expect((await stateOf(services, one.lead)).unreachable).toBeUndefined()
  })
})
