import { describe, expect, test } from 'vitest'
import { expectSound } from '../support/sound.ts'
import { testServer } from '../support/server.ts'

const { ask, services } = await testServer()
const ids: string[] = []
for (let i = 0; i < 4; i++) {
  const { body } = await ask('POST', '/api/leads', { email: `bulk${i}@many.example`, company: `Many ${i}` })
  ids.push(body.id)
}
await ask('POST', '/api/people', { id: 'mona', name: 'Mona', function: 'marketing' })
const NOBODY = '00000000-0000-7000-8000-00000000dead'
const stageOf = async (id: string) => (await ask('GET', `/api/leads/${id}`)).body.stage.id

describe('given several leads', () => {
  test('when somebody looks what disqualifying them would do, then nothing is done', async () => {
    const { body } = await ask('POST', '/api/leads/bulk/disqualify', {
      ids,
      reason: 'competitor',
      dryRun: true,
    })
    expect(body).toEqual({ dryRun: true, changed: ids, refused: [] })
    expect(await stageOf(ids[0]!)).toBe('inquiry')
  })

  test('when it is done, then each is disqualified, and those that cannot be are named with the reason', async () => {
    await ask('POST', `/api/leads/${ids[0]}/disqualify`, { reason: 'competitor' })
    const { body } = await ask('POST', '/api/leads/bulk/disqualify', {
      ids: [...ids.slice(0, 3), NOBODY, ids[1]],
      reason: 'competitor',
    })
    expect(body.changed).toEqual(ids.slice(1, 3))
    expect(body.refused.map(({ id, code }: { id: string; code: string }) => [id, code])).toEqual([
      [ids[0], 'wrong_stage'],
      [NOBODY, 'not_found'],
    ])
    expect(await stageOf(ids[1]!)).toBe('disqualified')
    expect(await stageOf(ids[3]!)).toBe('inquiry')
  })

  test('when they are given to somebody, then she owns them; an unknown person or reason is named', async () => {
    const { body } = await ask('POST', '/api/leads/bulk/assign', { ids: [ids[3]], owner: 'mona' })
    expect(body.refused).toEqual([])
    expect(body.changed).toEqual([ids[3]])
    expect((await ask('GET', `/api/leads/${ids[3]}`)).body.owner.id).toBe('mona')
    const unknown = await ask('POST', '/api/leads/bulk/assign', { ids: [ids[3]], owner: 'who' })
    expect([unknown.status, unknown.body.errors[0].field]).toEqual([422, 'owner'])
    const odd = await ask('POST', '/api/leads/bulk/disqualify', { ids: [ids[3]], reason: 'because' })
    expect(odd.body.refused[0].code).toBe('unknown_reason')
    expect((await ask('POST', '/api/leads/bulk/assign', { ids: [], owner: 'mona' })).status).toBe(422)
    await expectSound(services.db)
  })
})
