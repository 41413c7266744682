import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { report } from '#cli/report.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { testServer } from '../../support/server.ts'
import { elementsOf } from './xml.ts'
import type { CommandContext, Flags } from '#cli/command.ts'

const { ask, app, services } = await testServer()
const host = 'localhost:4380'
for (const [email, source] of [
  ['a@firm.example', '<b>Fair</b>'],
  ['b@firm.example', 'web'],
])
  await ask('POST', '/api/leads', { email, source, company: email })
await settleGrain(services)

describe('given reports over HTTP', () => {
  test('when a filter is given, then it counts; when it is misspelt or of another report, then it is named', async () => {
    const { body } = await ask('GET', '/api/reports/funnel?source=web')
    expect(body.rows[0][1]).toBe(1)
    expect((await ask('GET', '/api/reports/funnel?sorce=web')).body.errors[0].field).toBe('sorce')
    expect((await ask('GET', '/api/reports/handoffs?source=web')).body.errors[0].field).toBe('source')
    expect((await ask('GET', '/api/reports/funnel?version=one')).body.errors[0].field).toBe('version')
    expect((await ask('GET', '/api/reports/funnel?format=gif')).body.errors[0].field).toBe('format')
  })

  test('when a picture is asked for, by name or by Accept, then each report is one, and names are text in it', async () => {
    const { items } = (await ask('GET', '/api/reports')).body as { items: { name: string }[] }
    for (const { name } of items) {
      const reply = await app.request(`/api/reports/${name}?format=svg`, { headers: { host } })
      expect(reply.headers.get('content-type'), name).toBe('image/svg+xml; charset=utf-8')
      expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'")
      const svg = await reply.text()
      expect(elementsOf(svg)[0]!.tag).toBe('svg')
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    }
    const accepted = await app.request('/api/reports/sources', { headers: { host, accept: 'image/svg+xml' } })
    const texts = elementsOf(await accepted.text()).map(({ text }) => text)
    expect(texts).toContain('<b>Fair</b>')
  })
})

describe('given the command line', () => {
  async function run(flags: Flags): Promise<{ printed: unknown }> {
    let printed: unknown
    const context = {
      json: true,
      open: () => Promise.resolve(services),
      print: (value: unknown) => (printed = value),
      note: () => undefined,
    } as unknown as CommandContext
    expect(await report.run(context, ['sources'], flags)).toBe(0)
    return { printed }
  }

  test('when files are asked for, then they are CSV, JSON and SVG, and a wrong value is named by its flag', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-report-'))
    const at = (name: string) => path.join(folder, name)
    try {
      await run({ csv: true, out: at('a.txt') })
      expect(await readFile(at('a.txt'), 'utf8')).toMatch(/^\uFEFFsource,leads,/)
      await run({ out: at('a.json') })
      expect(JSON.parse(await readFile(at('a.json'), 'utf8'))).toMatchObject({ report: 'sources' })
      const { printed } = await run({ svg: at('a.svg') })
      expect(printed).toMatchObject({ report: 'sources' })
      expect(elementsOf(await readFile(at('a.svg'), 'utf8')).length).toBeGreaterThan(5)
      await expect(run({ 'as-of': 'soon' })).rejects.toThrow('--as-of must be a date')
      await expect(run({ origin: 'the moon' })).rejects.toThrow('--origin')
      await expect(run({ source: 'web' })).rejects.toThrow('--source is no filter of sources')
      await expect(run({ out: at('no/such/folder') })).rejects.toThrow('cannot be written: ENOENT')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
