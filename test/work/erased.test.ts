import { expect, test } from 'vitest'
import { ben } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const { ask } = await testServer()

test('given a person who was erased, when somebody writes a note, then the refusal names the field', async () => {
  const { body: lead } = await ask('POST', '/api/leads', { ...ben, touch: 'contact_requested' })
  expect((await ask('POST', `/api/leads/${lead.id}/erase`, { because: 'asked' })).status).toBe(200)
  const noted = await ask('POST', `/api/leads/${lead.id}/attempts`, {
    outcome: 'no_answer',
    note: 'Ben was out',
  })
  const message = 'is left out: the person was erased'
  expect(noted.body).toMatchObject({ code: 'erased', errors: [{ field: 'note', message }] })
  const inGerman = { 'accept-language': 'de' }
  const german = await ask(
    'POST',
    `/api/leads/${lead.id}/rate`,
    { of: 'lead', rating: 2, note: 'Nein' },
    inGerman,
  )
  expect(german.body.errors).toEqual([{ field: 'note', message: 'bleibt weg: Die Person wurde gelöscht' }])
  const silent = await ask('POST', `/api/leads/${lead.id}/attempts`, { outcome: 'no_answer' })
  expect(silent.status).toBe(200)
})
