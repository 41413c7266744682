import { describe, expect, test } from 'vitest'
import { doBatch } from '#work/batch.ts'
import { atWork, entered, wentOn } from '#journey/measure/mornings/sponsor.store.ts'
import { anna, ben, DAY } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import { captureOf } from '../support/workroom.ts'

const { ask, clock, services } = await testServer()
const { db } = services
const from = clock.now - DAY
const to = () => clock.now + DAY
const path = { stage: 'sales_ready', reach: 'accepted', ms: null }

async function reported(email: string, stage: string): Promise<void> {
  const [done] = await doBatch(services, [captureOf(services, { ...ben, email })])
  const body = { stage, system: 'Old CRM' }
  const fact = { kind: 'StageReported' as const, at: clock.now, by: 'import:old', history: true, body }
  const work = { target: { leadId: done!.card!.leadId }, decide: () => ({ facts: [fact] }) }
  expect((await doBatch(services, [work]))[0]!.refusal).toBeNull()
}

describe('given leads that a file brought into the stages which a promise is about', () => {
  test('when nobody here did anything, then the promise has nothing to count', async () => {
    for (let i = 0; i < 5; i++) await reported(`told-${i}@old.example`, 'accepted')
    const { rows } = await db.query<{ n: number }>(
      `select count(*)::int as n from passages where stage = 'sales_ready'`,
    )
    expect(rows[0]!.n).toBe(5)
    expect(await entered(db, 'sales_ready', from, to())).toBe(0)
    expect(await wentOn(db, path, from, to())).toEqual({ hits: 0, n: 0 })
  })

  test('when the first month is not over, then nobody missed what was promised of a month', async () => {
    const first = services.law.at(clock.now).path[0]!
    expect(await atWork(db, first, clock.now - 30 * DAY)).toBe(false)
    expect(await atWork(db, first, clock.now)).toBe(true)
    const { body } = await ask('GET', '/api/mornings/sponsor')
    const volumes = body.promises.filter(({ what }: { what: string }) => what === 'volume')
    expect(volumes.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['unsure'])
  })

  test('when one asks for a demo and is accepted here, then it counts that one', async () => {
    const { body: lead } = await ask('POST', '/api/leads', { ...anna, touch: 'demo_requested' })
    expect(await wentOn(db, path, from, to())).toEqual({ hits: 0, n: 1 })
    await ask('POST', `/api/leads/${lead.id}/accept`, { by: lead.owner })
    expect(await entered(db, 'sales_ready', from, to())).toBe(1)
    expect(await wentOn(db, path, from, to())).toEqual({ hits: 1, n: 1 })
  })
})
