/** What the web sends, from the request to the lead's timeline. */
import { beforeAll, describe, expect, it } from 'vitest'
import { linkPath } from '#journey/mailing/links.rules.ts'
import { clickDrain, openDrain } from '#journey/capture/tracking/mail.drain.ts'
import { drainHits } from '#journey/capture/tracking/drain.jobs.ts'
import { forgetVisits, tellVisits } from '#journey/capture/tracking/tell.jobs.ts'
import { joinVisitors } from '#journey/capture/tracking/join.ts'
import { startServer } from '#platform/http/server.ts'
import { pageDrain } from '#journey/capture/tracking/page.drain.ts'
import { testServer } from '../support/server.ts'
import { MONDAY } from '../support/cast.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const BROWSER = { 'user-agent': CHROME, 'accept-language': 'de' }
const VISITOR = '7b1c1f6e-3f0e-4c53-9d5b-0d1f7c1f6e3f'

const server = await testServer()
const { ask, clock, services } = server

async function settle(): Promise<void> {
  clock.now += 30_000
  await drainHits(services, [pageDrain, clickDrain, openDrain])
  while (await tellVisits(services));
}

const view = (page: string, more: object = {}, headers: Record<string, string> = BROWSER) =>
  ask('POST', '/t', JSON.stringify({ u: `https://shop.example${page}`, ...more }), {
    ...headers,
    'content-type': 'text/plain;charset=UTF-8',
    origin: 'https://shop.example',
    'sec-fetch-site': 'cross-site',
  })

async function rows<R extends object>(sql: string, given: unknown[] = []): Promise<R[]> {
  return (await services.db.query<R>(sql, given)).rows
}

let lead: string
const clicked = async () =>
  (
    await rows<{ n: number }>(
      "select coalesce((state->'touched'->>'email_clicked')::int, 0) as n from leads where lead_id = $1",
      [lead],
    )
  )[0]!.n
const touchesOf = (id: string) =>
  rows<{ kind: string; asset: string; at: number; source: string | null; campaign: string | null }>(
    'select kind, asset, at, source, campaign from touches where lead_id = $1 order by at',
    [id],
  )

beforeAll(async () => {
  clock.now = MONDAY
  const { body } = await ask('POST', '/api/leads', { email: 'ada@kontron.example', consent: { email: true } })
  lead = body.id
})

describe('given a page of another site that sends page views', () => {
  it('when one is sent, then it is answered with nothing, after it is on disk, and no address of the sender is kept', async () => {
    const reply = await view('/first', {}, { ...BROWSER, 'x-forwarded-for': '203.0.113.77' })
    expect([reply.status, reply.text]).toEqual([202, ''])
    const [hit] = await rows<{ kind: string; body: object }>('select kind, body from web_hits')
    expect(hit).toMatchObject({ kind: 'page', body: { raw: '{"u":"https://shop.example/first"}' } })
    expect(JSON.stringify(hit)).not.toContain('203.0.113')
    await settle()
    expect(await rows('select host, page, likely, views from visit_counts')).toEqual([
      { host: 'shop.example', page: '/first', likely: true, views: 1 },
    ])
    expect(await rows('select 1 from visits')).toEqual([])
    expect(await rows('select 1 from web_hits')).toEqual([])
  })

  it.each(['', 'x', '{"u":"javascript:alert(1)"}', '{"u":5}', '[]', '{"u":"https://a.example/","v":"1"}'])(
    'when what is sent is %j, then it is answered alike and nothing is kept',
    async (body) => {
      expect((await ask('POST', '/t', body, { 'content-type': 'text/plain' })).status).toBe(202)
      const had = await rows('select * from visit_counts')
      await settle()
      expect(await rows('select 1 from web_hits')).toEqual([])
      expect(await rows('select * from visit_counts')).toEqual(had)
    },
  )

  it('when the path names somebody, then the name is not kept', async () => {
    await view('/verify/ada@kontron.example/491701234567')
    await settle()
    expect(await rows("select page from visit_counts where page like '/verify%'")).toEqual([
      { page: '/verify/…/…' },
    ])
  })
})

describe('given a browser whose person agreed', () => {
  it('when its person becomes known, then the views of before are touches at their own time, once', async () => {
    const l = { utm_source: 'newsletter', utm_campaign: 'autumn' }
    const seen = clock.now
    await view('/pricing', { v: VISITOR, f: l, l })
    clock.now += 60_000
    await view('/pricing', { v: VISITOR, f: l, l })
    await view('/careers', { v: VISITOR, f: l, l })
    await settle()
    expect((await touchesOf(lead)).map(({ kind }) => kind)).toEqual(['form_submitted'])
    await joinVisitors(services.db, [{ visitor: VISITOR, leadId: lead, at: clock.now, how: 'form' }])
    await settle()
    await settle()
    expect((await touchesOf(lead)).slice(1)).toEqual([
      { kind: 'page_viewed', asset: '/pricing', at: seen, source: 'newsletter', campaign: 'autumn' },
      { kind: 'page_viewed', asset: '/careers', at: seen + 60_000, source: 'newsletter', campaign: 'autumn' },
    ])
    await view('/docs', { v: VISITOR })
    await settle()
    expect((await touchesOf(lead)).at(-1)).toMatchObject({ kind: 'page_viewed', asset: '/docs' })
  })

  it('when 90 days have passed, then the views are gone, and what the lead was told stays', async () => {
    clock.now += 91 * 86_400_000
    await forgetVisits(services)
    expect(await rows('select 1 from visits')).toEqual([])
    expect((await touchesOf(lead)).length).toBe(4)
  })
})

it('given a lead whose browsers are known, when its person is erased, then so is what they did', async () => {
  const { body } = await ask('POST', '/api/leads', { email: 'eva@kontron.example' })
  const theirs = VISITOR.replace('7b', '9d')
  await joinVisitors(services.db, [{ visitor: theirs, leadId: body.id, at: clock.now, how: 'form' }])
  await view('/told', { v: theirs })
  await settle()
  expect((await touchesOf(body.id)).map(({ asset }) => asset)).toContain('/told')
  await ask('POST', `/api/leads/${body.id}/erase`, {})
  expect(await rows('select 1 from visits where visitor = $1', [theirs])).toEqual([])
  expect(await rows('select 1 from visitors where visitor = $1', [theirs])).toEqual([])
})

describe('given the links of a mail', () => {
  const url = 'https://shop.example/lesson?x=1'
  const path = () => linkPath(services, { lead, message: null, what: 'click', url })

  it('when a person follows one, then they are led on, the click counts, and their browser is known from then on', async () => {
    await view('/warm-up')
    await settle()
    const before = await clicked()
    // the sites that the script was heard from are remembered for a minute
    clock.now += 61_000
    const reply = await ask('GET', path(), undefined, BROWSER)
    const to = new URL(reply.headers.get('location')!)
    expect([reply.status, to.origin + to.pathname, to.searchParams.get('x')]).toEqual([
      302,
      'https://shop.example/lesson',
      '1',
    ])
    const other = VISITOR.replace('7b', '8c')
    await view('/lesson', { v: other, c: to.searchParams.get('baton_click') })
    await settle()
    expect((await touchesOf(lead)).map(({ kind }) => kind)).toContain('email_clicked')
    expect(await rows('select lead_id, how from visitors where visitor = $1', [other])).toEqual([
      { lead_id: lead, how: 'click' },
    ])
    expect(await clicked()).toBe(before + 1)
  })

  it.each([
    ['a scanner', 'GET', { 'user-agent': 'BarracudaCentral/1.0' }],
    [
      'a crawler',
      'GET',
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
    ],
    ['somebody who only asks for the head', 'HEAD', BROWSER],
    ['a browser that fetches ahead', 'GET', { ...BROWSER, 'sec-purpose': 'prefetch' }],
    ['nobody in particular', 'GET', {}],
  ])('when %s follows one, then it is led on and counts for nothing', async (_who, method, headers) => {
    const before = [await clicked(), (await ask('GET', `/api/leads/${lead}/score`)).body.parts.length]
    const had = await touchesOf(lead)
    expect((await ask(method, path(), undefined, headers as unknown as Record<string, string>)).status).toBe(
      302,
    )
    await settle()
    expect(await touchesOf(lead)).toEqual(had)
    expect([await clicked(), (await ask('GET', `/api/leads/${lead}/score`)).body.parts.length]).toEqual(
      before,
    )
    const [latest] = await rows<{ human: string }>('select human from signals order by seq desc limit 1')
    expect(Number(latest!.human)).toBeLessThan(0.5)
  })

  it('when all links of a mail are opened within a second by what says that it is a browser, then none counts', async () => {
    const had = await touchesOf(lead)
    for (const page of ['a', 'b', 'c'])
      await ask(
        'GET',
        linkPath(services, { lead, message: null, what: 'click', url: `https://shop.example/${page}` }),
        undefined,
        BROWSER,
      )
    await settle()
    expect(await touchesOf(lead)).toEqual(had)
    const signals = await rows<{ why: string }>('select why from signals order by seq desc limit 3')
    expect(signals.map(({ why }) => why.includes('all_links_at_once'))).toEqual([true, true, true])
  })

  it('when the token is not ours or of another kind, then it leads nowhere', async () => {
    const open = linkPath(services, { lead, message: null, what: 'open' })
      .replace('/o/', '/c/')
      .replace('.gif', '')
    for (const wrong of ['/c/abc', open, `${path().slice(0, -2)}AA`])
      expect((await ask('GET', wrong)).status).toBe(404)
    expect(await rows('select 1 from web_hits')).toEqual([])
  })

  it('when the picture is fetched by the reader’s own program, then it was opened', async () => {
    const reply = await ask(
      'GET',
      linkPath(services, { lead, message: null, what: 'open' }),
      undefined,
      BROWSER,
    )
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/gif'])
    await settle()
    expect((await touchesOf(lead)).at(-1)).toMatchObject({ kind: 'email_opened' })
  })
})

it('given a page view over a real connection, when its address carries a query, then it is kept all the same', async () => {
  const { port, close } = await startServer(server.app, '127.0.0.1', 0)
  const waiting = async () =>
    (await server.services.db.query<{ n: number }>('select count(*) as n from web_hits')).rows[0]!.n
  const before = await waiting()
  const send = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: '{"u":"https://shop.example/real"}' })
  expect([(await send('/t')).status, (await send('/t?from=tag')).status]).toEqual([202, 202])
  expect(await waiting()).toBe(before + 2)
  await close()
})
