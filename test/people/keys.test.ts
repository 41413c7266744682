import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { house } from './house.ts'

const { ask, claim, join, services } = await house()
const admin = await claim()

afterEach(() => vi.useRealTimers())

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const make = async (scopes: string[], more: object = {}) =>
  (await admin('POST', '/api/keys', { name: 'web form', scopes, ...more })).body

describe('given an API key', () => {
  test('when a lead comes with it, then it is taken, and the key says when it was last used', async () => {
    const { id, key } = await make(['capture'])
    const reply = await ask('POST', '/api/leads', { email: 'anna@firm.example' }, bearer(key))
    expect(reply.status).toBe(201)
    const { items } = (await admin('GET', '/api/keys')).body
    const listed = items.find((one: { id: string }) => one.id === id)
    expect(listed.lastUsedAt).not.toBeNull()
    expect(JSON.stringify(items)).not.toContain(key.slice(-43))
  })

  test('when an admin’s key asks for a link by which somebody could be impersonated, then it is refused', async () => {
    const { key } = await make(['admin', 'manage', 'read'])
    const body = { resetSecondFactor: true }
    const reply = await ask('POST', '/api/people/ines/invite', body, bearer(key))
    expect(reply.body).toMatchObject({ status: 403, code: 'not_permitted' })
    expect((await admin('POST', '/api/people/ines/invite', body)).status).toBe(201)
  })

  test('then the store holds its hash alone', async () => {
    const { id, key } = await make(['read'])
    const secret = key.slice(-43)
    const { rows } = await services.db.query<{ all: string; secret_hash: Buffer }>(
      `select k::text as all, secret_hash from api_keys k where key_id = $1`,
      [id],
    )
    expect(rows[0]!.all).not.toContain(secret)
    expect(rows[0]!.secret_hash).toEqual(createHash('sha256').update(secret).digest())
  })

  test('when it is revoked, then it is refused at once', async () => {
    const { id, key } = await make(['read'])
    expect((await ask('GET', '/api/leads', undefined, bearer(key))).status).toBe(200)
    expect((await admin('DELETE', `/api/keys/${id}`)).status).toBe(204)
    expect((await ask('GET', '/api/leads', undefined, bearer(key))).status).toBe(401)
  })

  test('when its time has come, then it is refused, remembered or not', async () => {
    const expiresAt = new Date(Date.now() + 3_000).toISOString()
    const { key } = await make(['read'], { expiresAt })
    expect((await ask('GET', '/api/leads', undefined, bearer(key))).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_001 })
    expect((await ask('GET', '/api/leads', undefined, bearer(key))).status).toBe(401)
  })

  test('when one character is another, then it is nobody’s', async () => {
    const { key } = await make(['read'])
    const last = key.at(-2) === 'A' ? 'B' : 'A'
    const changed = key.slice(0, -2) + last + key.at(-1)
    expect((await ask('GET', '/api/leads', undefined, bearer(changed))).status).toBe(401)
  })

  test.each([
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['sign'] }, 'scopes'],
    [{ scopes: ['self'] }, 'scopes'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ expiresAt: '2099-01-01T00:00:00Z' }, 'expiresAt'],
  ])('when it is asked for with %j, then the field is named', async (more, field) => {
    const reply = await admin('POST', '/api/keys', { name: 'x', scopes: ['read'], ...more })
    expect(reply.status).toBe(422)
    expect(reply.body.errors[0].field).toMatch(field)
  })

  test('when a machine makes a key, then it gives no more than it has', async () => {
    const { key } = await make(['admin'])
    const more = await ask('POST', '/api/keys', { name: 'x', scopes: ['manage'] }, bearer(key))
    expect(more.body.errors[0].field).toBe('scopes')
  })

  test('when it tells what a person did elsewhere, then that person is the one who did it', async () => {
    const { key } = await make(['work', 'capture', 'read'])
    await join(admin, 'rea', 'rep')
    const { body: lead } = await ask('POST', '/api/leads', { email: 'told@firm.example' }, bearer(key))
    const reply = await ask('POST', `/api/leads/${lead.id}/rate`, { rating: 3, by: 'rea' }, bearer(key))
    expect(reply.status).toBe(200)
  })
})
