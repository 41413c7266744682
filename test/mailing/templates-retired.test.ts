import { beforeAll, describe, expect, test } from 'vitest'
import { renderMail } from '#journey/mailing/render.ts'
import { testServer } from '../support/server.ts'

const TEXT = { language: 'en', subject: 'Hello', preview: '', body: 'Hi there' }
const HOUR = 3_600_000
const clock = { now: Date.parse('2026-06-08T08:00:00Z') }

describe('given a programme that sends a template', () => {
  let server: Awaited<ReturnType<typeof testServer>>
  beforeAll(async () => {
    server = await testServer(clock)
    for (const id of ['old', 'new']) await server.ask('POST', '/api/templates', { id, name: id, ...TEXT })
    expect(await published(['old'])).toBe(201)
    expect((await server.ask('POST', '/api/programmes/sends/start', {})).status).toBe(200)
  })

  /** Its draft sends these templates one after the other, and is published. */
  async function published(templates: string[], programme = 'sends', over = 0): Promise<number> {
    const { ask } = server
    const document = documentOf(templates)
    if ((await ask('POST', '/api/programmes', { id: programme, document })).status === 201)
      return (await ask('POST', `/api/programmes/${programme}/publish`, { revision: 1 })).status
    const { body } = await ask('PATCH', `/api/programmes/${programme}/draft`, { revision: over, document })
    return (await ask('POST', `/api/programmes/${programme}/publish`, { revision: body.revision })).status
  }

  test('when the template is retired, then it says since when, by whom and why, and mails go on', async () => {
    const { ask, services } = server
    const { status, body } = await ask('POST', '/api/templates/old/retire', { note: 'our name changed' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      retiredAt: new Date(clock.now).toISOString(),
      programmes: [{ id: 'sends' }],
      turns: [{ what: 'retired', note: 'our name changed' }],
    })
    const lead = { id: 'x', email: 'a@b.example', firstName: null, lastName: null, company: null }
    const urls = {
      unsubscribe: 'https://b.example/u',
      preferences: 'https://b.example/p',
      click: String,
      open: null,
    }
    const mail = await renderMail(services, {
      template: 'old',
      lead: { ...lead, title: null, country: null, fields: {} },
      urls,
    })
    expect(mail).toMatchObject({ subject: 'Hello' })
  })

  test('then it is not offered, and no new step can name it; the step that does goes on, also in the next version', async () => {
    const { ask } = server
    const { templates } = (await ask('GET', '/api/programmes/choices')).body
    expect(templates).toEqual([
      { id: 'new', name: 'new', retired: false },
      { id: 'old', name: 'old', retired: true },
    ])
    expect(await published(['old'], 'another')).toBe(422)
    expect(await published(['old', 'new'])).toBe(201)
    expect(await published(['old', 'old'])).toBe(422)
    const check = async (of: object) =>
      (await ask('POST', '/api/programmes/check', { document: documentOf(['old', 'new']), ...of })).body
        .problems
    expect(await check({ programme: 'sends' })).toEqual([])
    expect(await check({})).toEqual([{ field: 'steps.0.template', message: 'The template old is retired' }])
  })

  test('when its programme was paused, then it can be started again', async () => {
    const { ask } = server
    clock.now += HOUR
    expect((await ask('POST', '/api/programmes/sends/pause', {})).status).toBe(200)
    clock.now += HOUR
    expect((await ask('POST', '/api/programmes/sends/start', {})).status).toBe(200)
  })

  test('when it comes back, then it is offered again, and both turns stay written', async () => {
    const { ask } = server
    expect((await ask('POST', '/api/templates/old/retire', {})).body.code).toBe('wrong_turn')
    const { body } = await ask('POST', '/api/templates/old/restore', {})
    expect(body.retiredAt).toBeNull()
    expect(body.turns.map(({ what }: { what: string }) => what)).toEqual(['restored', 'retired'])
    expect((await ask('POST', '/api/templates/old/restore', {})).status).toBe(409)
    expect(await published(['old'], 'third')).toBe(201)
    expect((await ask('GET', '/api/templates')).body.items).toMatchObject([
      { id: 'new', retiredAt: null },
      { id: 'old', retiredAt: null },
    ])
  })

  test('when two press at once, then one turn is written', async () => {
    const { ask } = server
    const both = await Promise.all([1, 2].map(() => ask('POST', '/api/templates/new/retire', {})))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await ask('GET', '/api/templates/new')).body.turns).toHaveLength(1)
  })

  test('when there is none, or the reason is no line, then nothing happens', async () => {
    const { ask } = server
    expect((await ask('POST', '/api/templates/none/retire', {})).status).toBe(404)
    expect(await ask('POST', '/api/templates/old/retire', { note: 'two\nlines' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'note' }] },
    })
  })
})

function documentOf(templates: string[]) {
  return {
    name: 'Sends',
    purpose: 'news',
    entry: { stages: ['nurture'], when: [] },
    goal: [],
    holdOut: 0,
    start: 'step_0',
    steps: templates.map((template, i) => ({
      id: `step_${i}`,
      name: `Mail ${i}`,
      does: 'mail',
      template,
      next: i + 1 < templates.length ? `step_${i + 1}` : null,
    })),
  }
}
