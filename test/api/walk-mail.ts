/** Walks through the rooms of mail, of what counts as a signal, and of the agreement in words. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, vi } from 'vitest'
import { sortMails } from '#journey/mailing/inbound.jobs.ts'
import { takeIn } from '#journey/mailing/inbound.ts'
import { tellMailIn } from '#notices/mail-in.ts'
import { keepCaught } from '#journey/mailing/catcher.ts'
import { SKIPS } from '#journey/mailing/send.details.rules.ts'
import { systemDns } from '#integrations/mail/dns.ts'
import type { Services } from '#work/services.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']
type Named = { name: string }

/** When mails are written, tried, set up, caught and thrown away, then each step answers with what it became. */
export async function walkMail(ask: Ask, services: Services, lead: string): Promise<void> {
  await walkContract(ask)
  await walkSignals(ask, services, lead)
  await walkTemplates(ask, services, lead)
  await walkMessages(ask, services, lead)
  await walkSettings(ask, services)
  await walkProduct(ask, services)
  await walkDns(ask)
  await walkMailbox(ask, services)
  await walkCaught(ask, services)
  await walkIncoming(ask, services)
}

const german = { 'accept-language': 'de' }

async function walkContract(ask: Ask): Promise<void> {
  const at = '/api/agreements/1/contract'
  const { body } = await ask('GET', at)
  const titles = (contract: { sections: { title: string }[] }) => contract.sections.map(({ title }) => title)
  expect(titles(body.contract).length).toBeGreaterThan(5)
  expect(body.contract.sections[0].clauses[0].sentences.length).toBeGreaterThan(0)
  const conditions = Object.entries(body.conditions as Record<string, string>)
  const { fit, engagement } = body.document.scoring
  expect(conditions).toHaveLength(fit.rules.length + engagement.rules.length)
  expect(conditions.filter(([, words]) => words === '')).toEqual([])
  const { body: inGerman } = await ask('GET', at, undefined, german)
  expect(inGerman.document).toEqual(body.document)
  titles(inGerman.contract).forEach((title, i) => expect(title).not.toBe(titles(body.contract)[i]))
  expect(Object.keys(inGerman.conditions)).toEqual(conditions.map(([place]) => place))
  expect(inGerman.conditions).not.toEqual(body.conditions)
  expect((await ask('GET', '/api/agreements/99/contract')).status).toBe(404)
}

async function walkSignals(ask: Ask, { db, now }: Services, lead: string): Promise<void> {
  await db.query(
    `insert into signals (workspace_no, lead_id, seq, at, kind, human, why, agent)
     select 1, lead_id, seq, to_timestamp($2 / 1000.0), 'page_viewed', 0.1, 'crawler', 'walker' from entries
      where workspace_no = 1 and lead_id = $1 and kind = 'TouchHappened' order by seq limit 1`,
    [lead, now()],
  )
  const read = async () => (await ask('GET', '/api/signals')).body
  const before = await read()
  expect(before.agents).toContainEqual({ agent: 'walker', people: 0, machines: 1 })
  expect(before.reasons.map(({ reason }: { reason: string }) => reason)).toContain('crawler')
  const because = 'a colleague of hers reads with it'
  const judge = (more: object) => ask('POST', '/api/signals/reclassify', { of: 'agent', because, ...more })
  const tried = await judge({ value: 'walker', to: 'person', dryRun: true })
  expect(tried.body).toMatchObject({ dryRun: true, signals: 1, leads: 1, more: false })
  expect(await read()).toEqual(before)
  const nobody = await judge({ value: 'nobody of that name', to: 'person', dryRun: true })
  expect(nobody.body).toMatchObject({ signals: 0, leads: 0, moved: [] })
  expect((await judge({ dryRun: true })).body.errors[0].field).toBe('value')
  await db.query(`delete from signals where agent = 'walker'`)
}

async function walkTemplates(ask: Ask, services: Services, lead: string): Promise<void> {
  const at = '/api/templates'
  const text = {
    language: 'en',
    subject: 'For {{ lead.firstName }}',
    preview: '',
    body: 'Hi {{ lead.firstName }},\n\n[read on](https://acme.example/guide)',
  }
  const made = await ask('POST', at, { id: 'walked', name: 'Walked', ...text })
  expect(made).toMatchObject({ status: 201, body: { id: 'walked', version: 1, programmes: [] } })
  const unknown = { ...text, body: 'Hi {{ lead.shoeSize }}' }
  const wrong = await ask('POST', at, { id: 'wrong', name: 'Wrong', ...unknown })
  expect(wrong.body.errors[0].field).toBe('body')
  expect((await ask('GET', at)).body.items.map(({ id }: { id: string }) => id)).toEqual(['walked'])
  expect((await ask('POST', `${at}/walked/retire`, { note: 'old' })).body.turns).toHaveLength(1)
  expect((await ask('GET', `${at}/walked`)).body.retiredAt).not.toBeNull()
  expect((await ask('POST', `${at}/walked/restore`, {})).body).toMatchObject({ retiredAt: null })
  const { items } = (await ask('GET', `${at}/variables`)).body as { items: Named[] }
  expect(items.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['lead.firstName', 'sender.name', 'unsubscribe_url']),
  )
  const preview = await ask('POST', `${at}/preview`, { ...text, leadId: lead })
  expect(preview.body).toMatchObject({ problems: [], mail: { subject: 'For Anna' } })
  expect((await ask('POST', `${at}/preview`, unknown)).body).toMatchObject({
    mail: null,
    problems: [{ field: 'body', line: 1 }],
  })
  const sent: { to: string; subject: string }[] = []
  const { sendMail } = services.access
  services.access.sendMail = (mail) => Promise.resolve(void sent.push(mail))
  const tested = await ask('POST', `${at}/test`, { ...text, leadId: lead }, { 'baton-person': 'mara' })
  services.access.sendMail = sendMail
  expect(tested.body).toEqual({ to: 'mara@seller.example' })
  expect(sent).toMatchObject([{ to: 'mara@seller.example', subject: '[Test] For Anna' }])
  const next = { seen: 1, name: 'Walked on', ...text }
  expect((await ask('POST', `${at}/walked`, next)).body).toMatchObject({ version: 2, name: 'Walked on' })
  expect((await ask('POST', `${at}/walked`, next)).body.code).toBe('draft_changed')
  const { versions } = (await ask('GET', `${at}/walked`)).body as { versions: { version: number }[] }
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
  expect((await ask('GET', `${at}/nothing`)).status).toBe(404)
}

async function walkMessages(ask: Ask, { db, now }: Services, lead: string): Promise<void> {
  const messages = [
    { seq: 1, state: 'skipped', detail: SKIPS.withdrew },
    { seq: 2, state: 'sent', detail: '250 taken' },
  ]
  for (const { seq, state, detail } of messages) {
    await db.query(
      `insert into messages (workspace_no, lead_id, seq, programme, version, step, template, due_at, state, sent_at, detail, told)
       values (1, $1, $2, 'walked', 1, 'hello', 'walked', to_timestamp($3 / 1000.0), $4, to_timestamp($3 / 1000.0), $5, true)`,
      [lead, seq, now(), state, detail],
    )
  }
  expect((await ask('GET', `/api/messages?lead=${lead}`)).body.items).toMatchObject([
    { message: 2, state: 'sent', detail: '250 taken', template: { id: 'walked', name: 'Walked on' } },
    { message: 1, state: 'skipped', detail: SKIPS.withdrew, lead: { id: lead, name: 'Anna Keller' } },
  ])
  const skipped = await ask('GET', '/api/messages?state=skipped&template=walked')
  expect(skipped.body.items).toMatchObject([{ message: 1 }])
  expect((await ask('GET', '/api/messages?cursor=x')).body.errors[0].field).toBe('cursor')
  await db.query('delete from messages where lead_id = $1', [lead])
}

async function walkProduct(ask: Ask, services: Services): Promise<void> {
  const at = '/api/mail/product'
  const before = await ask('GET', at)
  expect(before.body).toMatchObject({ name: 'Baton', address: null, revision: 0 })
  const change = { revision: 0, name: 'Leads', address: 'leads@seller.example' }
  expect((await ask('PATCH', at, change)).body).toMatchObject({
    sender: 'leads@seller.example',
    origin: 'own',
  })
  expect((await ask('PATCH', at, change)).body.code).toBe('changed_meanwhile')
  const none = { txt: () => Promise.resolve([]), mx: () => Promise.resolve([]) }
  const txt = vi.spyOn(systemDns, 'txt').mockImplementation(none.txt)
  const mx = vi.spyOn(systemDns, 'mx').mockImplementation(none.mx)
  const dns = await ask('GET', `${at}/dns`)
  expect(dns.body.findings.map(({ what }: { what: string }) => what)).toEqual(['spf', 'dmarc', 'mx'])
  txt.mockRestore()
  mx.mockRestore()
  const { sendMail } = services.access
  const sent: string[] = []
  services.access.sendMail = ({ to }) => Promise.resolve(void sent.push(to))
  expect((await ask('POST', `${at}/test`, {}, { 'baton-person': 'mara' })).body.to).toBe(sent[0])
  services.access.sendMail = sendMail
  await ask('PATCH', at, { revision: 1, name: 'Baton', address: null })
}

async function walkSettings(ask: Ask, services: Services): Promise<void> {
  const { config } = services
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-walk-'))
  services.config = { ...config, dataFolder, smtpUrl: 'smtp://mail.seller.example:587' }
  try {
    const { body } = await ask('GET', '/api/mail')
    expect(body).toMatchObject({ revision: 0, server: 'mail.seller.example', key: null, holding: null })
    const change = { revision: 0, name: 'Mara', address: 'mara@seller.example', perDay: 500 }
    expect((await ask('PATCH', '/api/mail', change)).body).toMatchObject({
      revision: 1,
      sender: 'mara@seller.example',
      today: { sent: 0, limit: 500 },
    })
    expect((await ask('PATCH', '/api/mail', change)).body.code).toBe('changed_meanwhile')
    expect((await ask('POST', '/api/mail/key', {})).body.key).toMatchObject({
      domain: 'seller.example',
      here: true,
      record: { type: 'TXT' },
    })
    const paused = await ask('POST', '/api/mail/pause', {}, { 'baton-person': 'mara' })
    expect(paused.body).toMatchObject({ holding: 'paused', paused: { by: 'mara', why: 'by_hand' } })
    expect((await ask('GET', '/api/mail')).body.paused.sentence).toBe('Stopped by Mara Lind.')
    const resumed = await ask('POST', '/api/mail/resume', {})
    expect(resumed.body).toMatchObject({ holding: null, paused: null })
  } finally {
    services.config = config
    fs.rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function walkDns(ask: Ask): Promise<void> {
  const txt = vi
    .spyOn(systemDns, 'txt')
    .mockImplementation((name) => Promise.resolve(name === 'seller.example' ? ['v=spf1 mx -all'] : []))
  const mx = vi.spyOn(systemDns, 'mx').mockResolvedValue(null)
  try {
    const { body } = await ask('GET', '/api/mail/dns')
    expect(body.domain).toBe('seller.example')
    expect(
      body.findings.map(({ what, verdict }: { what: string; verdict: string }) => `${what} ${verdict}`),
    ).toEqual(['spf ok', 'dkim missing', 'dmarc missing', 'mx unknown'])
  } finally {
    txt.mockRestore()
    mx.mockRestore()
  }
}

async function walkMailbox(ask: Ask, services: Services): Promise<void> {
  const { config } = services
  const at = '/api/mail/mailbox'
  expect((await ask('GET', at)).body).toMatchObject({ mailbox: null, state: 'off', taken: 0 })
  expect((await ask('POST', `${at}/check`, {})).body).toMatchObject({ ok: false, problem: 'address' })
  try {
    // nobody listens there
    services.config = { ...config, imapUrl: 'imap://us:hunter2@127.0.0.1:1/Leads?then=seen' }
    expect((await ask('GET', at)).body).toMatchObject({
      mailbox: { user: 'us', host: '127.0.0.1', folder: 'Leads', secure: false, then: 'seen' },
      state: 'connecting',
    })
    const checked = await ask('POST', `${at}/check`, {})
    expect(checked.body).toMatchObject({ ok: false, folder: 'Leads', problem: 'unreachable' })
    services.config = { ...config, imapUrl: 'imap://127.0.0.1/' }
    const faulty = await ask('GET', at)
    expect(faulty.body).toMatchObject({ mailbox: null, state: 'failing', problem: 'address' })
    expect(faulty.body.sentence).toMatch(/^IMAP_URL cannot be used/)
  } finally {
    services.config = config
  }
}

async function walkCaught(ask: Ask, services: Services): Promise<void> {
  const keep = keepCaught(services)
  const mail = (to: string, head: string, body: string) =>
    keep({
      from: 'us@seller.example',
      to: [to],
      raw: Buffer.from(`From: us@seller.example\r\nTo: ${to}\r\n${head}\r\n\r\n${body}\r\n`),
    })
  const type = 'Content-Type: text/html; charset=utf-8'
  await mail('ada@plant.example', `Subject: Guide\r\n${type}`, '<p>Read on</p>')
  await mail('mara@seller.example', 'Subject: Invitation', 'Come in')
  const at = '/api/mail/caught'
  const { items } = (await ask('GET', at)).body as { items: { id: string; subject: string }[] }
  expect(items.map(({ subject }) => subject)).toEqual(['Invitation', 'Guide'])
  const [plain, html] = items
  expect((await ask('GET', `${at}?q=guide`)).body.items).toMatchObject([{ id: html!.id }])
  expect((await ask('GET', `${at}/${plain!.id}`)).body).toMatchObject({ text: 'Come in\n', hasHtml: false })
  expect((await ask('GET', `${at}/${html!.id}`)).body).toMatchObject({ subject: 'Guide', hasHtml: true })
  const shown = await ask('GET', `${at}/${html!.id}/html`)
  expect(shown.text).toContain('<p>Read on</p>')
  expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect((await ask('GET', `${at}/${plain!.id}/html`)).status).toBe(404)
  expect((await ask('DELETE', at)).status).toBe(204)
  expect((await ask('GET', at)).body.items).toEqual([])
}

async function walkIncoming(ask: Ask, services: Services): Promise<void> {
  const at = '/api/mail/incoming'
  const raw = Buffer.from(
    'From: Anna <anna.walks@kontron.example>\nSubject: Walking in\nMessage-ID: <w1@kontron.example>\nAuto-Submitted: auto-replied\n\nwalked\n',
  )
  const { id } = await takeIn(services, { raw, how: 'piped', mailbox: 'Sales@seller.example', uid: null })
  while (await sortMails(services, tellMailIn));
  expect(
    (await ask('GET', `${at}?kind=loop&q=walking&mailbox=sales@seller.example`)).body.items,
  ).toMatchObject([
    { id, state: 'sorted', because: { id: 'automatic_unknown' }, lead: null, byHand: false, followed: [] },
  ])
  expect((await ask('GET', `${at}?cursor=x`)).body.errors[0].field).toBe('cursor')
  expect((await ask('GET', `${at}/${id}`)).body).toMatchObject({
    text: 'walked',
    choices: expect.arrayContaining(['new_sender']),
  })
  expect((await ask('GET', `${at}/nothing`)).status).toBe(404)
  const said = { kind: 'new_sender', because: 'she wrote it herself' }
  const wrong = await ask('POST', `${at}/${id}/reclassify`, { kind: 'reply' })
  expect(wrong.body.errors).toMatchObject([{ field: 'leadId' }])
  const { body } = await ask('POST', `${at}/${id}/reclassify`, said, { 'baton-person': 'mara' })
  expect(body).toMatchObject({
    kind: 'new_sender',
    because: { id: 'by_hand' },
    byHand: true,
    followed: [{ id: 'created' }],
    trace: [{ from: 'loop', to: 'new_sender', because: said.because, by: { id: 'mara', name: 'Mara Lind' } }],
  })
  expect((await ask('GET', '/api/leads?q=anna.walks')).body.items).toMatchObject([{ id: body.lead.id }])
  await ask('GET', `${at}?lead=${body.lead.id}`)
}
