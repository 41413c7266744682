/** The tracking script in a real browser, on pages that nobody here wrote. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trackingScript } from '#journey/capture/tracking/script.ts'

interface Sent {
  u: string
  v?: string
  f?: Record<string, string>
  l?: Record<string, string>
  c?: string
}

const BODY = (script: string) => `<!doctype html><title>A page</title><h1>Ours</h1>
  <a id="next" href="/second.html">next</a><script src="${script}"></script><script>window.ran = true</script>`
const APP = (script: string) => `<!doctype html><title>App</title><script src="${script}"></script>
  <button id="go" onclick="history.pushState({}, '', '/app/prices')">prices</button>`

/** Baton's side of it: the script, and what it is sent. */
let sent: { body: Sent; headers: http.IncomingHttpHeaders }[] = []
const baton = http.createServer((request, response) => {
  if (request.url === '/t.js')
    return void response.setHeader('content-type', 'text/javascript').end(trackingScript())
  let text = ''
  request.on('data', (chunk) => (text += String(chunk)))
  request.on('end', () => {
    sent.push({ body: JSON.parse(text) as Sent, headers: request.headers })
    response.writeHead(202).end()
  })
})
const site = http.createServer((request, response) => {
  const script = `http://127.0.0.1:${(baton.address() as AddressInfo).port}/t.js`
  response.setHeader('content-type', 'text/html')
  response.end(request.url!.startsWith('/app') ? APP(script) : BODY(script))
})

let browser: Browser
let context: BrowserContext
let page: Page
let home: string

beforeAll(async () => {
  await Promise.all([baton, site].map((one) => new Promise<void>((done) => one.listen(0, '127.0.0.1', done))))
  // another name than the script's: another site to the browser
  home = `http://localhost:${(site.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
})
afterAll(async () => {
  await browser.close()
  for (const one of [baton, site]) one.close()
})
beforeEach(async () => {
  await context?.close()
  sent = []
  context = await browser.newContext()
  page = await context.newPage()
})

const bodies = () => sent.map(({ body }) => body)
async function until(n: number): Promise<void> {
  await expect.poll(() => sent.length, { timeout: 5_000 }).toBe(n)
}
const stored = () => page.evaluate<number>('Object.keys(localStorage).length + document.cookie.length')
const consent = (agreed: boolean) => page.evaluate(`baton.consent(${agreed})`)

describe('given a static site of several pages', () => {
  it('when nobody was asked, then views are counted without any id, and nothing is stored', async () => {
    await page.goto(`${home}/first.html?utm_source=news&mail=ada@x.example`)
    await page.click('#next')
    await until(2)
    expect(bodies()).toEqual([{ u: `${home}/first.html` }, { u: `${home}/second.html` }])
    expect(await stored()).toBe(0)
    expect(sent.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  it('when the person agrees, then what brought them is kept, first and last, across pages and visits', async () => {
    await page.goto(`${home}/first.html?utm_source=news&utm_campaign=autumn&gclid=abc`)
    await consent(true)
    await page.click('#next')
    await until(3)
    await page.goto(`${home}/third.html?utm_source=ads&li_fat_id=xyz`)
    await until(4)
    const [, agreed, second, third] = bodies()
    expect(second!.v).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set([agreed!.v, second!.v, third!.v]).size).toBe(1)
    const first = { utm_source: 'news', utm_campaign: 'autumn', gclid: 'abc', page: '/first.html' }
    expect([second!.f, second!.l]).toEqual([first, first])
    expect([third!.f, third!.l]).toEqual([
      first,
      { utm_source: 'ads', li_fat_id: 'xyz', page: '/third.html' },
    ])
    await consent(false)
    expect(await stored()).toBe(0)
    await page.goto(`${home}/first.html`)
    await until(5)
    expect(bodies()[4]).toEqual({ u: `${home}/first.html` })
  })

  it('when a mail led there, then the click is told once, and taken out of the address', async () => {
    await page.goto(`${home}/first.html`)
    await consent(true)
    await page.goto(`${home}/lesson.html?a=1&baton_click=0197a1b2-0000-7000-8000-000000000000`)
    await until(3)
    expect(bodies()[2]).toMatchObject({ c: '0197a1b2-0000-7000-8000-000000000000' })
    expect(page.url()).toBe(`${home}/lesson.html?a=1`)
  })

  it.each([
    ['Global Privacy Control', 'globalPrivacyControl', true],
    ['Do Not Track', 'doNotTrack', '1'],
  ])(
    'when the browser sends %s, then nothing is sent, whatever the page asks for, and what was stored goes',
    async (_name, key, value) => {
      await page.goto(`${home}/first.html`)
      await consent(true)
      await until(2)
      await page.addInitScript({
        content: `Object.defineProperty(Navigator.prototype, '${key}', { get: () => ${JSON.stringify(value)} })`,
      })
      await page.goto(`${home}/second.html`)
      await consent(true)
      await page.waitForTimeout(300)
      expect(sent.length).toBe(2)
      expect(await stored()).toBe(0)
    },
  )

  it('when storage is forbidden and the network broken, then the page does not notice', async () => {
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.addInitScript({
      content: `Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('forbidden') } })
        window.fetch = () => { throw new Error('broken') }`,
    })
    await page.goto(`${home}/first.html`)
    await consent(true)
    expect(await page.evaluate('ran')).toBe(true)
    expect(errors).toEqual([])
  })
})

describe('given a single-page app', () => {
  it('when it moves on by itself, forward and back, then each place is a view', async () => {
    await page.goto(`${home}/app`)
    await page.click('#go')
    await until(2)
    await page.goBack()
    await until(3)
    expect(bodies().map(({ u }) => u.replace(home, ''))).toEqual(['/app', '/app/prices', '/app'])
  })
})

it('the script is at most 3 kB compressed', () => {
  expect(gzipSync(trackingScript()).length).toBeLessThanOrEqual(3_000)
})
