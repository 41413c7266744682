/** Walks the way of a form: begun, mended, published, changed, closed. */
import { expect } from 'vitest'
import { contact } from '../forms/cast.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When a form is begun wrong, then it tells what keeps it from being published; mended, visitors see what was published. */
export async function walkForms(ask: Ask): Promise<void> {
  const at = '/api/forms/walked'
  const nobody = { ...contact, fields: contact.fields.slice(1) }
  const made = await ask('POST', '/api/forms', { id: 'walked', document: nobody })
  expect([made.status, made.body.version, made.body.open]).toEqual([201, null, true])
  expect((await ask('POST', '/api/forms', { id: 'walked', document: contact })).body.errors).toMatchObject([
    { field: 'id' },
  ])
  const { body: begun } = await ask('GET', at)
  const wrong = begun.problems.map(({ field }: { field: string }) => field)
  expect(wrong).toEqual(['fields', 'consent'])
  const refused = await ask('POST', `${at}/publish`, { revision: begun.revision })
  expect([refused.status, refused.body.errors]).toEqual([422, begun.problems])
  const mended = await ask('PATCH', at, { revision: begun.revision, document: contact })
  expect(mended.body).toMatchObject({ problems: [], changed: true, version: null })
  const { revision } = mended.body
  expect((await ask('PATCH', at, { revision: begun.revision, document: nobody })).body.code).toBe(
    'draft_changed',
  )
  expect((await ask('POST', `${at}/publish`, { revision: begun.revision })).body.code).toBe('draft_changed')
  expect((await ask('POST', `${at}/publish`, { revision })).body).toMatchObject({
    version: 1,
    changed: false,
    versions: [{ version: 1 }],
  })
  const again = { revision, document: { ...contact, title: 'Write to us' } }
  expect((await ask('PATCH', at, again)).body).toMatchObject({ version: 1, changed: true })
  const draft = await ask('GET', `${at}/page`)
  expect([draft.status, draft.text.includes('Write to us')]).toEqual([200, true])
  expect((await ask('GET', '/f/walked')).text).toContain('Talk to us')
  expect((await ask('PATCH', at, { revision: revision + 1, open: false })).body.open).toBe(false)
  expect((await ask('GET', '/api/forms')).body.items).toMatchObject([
    { id: 'walked', name: 'Contact', version: 1, changed: true, open: false },
  ])
  const { body: choices } = await ask('GET', '/api/forms/choices')
  expect(choices.purposes.map(({ id }: { id: string }) => id)).toContain('news')
  expect(choices.fields.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(['email', 'employees']),
  )
  expect((await ask('GET', '/api/forms/nothing')).status).toBe(404)
  expect((await ask('GET', '/api/forms/nothing/page')).status).toBe(404)
  expect((await ask('GET', `${at}/submissions`)).body.items).toEqual([])
}
