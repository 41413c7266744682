import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportPreview, ImportView } from '#journey/capture/contract.ts'
import { importProgram, superviseImports, uploadFolder } from '#journey/capture/import.child.ts'
import { changeImport } from '#journey/capture/import.store.ts'
import * as routes from '#journey/capture/import.routes.ts'
import { localPerson } from '#people/local.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import { eventually } from '../support/postgres-processes.ts'
import { aWorld, baton, builtProgram, type World } from './world.ts'

const CSV =
  'Email,Name,Created\nann@acme.example,Ann,2026-01-02\n,Nobody,2026-01-02\nbob@acme.example,Bob,2026-01-03\n'

describe('given files that come over HTTP', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
    importProgram.args = [await builtProgram()]
  })
  afterAll(() => world.close())

  const asked = (given: Partial<Request>): Request => ({
    params: {},
    who: localPerson(new Map(), new Headers()),
    language: 'en',
    query: { limit: 50 },
    body: {},
    raw: '',
    headers: new Headers(),
    stream: null,
    ...given,
  })
  async function upload(files: Record<string, string>): Promise<Answer> {
    const form = new FormData()
    for (const [name, content] of Object.entries(files)) form.append('files', new File([content], name))
    const { headers, body } = new Response(form)
    return routes.uploadImport(world.services, asked({ headers, stream: body }))
  }
  const view = async (id: string) =>
    (await routes.oneImport(world.services, asked({ params: { id } }))).body as ImportView
  const start = (id: string, mapping: string, dryRun: boolean) =>
    routes.startImport(world.services, asked({ params: { id }, body: { mapping, dryRun } }))
  const ended = (id: string) => eventually(async () => (await view(id)).status !== 'running', 20_000)

  it('when they are uploaded, tried and started, then preview, dry run and import agree', async () => {
    const supervisor = superviseImports(world.services)
    const answer = await upload({ '../../Leads (1).csv': CSV })
    expect(answer.status).toBe(201)
    const preview = answer.body as ImportPreview
    expect(preview.columns.map(({ target }) => target)).toEqual(['email', 'name', 'createdAt'])
    expect(preview.records).toHaveLength(3)
    expect(await view(preview.id)).toMatchObject({ status: 'uploaded', files: [{ name: 'Leads (1).csv' }] })

    await start(preview.id, preview.mapping, true)
    expect(await supervisor.look()).toBe(true)
    await ended(preview.id)
    const counts = { read: 3, created: 2, updated: 0, unchanged: 0, refused: 1 }
    expect(await view(preview.id)).toMatchObject({ status: 'done', dryRun: true, counts })
    expect(await world.rows('select 1 from leads')).toEqual([])

    await start(preview.id, preview.mapping, false)
    await eventually(() => supervisor.look(), 5_000)
    await ended(preview.id)
    expect(await view(preview.id)).toMatchObject({ status: 'done', dryRun: false, counts, refusedFile: true })
    expect(await world.rows('select count(*) from leads')).toEqual([{ count: 2 }])
    const file = await routes.refusedFile(world.services, asked({ params: { id: preview.id } }))
    expect(await new Response(file.stream as ReadableStream).text()).toContain('no_key')
    await eventually(() => !existsSync(uploadFolder(world.services, preview.id)))
    expect(await start(preview.id, preview.mapping, false)).toMatchObject({ status: 422 })
    await supervisor.stop()
  }, 60_000)

  it('when a mapping is tried again and again, then every try is carried out', async () => {
    const supervisor = superviseImports(world.services)
    const { id, mapping } = (await upload({ 'again.csv': CSV.replaceAll('acme', 'again') }))
      .body as ImportPreview
    for (let n = 1; n <= 4; n++) {
      await start(id, mapping, true)
      await eventually(() => supervisor.look(), 5_000)
      await ended(id)
      expect([n, await view(id)]).toMatchObject([n, { status: 'done', counts: { read: 3 }, problem: null }])
    }
    await supervisor.stop()
  }, 60_000)

  it('when its process is killed with the server, then the next server goes on with it', async () => {
    const rows = Array.from({ length: 8000 }, (_, i) => `x${i},x${i}@acme.example,2026-01-02\n`)
    const { id, mapping } = (await upload({ 'many.csv': `ID,Email,Created\n${rows.join('')}` }))
      .body as ImportPreview
    await start(id, mapping, false)
    const first = superviseImports(world.services)
    await first.look()
    await eventually(async () => (await view(id)).counts.read > 0, 20_000)
    await first.stop()
    const { status, counts } = await view(id)
    expect([status, counts.read < 8000]).toEqual(['running', true])
    const second = superviseImports(world.services)
    await eventually(() => second.look(), 10_000)
    await ended(id)
    expect(await view(id)).toMatchObject({ status: 'done', counts: { read: 8000, created: 8000 } })
    await second.stop()
  }, 60_000)

  it('when one waits and is cancelled, then nothing of it is taken in', async () => {
    const { id, mapping } = (await upload({ 'never.csv': CSV.replaceAll('acme', 'never') }))
      .body as ImportPreview
    await start(id, mapping, false)
    await routes.cancelImport(world.services, asked({ params: { id } }))
    expect(await superviseImports(world.services).look()).toBe(false)
    expect(await view(id)).toMatchObject({ status: 'cancelled', counts: { read: 0 } })
    const page = (await routes.imports(world.services, asked({}))).body as { items: ImportView[]; next: null }
    expect(page.items[0]).toMatchObject({ id, status: 'cancelled' })
  }, 30_000)

  it('when it is cancelled before its process has begun, or begun anew, then that process does nothing', async () => {
    const { id, mapping } = (await upload({ 'late.csv': CSV.replaceAll('acme', 'late') }))
      .body as ImportPreview
    const firstProcess = async () => {
      const { ended: over } = await baton(world, ['import', '--resume', id, '--run', '1', '--json'])
      return JSON.parse((await over).stdout) as object
    }
    await start(id, mapping, false)
    await routes.cancelImport(world.services, asked({ params: { id } }))
    expect(await firstProcess()).toMatchObject({ status: 'cancelled', created: 0 })
    expect(await view(id)).toMatchObject({ status: 'cancelled', counts: { read: 0 } })

    await start(id, mapping, true)
    expect(await firstProcess()).toMatchObject({ status: 'cancelled' })
    const during = { id, run: 1 }
    expect(await changeImport(world.db, during, { position: 2 }, ['running'])).toBe(false)
    expect(await view(id)).toMatchObject({ status: 'running', dryRun: true, counts: { read: 0 } })
    expect(await world.rows(`select 1 from leads where email like '%late.example'`)).toEqual([])
    await routes.cancelImport(world.services, asked({ params: { id } }))
  }, 60_000)

  it('when what comes is no import, then the field at fault is named and no file stays', async () => {
    const text = (answer: Answer) => JSON.stringify(answer.body)
    const none = await routes.uploadImport(world.services, asked({}))
    expect([none.status, text(none)]).toEqual([422, expect.stringContaining('multipart/form-data')])
    expect(text(await upload({}))).toContain('no file')
    expect(text(await upload({ 'empty.csv': '' }))).toContain('empty.csv')
    const bad = await upload({ 'a.csv': CSV, 'm.yaml': 'mapping: 1\nfiles: 3\n' })
    expect([bad.status, text(bad)]).toEqual([422, expect.stringContaining('m.yaml:2')])
    const { id } = (await upload({ 'good.csv': CSV })).body as ImportPreview
    expect(text(await start(id, 'mapping: 2', false))).toContain('mapping')
    expect((await start('nonsense', '', false)).status).toBe(404)
  }, 60_000)
})
