import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consentFact } from '#journey/consent/word.rules.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { takeIn } from '#journey/mailing/inbound.ts'
import { readIncoming } from '#journey/mailing/inbound.list.store.ts'
import { reclassifyIncoming } from '#journey/mailing/inbound.actions.ts'
import { suppressedAmong, suppressedLeads } from '#journey/outreach/suppression.store.ts'
import { auditWorkspace } from '../../support/audited.ts'
import { captureOf } from '../../support/workroom.ts'
import { answerTo, comes, kept, mailed, stateOf } from './world.ts'
import type { Mailed } from './world.ts'
import type { Services } from '#work/services.ts'

/** A wish to be left alone of somebody who is no lead goes on the list by itself. */

let company: Awaited<ReturnType<typeof mailed>>
let services: Services
let mails: Mailed[]
beforeAll(async () => {
  company = await mailed(4)
  ;({ services, mails } = company)
})
afterAll(async () => {
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await company.services.end()
})

const wish = (from: string, subject = 'Unsubscribe', text = 'x') =>
  `From: ${from}\nSubject: ${subject}\nMessage-ID: <w.${from}>\n\n${text}\n`

async function alone(address: string, channel?: 'call' | 'email') {
  const one = { id: 'x', keys: [`email:${address}`], company: null, companyId: null }
  const found = await suppressedAmong(services.db, [one], { now: services.now(), channel })
  return found.get('x') ?? null
}

interface Entry {
  mail: string | null
  value: string | null
  key: string | null
  by: string
}

async function entries(address: string): Promise<Entry[]> {
  const found = await alone(address)
  const { rows } = await services.db.query<Entry>(
    `select mail_id as mail, value, key, added_by as by from suppressions
      where workspace_no = 1 and removed_at is null and suppression_id = $1`,
    [found?.id ?? null],
  )
  return rows
}

const complaint = (recipient: string, type = 'abuse') =>
  [
    'From: fbl@provider.example',
    'Subject: report',
    `Message-ID: <${type}.${recipient}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: P/1',
    'Version: 1',
    `Original-Rcpt-To: <${recipient}>`,
    '',
    '--b--',
    '',
  ].join('\n')

describe('somebody who is no lead', () => {
  it('given a mail that asks for nothing but to be left alone, then its sender is on the list, and each names the other', async () => {
    const id = await comes(services, wish('Grace <Grace@Navy.example>'))
    expect(await kept(services, id)).toMatchObject({
      kind: 'unsubscribe',
      lead_id: null,
      followed: ['listed'],
    })
    expect(await alone('grace@navy.example')).toMatchObject({ reason: 'asked', source: 'a mail of theirs' })
    expect(await entries('grace@navy.example')).toEqual([
      { mail: id, value: 'grace@navy.example', key: 'email:grace@navy.example', by: 'mail' },
    ])
  })

  it('given a second such mail, then it stands there once and the mail says that it did before', async () => {
    const id = await comes(services, wish('grace@navy.example', 'STOP'))
    expect(await kept(services, id)).toMatchObject({ followed: ['listed_before'] })
    expect(await entries('grace@navy.example')).toHaveLength(1)
  })

  it('given two of them at once from one address, then it stands there once', async () => {
    const raw = Buffer.from(wish('twice@navy.example', 'stop', 'one'))
    await takeIn(services, { raw, how: 'piped', mailbox: 'sales@acme.example', uid: null })
    const id = await comes(services, `${wish('twice@navy.example', 'Opt out')}again\n`)
    expect(await kept(services, id)).toMatchObject({ followed: ['listed_before'] })
    expect(await entries('twice@navy.example')).toHaveLength(1)
  })

  it.each([
    ['abuse', 'complaint', 'a report as spam'],
    ['opt-out', 'unsubscribe', 'a report of the mailbox provider'],
  ])('given a report of %s that names them, then they are on the list', async (type, kind, source) => {
    const address = `${type}@far.example`
    const id = await comes(services, complaint(address, type))
    expect(await kept(services, id)).toMatchObject({ kind, lead_id: null, followed: ['listed'] })
    expect(await alone(address)).toMatchObject({ reason: 'asked', source })
  })

  it('given a report whose recipient was blotted out, then nothing is listed and the mail says that nobody is known', async () => {
    const id = await comes(services, complaint('redacted'))
    expect(await kept(services, id)).toMatchObject({ followed: ['no_lead'] })
  })

  it('given a colleague’s own test, then nobody is listed', async () => {
    await comes(services, wish('ines@seller.example'))
    expect(await alone('ines@seller.example')).toBeNull()
  })

  it('given that they answer a mail that was passed on to them, then the lead gets no more mails and they neither', async () => {
    const one = mails[0]!
    const id = await comes(
      services,
      answerTo({ ...one, to: 'assistant@kontron.de' }, 'Please unsubscribe me.'),
    )
    expect(await kept(services, id)).toMatchObject({ lead_id: one.lead, followed: ['withdrew', 'listed'] })
    expect(await stateOf(services, one.lead)).toMatchObject({ consent: { email: false } })
    expect(await alone('assistant@kontron.de')).not.toBeNull()
  })

  it('given a lead, then what they agreed to is withdrawn and the list stays as it is', async () => {
    const one = mails[1]!
    await comes(services, answerTo(one, 'Unsubscribe'))
    expect(await alone(one.to)).toBeNull()
  })

  it('given somebody who was erased because time had passed, then a code of their address stands on the list, and nothing that names them', async () => {
    const one = mails[2]!
    await eraseLead(services, one.lead, 'old', 'baton', { away: false })
    const id = await comes(services, answerTo(one, 'Stop'))
    expect(await kept(services, id)).toMatchObject({ followed: ['erased', 'listed'] })
    expect(await entries(one.to)).toEqual([{ mail: id, value: null, key: null, by: 'mail' }])
    const { rows } = await services.db.query(
      'select raw, from_address, subject from mails_in where workspace_no = 1 and mail_id = $1',
      [id],
    )
    expect(rows).toEqual([{ raw: null, from_address: null, subject: '' }])
  })
})

describe('their own word later', () => {
  it('given that they fill in a form and agree, then they may be written to again; a list that says so does not count', async () => {
    await comes(services, wish('alan@turing.example'))
    company.clock.now += 86_400_000
    const listed = { email: 'alan@turing.example', firstName: 'Alan' }
    const lead = (await services.gatherer.do(captureOf(services, listed))).card!.leadId
    const ask = () => suppressedLeads(services.db, [lead], { now: services.now() })
    expect((await ask()).get(lead)).toMatchObject({ reason: 'asked' })
    company.clock.now += 60_000
    const word = { purpose: 'news', given: true, channel: 'email', how: 'form', version: 1 } as const
    const agrees = consentFact(word, services.now(), 'form:news')
    await services.gatherer.do({ target: { leadId: lead }, decide: () => ({ facts: [agrees] }) })
    expect((await ask()).get(lead)).toBeUndefined()
  })
})

describe('when somebody says what a mail was', () => {
  const says = async (id: string, given: Parameters<typeof reclassifyIncoming>[2]) =>
    reclassifyIncoming(services, (await readIncoming(services.db, id))!, given, 'person:mara')

  it('given that it was no such wish, then the address is off the list again, with who said so', async () => {
    const id = await comes(services, wish('question@far.example', 'Abmeldung'))
    expect(await says(id, { kind: 'other', because: 'they asked about a form' })).toBeNull()
    expect(await alone('question@far.example')).toBeNull()
    expect(await kept(services, id)).toMatchObject({ kind: 'other', followed: ['off_list'] })
    const { rows } = await services.db.query(
      'select removed_by as by from suppressions where workspace_no = 1 and mail_id = $1',
      [id],
    )
    expect(rows).toEqual([{ by: 'person:mara' }])
  })

  it('given that it was one, of nobody known, then its sender is on the list', async () => {
    const id = await comes(services, 'From: no-reply@far.example\nSubject: x\nMessage-ID: <z@far>\n\nno\n')
    expect(await says(id, { kind: 'unsubscribe' })).toBeNull()
    expect(await kept(services, id)).toMatchObject({ kind: 'unsubscribe', followed: ['listed'] })
    expect(await entries('no-reply@far.example')).toMatchObject([{ mail: id, by: 'person:mara' }])
  })
})
