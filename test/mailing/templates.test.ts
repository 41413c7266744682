import { beforeAll, describe, expect, test } from 'vitest'
import { renderMail } from '#journey/mailing/render.ts'
import { signedInAs } from './people.ts'
import { testServer } from '../support/server.ts'

const WELCOME = {
  id: 'welcome',
  name: 'Welcome',
  language: 'en',
  subject: 'Hello {{ lead.firstName }}',
  preview: '',
  body: 'Hi {{ lead.firstName }},\n\n[read on](https://acme.example/guide)',
}
const URLS = {
  unsubscribe: 'https://b.example/u/x',
  preferences: 'https://b.example/p/x',
  click: (url: string) => url,
  open: null,
}

describe('given a workspace without templates', () => {
  const sent: { to: string; subject: string; html?: string }[] = []
  let server: Awaited<ReturnType<typeof testServer>>
  let lead: string
  beforeAll(async () => {
    server = await testServer()
    const given = {
      email: 'ada@plant.example',
      firstName: 'Ada',
      lastName: 'King',
      company: 'Plant',
      source: 'Fair',
    }
    lead = (await server.ask('POST', '/api/leads', given)).body.id
  })

  test('when a template is made, then it is listed, and mails are made of it', async () => {
    const { ask, services } = server
    const made = await ask('POST', '/api/templates', WELCOME)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ id: 'welcome', version: 1, programmes: [], versions: [{ version: 1 }] })
    expect((await ask('GET', '/api/templates')).body.items).toMatchObject([{ id: 'welcome', version: 1 }])
    const one = {
      id: lead,
      email: 'a@b.example',
      firstName: 'Ada',
      lastName: null,
      company: null,
      title: null,
      country: null,
      fields: {},
    }
    expect(await renderMail(services, { template: 'welcome', lead: one, urls: URLS })).toMatchObject({
      subject: 'Hello Ada',
      templateVersion: 1,
    })
    expect(await renderMail(services, { template: 'none', lead: one, urls: URLS })).toEqual({
      problem: 'There is no template none',
      templateVersion: 0,
    })
  })

  test('when its id is taken or reserved, then it is refused', async () => {
    const { ask } = server
    const again = await ask('POST', '/api/templates', { ...WELCOME, name: 'Other' })
    expect([again.status, again.body.errors[0].field]).toEqual([422, 'id'])
    expect((await ask('POST', '/api/templates', { ...WELCOME, id: 'preview' })).status).toBe(422)
  })

  test('when the next version is saved, then the next mail is made of it; who saw an older one is told', async () => {
    const { ask, services } = server
    const { id: _, ...written } = WELCOME
    const next = { ...written, seen: 1, subject: 'Welcome {{ lead.firstName }}' }
    const saved = await ask('POST', '/api/templates/welcome', next)
    expect(saved.body).toMatchObject({ version: 2, subject: 'Welcome {{ lead.firstName }}' })
    expect(saved.body.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1])
    const one = {
      id: lead,
      email: null,
      firstName: 'Ada',
      lastName: null,
      company: null,
      title: null,
      country: null,
      fields: {},
    }
    expect(await renderMail(services, { template: 'welcome', lead: one, urls: URLS })).toMatchObject({
      subject: 'Welcome Ada',
      templateVersion: 2,
    })
    const late = await ask('POST', '/api/templates/welcome', next)
    expect([late.status, late.body.code]).toEqual([409, 'draft_changed'])
    expect((await ask('POST', '/api/templates/nothing', next)).status).toBe(404)
  })

  test('when two save the same version at once, then one of them is told', async () => {
    const { ask } = server
    const { id: _, ...written } = WELCOME
    const both = await Promise.all(
      [1, 2].map((n) => ask('POST', '/api/templates/welcome', { ...written, seen: 2, name: `By ${n}` })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('when something is wrong, then it is not kept, and the line is told in the reader’s language', async () => {
    const { ask } = server
    const wrong = { ...WELCOME, id: 'wrong', body: 'a\n\n{{ lead.shoe_size }}' }
    const english = await ask('POST', '/api/templates', wrong)
    expect(english.body.errors).toEqual([
      { field: 'body', message: 'line 3: There is no variable lead.shoe_size' },
    ])
    const german = await ask('POST', '/api/templates', wrong, { 'accept-language': 'de' })
    expect(german.body.errors[0].message).toBe('Zeile 3: Die Variable lead.shoe_size gibt es nicht')
  })

  test('when it is previewed for a lead, then their values stand in it; without one made-up values do', async () => {
    const { ask } = server
    const { id: _, name: __, ...text } = WELCOME
    const hers = await ask('POST', '/api/templates/preview', { ...text, leadId: lead })
    expect(hers.body).toMatchObject({ problems: [], mail: { to: 'ada@plant.example', subject: 'Hello Ada' } })
    const missing = await ask('POST', '/api/templates/preview', {
      ...text,
      body: '{{ lead.title }}',
      leadId: lead,
    })
    expect(missing.body).toMatchObject({
      mail: null,
      problems: [{ field: 'body', line: 1, message: expect.stringContaining('lead.title') }],
    })
    expect((await ask('POST', '/api/templates/preview', text)).body.mail.to).toBe('ada.lovelace@example.com')
    const names = (await ask('GET', '/api/templates/variables')).body.items.map(
      (one: { name: string }) => one.name,
    )
    expect(names).toContain('lead.firstName')
    expect(names).toContain('unsubscribe_url')
  })

  test('when somebody mails it to themselves, then it goes to their address alone; who has none is told', async () => {
    const { ask, services } = server
    const { id: _, name: __, ...text } = WELCOME
    const me = await signedInAs(server, 'mia')
    const none = await ask('POST', '/api/templates/test', text, me)
    expect(none.body.errors).toEqual([{ field: 'to', message: 'no mail server is set up' }])
    services.access.sendMail = async (mail) => void sent.push(mail)
    expect((await ask('POST', '/api/templates/test', text, me)).body).toEqual({ to: 'mia@acme.example' })
    expect(sent).toMatchObject([
      {
        to: 'mia@acme.example',
        subject: '[Test] Hello Ada',
        html: expect.stringContaining('<!doctype html>'),
      },
    ])
    expect((await ask('POST', '/api/templates/test', text)).status).toBe(422)
  })
})
