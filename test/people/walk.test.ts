/** Every row of the API's table, as everybody: what the matrix says is what the door does. */
import { afterAll, describe, expect, test } from 'vitest'
import { api } from '../../src/api.ts'
import { MATRIX, SCOPES } from '#people/permissions.rules.ts'
import { ROLES } from '#people/roles.rules.ts'
import { house } from './house.ts'
import type { Ask } from './house.ts'
import type { Permission } from '#platform/http/route.ts'

const { ask, claim, join, errors, services } = await house()
const admin = await claim()
// a stream of news goes on for ever: it is ended for whoever opened it
const ending = setInterval(() => services.live.close(), 20)
afterAll(() => clearInterval(ending))

const NOBODY = '00000000-0000-7000-8000-00000000dead'

/** The code of the door's own refusal, or null when the handler was reached. Bodies are empty: nothing is done. */
async function refusedBy(asker: Ask, method: string, path: string): Promise<string | null> {
  const body = method === 'POST' || method === 'PATCH' ? '[]' : undefined
  const { status, body: answer } = await asker(method, path.replaceAll(/\{\w+\}/g, NOBODY), body)
  const code = (answer as { code?: string } | null)?.code ?? ''
  return (status === 401 && code === 'sign_in_needed') || (status === 403 && code === 'not_permitted')
    ? code
    : null
}

/** These would end the walk's own session, or answer from another room's state. */
const STAY = new Set(['POST /api/sign-out', 'POST /api/sessions/end-others'])
const rows = api.filter(({ method, path }) => !STAY.has(`${method} ${path}`))

async function walk(asker: Ask, permissions: readonly Permission[], refusal: string): Promise<void> {
  const wrong: string[] = []
  for (const { method, path, permission } of rows) {
    const expected = permissions.includes(permission) ? null : refusal
    const found = await refusedBy(asker, method, path)
    if (found !== expected) wrong.push(`${method} ${path} (${permission}): ${String(found)}`)
  }
  expect(wrong).toEqual([])
}

const keyOf = async (scope: string): Promise<Ask> => {
  const { body } = await admin('POST', '/api/keys', { name: scope, scopes: [scope] })
  const authorization = `Bearer ${(body as { key: string }).key}`
  return (method, path, given) => ask(method, path, given, { authorization })
}

describe('given every route of src/api.ts', () => {
  test('when nobody asks, then only the public ones are reached', async () => {
    await walk(ask, ['public'], 'sign_in_needed')
  })

  test.each(ROLES.filter((role) => role !== 'admin'))(
    'when a %s asks, then what the matrix says is reached and the rest is refused',
    async (role) => {
      const own = await join(admin, role.replace('_', '.'), role)
      await walk(own, MATRIX[role], 'not_permitted')
    },
  )

  test('when an admin asks, then all but signing is reached', async () => {
    await walk(admin, MATRIX.admin, 'not_permitted')
  })

  test.each(SCOPES)(
    'when a key with the scope %s asks, then that is reached and nothing else',
    async (scope) => {
      await walk(await keyOf(scope), ['public', scope], 'not_permitted')
    },
  )

  test('then none of it went wrong inside', () => {
    expect(errors).toEqual([])
  })
})

/** Written by hand, so that a slip in the matrix or in the permission column shows. */
const SURPRISING: [who: string, method: string, path: string, allowed: boolean][] = [
  ['sponsor', 'POST', '/api/leads', false],
  ['sponsor', 'POST', '/api/leads/{id}/accept', false],
  ['sponsor', 'GET', '/api/leads', true],
  ['rep', 'POST', '/api/leads/{id}/assign', false],
  ['rep', 'POST', '/api/leads/{id}/accept', true],
  ['rep', 'POST', '/api/people', false],
  ['rep', 'POST', '/api/imports', false],
  ['sdr', 'POST', '/api/leads/{id}/erase', false],
  ['marketing', 'POST', '/api/imports', true],
  ['marketing', 'POST', '/api/spend', true],
  ['marketing', 'POST', '/api/leads/{id}/assign', false],
  ['sales.manager', 'POST', '/api/leads/{id}/assign', true],
  ['sales.manager', 'POST', '/api/people', false],
  ['sales.manager', 'PATCH', '/api/people/{id}', true],
  ['sales.manager', 'GET', '/api/keys', false],
  ['leadgen.manager', 'POST', '/api/leads/{id}/erase', false],
  ['leadgen.manager', 'POST', '/api/people/{id}/invite', false],
]

describe('given what one might get wrong', () => {
  test.each(SURPRISING)('when a %s does %s %s, then allowed is %s', async (id, method, path, allowed) => {
    const own = await join(admin, id, id.replace('.', '_') as never)
    expect((await refusedBy(own, method, path)) === null).toBe(allowed)
  })

  test('when a key with admin asks for what is of a person, then it is refused', async () => {
    const key = await keyOf('admin')
    expect(await refusedBy(key, 'GET', '/api/sessions')).toBe('not_permitted')
    expect(await refusedBy(key, 'GET', '/api/leads')).toBe('not_permitted')
  })

  test('when a body is sent without the permission, then it is refused before it is read', async () => {
    const own = await join(admin, 'rep', 'rep')
    const broken = await own('POST', '/api/people', '{"not json')
    expect([broken.status, broken.body.code]).toEqual([403, 'not_permitted'])
    const { status } = await ask('POST', '/api/leads', '{"not json')
    expect(status).toBe(401)
    expect((await admin('GET', '/api/submissions?outcome=refused')).text).not.toContain('not json')
  })

  test('when somebody acts in the name of another, then only who manages may', async () => {
    const rep = await join(admin, 'rep', 'rep')
    const manager = await join(admin, 'sales.manager', 'sales_manager')
    const { body: lead } = await admin('POST', '/api/leads', { email: 'who@firm.example' })
    const other = { reason: 'other', note: 'x', by: 'ines' }
    expect((await rep('POST', `/api/leads/${lead.id}/return`, other)).body.errors).toEqual([
      { field: 'by', message: 'is not you' },
    ])
    expect((await manager('POST', `/api/leads/${lead.id}/return`, other)).status).not.toBe(403)
  })

  test('when a lead is rated without a name, then it is the one who asked', async () => {
    const rep = await join(admin, 'rep', 'rep')
    const { body: lead } = await admin('POST', '/api/leads', { email: 'rated@firm.example' })
    await rep('POST', `/api/leads/${lead.id}/rate`, { rating: 4 })
    const { body } = await rep('GET', `/api/leads/${lead.id}/timeline`)
    const rated = body.items.find(({ kind }: { kind: string }) => kind === 'LeadRated')
    expect(JSON.stringify(rated)).toContain('rep')
  })
})
