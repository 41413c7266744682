import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { staticFiles } from '#platform/http/static.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-pages-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

fs.mkdirSync(path.join(folder, 'en'))
fs.writeFileSync(path.join(folder, 'en', 'index.html'), '<html><head></head><body></body></html>')
fs.writeFileSync(
  path.join(folder, 'en', 'screens.json'),
  JSON.stringify([
    { address: '/surveys/new', files: ['assets/New-1.js'] },
    { address: '/surveys/$id', files: ['assets/Survey-2.js', 'assets/Survey-3.css'] },
  ]),
)
const app = new Hono()
staticFiles(app, folder, () => Promise.resolve('en'))
const page = async (address: string) => (await app.request(address)).text()

describe('the page of a screen', () => {
  it('given a screen whose pieces the build has named, when it is opened, then the page names them too', async () => {
    expect(await page('/surveys/7')).toContain(
      '<link rel="modulepreload" crossorigin href="/assets/Survey-2.js"><link rel="preload" as="style" crossorigin href="/assets/Survey-3.css"></head>',
    )
  })

  it('given an address that two screens could have, when it is opened, then it is that of the router’s first', async () => {
    expect(await page('/surveys/new')).toContain('New-1.js')
    expect(await page('/surveys/new')).not.toContain('Survey-2.js')
  })

  it('given an address of no screen, when it is opened, then the page names nothing besides', async () => {
    expect(await page('/surveys/7/answers')).not.toContain('<link')
    expect(await page('/')).not.toContain('<link')
  })

  it('given a reader who takes compressed pages, when a screen is opened, then its own page is sent, not another’s', async () => {
    const headers = { 'accept-encoding': 'gzip' }
    const sizes = await Promise.all(
      ['/surveys/7', '/surveys/new', '/'].map(
        async (address) => (await (await app.request(address, { headers })).arrayBuffer()).byteLength,
      ),
    )
    expect(new Set(sizes).size).toBe(3)
  })
})
