import { describe, expect, test } from 'vitest'
import { testServer } from '../support/server.ts'

const { ask, services } = await testServer()

const leads = async () => (await services.db.query('select count(*) as n from submissions')).rows

describe('given requests from elsewhere', () => {
  test('when the Host is another name, then it is misdirected', async () => {
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '10.0.0.1',
      'localhost:4380@evil.example',
    ]) {
      expect((await ask('GET', '/api/leads', undefined, { host })).status).toBe(421)
    }
  })

  test('when the Origin is another site, then nothing is written', async () => {
    const before = await leads()
    for (const origin of [
      'https://evil.example',
      'http://localhost:9999',
      'null',
      'http://localhost.evil.example:4380',
    ]) {
      expect((await ask('POST', '/api/leads', { email: 'csrf@firm.example' }, { origin })).status).toBe(403)
    }
    expect(await leads()).toEqual(before)
  })

  test('when it is our own page, then it is served', async () => {
    const origin = 'http://localhost:4380'
    expect((await ask('POST', '/api/leads', { email: 'own@firm.example' }, { origin })).status).toBe(201)
  })
})
