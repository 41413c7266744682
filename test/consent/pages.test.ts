import { describe, expect, test } from 'vitest'
import { eraseLead } from '#journey/identity/erase.ts'
import { linkPath } from '#journey/mailing/links.rules.ts'
import { MONDAY } from '../support/cast.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import { testServer } from '../support/server.ts'

const { app, ask, services, clock } = await testServer({ now: MONDAY })
const host = { host: 'localhost:4380' }
let made = 0

async function lead(more: object = {}): Promise<{ id: string; email: string }> {
  const email = `pat${++made}@kontron.example`
  const { body } = await ask('POST', '/api/leads', {
    email,
    firstName: 'Patty',
    consent: { email: true },
    ...more,
  })
  return { id: body.id, email }
}

const of = (id: string, what: 'unsubscribe' | 'preferences') =>
  linkPath(services, { lead: id, message: null, what })
const look = (path: string, more: Record<string, string> = {}) =>
  app.request(path, { headers: { ...host, ...more } })
const send = (path: string, fields: string) =>
  app.request(path, {
    method: 'POST',
    body: fields,
    headers: { ...host, 'content-type': 'application/x-www-form-urlencoded' },
  })
const consents = async (id: string) => (await ask('GET', `/api/leads/${id}/consents`)).body

describe('the link in every mail', () => {
  test('given a scanner opens it, then nothing changes; given the mail program sends its button, then nothing more is sent', async () => {
    const { id } = await lead()
    const path = of(id, 'unsubscribe')
    const page = await look(path)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('method="post"')
    expect((await app.request(path, { method: 'HEAD', headers: host })).status).toBe(200)
    expect((await consents(id)).email).toBe(true)
    expect((await send(path, 'List-Unsubscribe=One-Click')).status).toBe(200)
    expect((await send(path, 'List-Unsubscribe=One-Click')).status).toBe(200)
    const after = await consents(id)
    expect(after.purposes.map(({ agreed }: { agreed: boolean }) => agreed)).toEqual([false, false, false])
    expect(after.history).toHaveLength(1)
    expect(after.history[0]).toMatchObject({ given: false, purpose: null, how: 'one_click' })
  })

  test('given a token that was cut off or made up, then nobody is named and nothing happens', async () => {
    const { id, email } = await lead()
    for (const path of [
      of(id, 'unsubscribe').slice(0, -3),
      '/u/AAAA',
      of(id, 'preferences').replace('/p/', '/u/'),
    ]) {
      const answer = await send(path, 'List-Unsubscribe=One-Click')
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain(email)
    }
    expect((await consents(id)).email).toBe(true)
  })
})

describe('the link in a mail to somebody who is no lead any more', () => {
  test('given the address that they type, then a code of it stands on the list, and nothing that names them', async () => {
    const { id, email } = await lead()
    await eraseLead(services, id, 'old', 'baton', { away: false })
    const path = of(id, 'unsubscribe')
    const asked = await look(path)
    expect(asked.status).toBe(410)
    expect(await asked.text()).toContain('name="address"')
    expect((await send(path, 'List-Unsubscribe=One-Click')).status).toBe(410)
    const wrong = await send(path, 'address=nonsense')
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('role="alert"')])
    for (const written of [email.toUpperCase(), email])
      expect((await send(path, `address=${encodeURIComponent(written)}`)).status).toBe(200)
    const { rows } = await services.db.query(
      `select reason, key, value, source, added_by as by from suppressions where workspace_no = 1`,
    )
    expect(rows).toEqual([
      { reason: 'asked', key: null, value: null, source: 'a link of a mail', by: 'link' },
    ])
    const back = (await ask('POST', '/api/leads', { email })).body.id
    const found = await suppressedLeads(services.db, [back], { now: services.now() })
    expect(found.get(back)).toMatchObject({ reason: 'asked' })
  })
})

describe('a person’s own page', () => {
  test('given a browser in German, then it speaks German, and never tells the whole address', async () => {
    const { id, email } = await lead()
    const text = await (await look(of(id, 'preferences'), { 'accept-language': 'de-AT' })).text()
    expect(text).toContain('lang="de"')
    expect(text).toContain('Was wir Ihnen schreiben dürfen')
    expect(text).not.toContain(email)
    expect(text).not.toMatch(/<script/)
  })

  test('given boxes ticked and unticked, then each is recorded with the words that were shown', async () => {
    const { id } = await lead({ consent: { email: false } })
    const answer = await send(
      of(id, 'preferences'),
      'do=save&shown=news:1&shown=events:1&shown=product:1&topic=events',
    )
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toContain('?done=saved')
    const { purposes, history } = await consents(id)
    expect(purposes.map(({ agreed }: { agreed: boolean }) => agreed)).toEqual([true, false, false])
    expect(history).toHaveLength(1)
    expect(history[0]).toMatchObject({ how: 'preferences', version: 1, where: 'preferences' })
    expect(history[0].shown).toContain('invite me to events')
  })

  test('given a pause, then mails rest for three months, and until the person ends it', async () => {
    const { id } = await lead()
    await send(of(id, 'preferences'), 'do=pause')
    const { pausedUntil } = await consents(id)
    expect((Date.parse(pausedUntil) - clock.now) / 86_400_000).toBeGreaterThan(88)
    await send(of(id, 'preferences'), 'do=resume')
    expect((await consents(id)).pausedUntil).toBeNull()
  })

  test('given a corrected name, then the lead is called so', async () => {
    const { id } = await lead()
    await send(of(id, 'preferences'), `do=name&firstName=Patricia%0D%0ABcc:&lastName=M%C3%BCller`)
    const { body } = await ask('GET', `/api/leads/${id}`)
    expect(body.name).toBe('Patricia Bcc: Müller')
  })

  test('given another address, then no data leave; given theirs, then all of it does', async () => {
    const { id, email } = await lead()
    const wrong = await send(of(id, 'preferences'), 'do=data&as=json&address=eve@evil.example')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).not.toContain(email)
    const right = await send(of(id, 'preferences'), `do=data&as=json&address=${email.toUpperCase()}`)
    expect(right.headers.get('content-disposition')).toContain('person.json')
    const file = (await right.json()) as {
      person: { email: string }
      history: unknown[]
      submissions: unknown[]
    }
    expect(file.person.email).toBe(email)
    expect(file.history.length).toBeGreaterThan(1)
    expect(file.submissions).toHaveLength(1)
    const page = await send(of(id, 'preferences'), `do=data&as=html&address=${email}`)
    expect(await page.text()).toContain(email)
  })

  test('given somebody asks to be erased, then an admin does it, and a list does not bring them back to our mails', async () => {
    const { id, email } = await lead()
    await send(of(id, 'preferences'), 'do=erase')
    await send(of(id, 'preferences'), 'do=erase')
    const { body } = await ask('GET', '/api/rights')
    expect(body.items).toHaveLength(1)
    const settled = await ask('POST', `/api/rights/${body.items[0].id}/settle`, { outcome: 'done' })
    expect(settled.body.outcome).toBe('done')
    expect(
      (await ask('POST', `/api/rights/${body.items[0].id}/settle`, { outcome: 'declined' })).status,
    ).toBe(412)
    expect((await look(of(id, 'preferences'))).status).toBe(410)
    expect((await ask('GET', '/api/rights')).body.items).toEqual([])

    const again = (await ask('POST', '/api/leads', { email, consent: { email: true } })).body.id as string
    expect(again).not.toBe(id)
    const asked = { now: clock.now, channel: 'email' as const }
    expect((await suppressedLeads(services.db, [again], asked)).get(again)?.reason).toBe('erased')
    await send(of(again, 'preferences'), 'do=save&shown=news:1&topic=')
    await send(of(again, 'preferences'), 'do=save&shown=news:1&topic=news')
    expect((await suppressedLeads(services.db, [again], asked)).has(again)).toBe(false)
  })
})

describe('purposes', () => {
  test('given a new text, then it is a version, whoever saw an older one is told, and counts say who agreed under which', async () => {
    const { id } = await lead({ consent: { email: false } })
    await send(of(id, 'preferences'), 'do=save&shown=product:1&topic=product')
    const text = { id: 'product', name: 'Products', text: 'Yes, about products.' }
    expect((await ask('POST', '/api/purposes', { ...text, seen: 1 })).body).toMatchObject({ version: 2 })
    expect((await ask('POST', '/api/purposes', { ...text, seen: 1 })).status).toBe(412)
    expect((await ask('POST', '/api/purposes', { ...text, seen: 0 })).status).toBe(412)
    const { versions } = (await ask('GET', '/api/purposes/product')).body
    expect(versions.map((one: { version: number; agreed: number }) => [one.version, one.agreed])).toEqual([
      [2, 0],
      [1, 1],
    ])
    const { items } = (await ask('GET', '/api/purposes')).body
    expect(items.map((one: { id: string }) => one.id)).toEqual(['events', 'news', 'product'])
    expect(items.find((one: { id: string }) => one.id === 'product')).toMatchObject({
      agreed: 1,
      name: 'Products',
    })
  })

  test('given somebody tells one of us, then it is recorded with what they said; nobody agrees to everything', async () => {
    const { id } = await lead({ consent: { email: false } })
    const said = { purpose: 'news', given: true, note: 'Said so at the fair' }
    expect((await ask('POST', `/api/leads/${id}/consents`, said)).status).toBe(200)
    expect((await consents(id)).history[0]).toMatchObject({ how: 'phone', shown: 'Said so at the fair' })
    expect((await ask('POST', `/api/leads/${id}/consents`, { purpose: null, given: true })).status).toBe(422)
    expect((await ask('POST', `/api/leads/${id}/consents`, { purpose: 'spam', given: true })).status).toBe(
      422,
    )
  })

  test('given a submission that names purposes, then each word is recorded, and one that nobody knows is refused', async () => {
    const words = {
      news: true,
      events: { given: true, version: 1, shown: 'Invite me', where: 'https://x/form' },
    }
    const { id, email } = await lead({ consent: { purposes: words } })
    const { history, purposes } = await consents(id)
    expect(history).toHaveLength(2)
    expect(history[0]).toMatchObject({ how: 'form', version: 1, shown: 'Invite me', where: 'https://x/form' })
    expect(purposes.map(({ agreed }: { agreed: boolean }) => agreed)).toEqual([true, true, false])
    await ask('POST', '/api/leads', { email, consent: { purposes: { news: true } } })
    expect((await consents(id)).history).toHaveLength(2)
    const unknown = await ask('POST', '/api/leads', { email, consent: { purposes: { spam: true } } })
    expect(unknown.status).toBe(422)
    expect(unknown.body.errors).toEqual([{ field: 'consent.purposes.spam', message: 'is not known' }])
  })
})
