import { describe, expect, test } from 'vitest'
import { gatherExamples } from '#journey/learning/workspace/examples.store.ts'
import { askedOf, carryOut } from '#journey/learning/workspace/training.ts'
import { insertTraining, readTraining } from '#journey/learning/workspace/scorecards.store.ts'
import { proposeMonthly } from '#journey/learning/workspace/month.jobs.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { anna, ben, DAY, HOUR } from '../../support/cast.ts'
import { testServer } from '../../support/server.ts'

const { ask, clock, services } = await testServer()

/** A lead hands something in, and `more` happens days later. */
async function lead(email: string, of: typeof anna, more: (id: string) => Promise<void>): Promise<string> {
  const { body } = await ask('POST', '/api/leads', { ...of, email, touch: 'content_downloaded' })
  await more(body.id)
  return body.id
}

const opportunity = async (id: string) =>
  void (await ask('POST', '/api/opportunities', { leadIds: [id], amount: '1000', currency: 'EUR' }))

await lead('early@keller.example', anna, async (id) => {
  clock.now += HOUR
  await ask('POST', `/api/leads/${id}/touches`, { kind: 'pricing_viewed' })
  clock.now += 30 * HOUR
  // what is learned of somebody later must not be seen
  await ask('POST', '/api/leads', {
    email: 'early@keller.example',
    fields: { employees: 9_000, budget: true },
  })
  await ask('POST', `/api/leads/${id}/touches`, { kind: 'demo_requested' })
  clock.now += HOUR
  await opportunity(id)
})
await lead('decided@keller.example', anna, opportunity)
await lead('nothing@keller.example', ben, () => Promise.resolve())
clock.now += 250 * DAY
await lead('late@keller.example', anna, () => Promise.resolve())
clock.now += 5 * DAY
await settleGrain(services)

const asked = askedOf(services, { horizonDays: 180 })
const goesOn = () => Promise.resolve(true)

describe('given leads of the last year', () => {
  test('when examples are gathered, then each is as it was a day after it came, and what came later is its outcome', async () => {
    const gathered = (await gatherExamples(services.db, asked, clock.now, goesOn))!
    expect(gathered.data.leftOut).toMatchObject({ decided: 1, censored: 1, unreadable: 0 })
    expect(gathered.examples.map(({ came }) => came.opportunity).sort()).toEqual([false, true])
    const early = gathered.examples.find(({ came }) => came.opportunity)!
    expect(early.cells).toMatchObject({
      'lead.employees': '420',
      'touch:pricing_viewed': '1',
      'touch.source': 'web',
    })
    expect(early.cells).not.toHaveProperty('lead.budget')
    expect(early.cells).not.toHaveProperty('touch:demo_requested')
    expect(early.rules).toContain('pricing')
  })

  test('when leads are looked at as they are qualified, then those that never were are left out by name', async () => {
    const gathered = (await gatherExamples(
      services.db,
      { ...asked, moment: 'qualified' },
      clock.now,
      goesOn,
    ))!
    const { never } = gathered.data.leftOut
    expect(never).toBeGreaterThan(0)
    expect(gathered.examples.length + Object.values(gathered.data.leftOut).reduce((a, b) => a + b, 0)).toBe(
      gathered.data.passes,
    )
  })

  test('when somebody stops it, then nothing is gathered', async () => {
    expect(await gatherExamples(services.db, asked, clock.now, () => Promise.resolve(false))).toBe(null)
  })

  test('when a card is to be learned from so few, then the refusal is kept, and says how many are missing', async () => {
    const id = '00000000-0000-7000-8000-0000000000aa'
    await insertTraining(services.db, { id, asked, by: 'ines', at: clock.now })
    await carryOut(services, (await readTraining(services.db, id))!)
    const { body } = await ask('GET', `/api/scorecards/${id}`)
    expect(body).toMatchObject({ status: 'refused', inForce: false, hash: null })
    expect(body.result).toMatchObject({ refusal: 'too_few_outcomes', card: null, proposal: null })
    expect(body.result.missing).toBeGreaterThan(100)
    const german = await ask('GET', `/api/scorecards/${id}`, undefined, { 'accept-language': 'de' })
    expect(german.body.why).toContain('Zu wenige Ergebnisse')
    expect(await carryOut(services, (await readTraining(services.db, id))!)).toBe(null)
  })

  test('when the agreement promises a short term, then that is the horizon', () => {
    expect(askedOf(services).horizonDays).toBe(
      Math.round(services.law.at(clock.now).targets.horizon[0]!.within.ms / DAY),
    )
  })

  test('when a month begins with so few leads, then nobody is troubled', async () => {
    clock.now += 40 * DAY
    const told: string[] = []
    await proposeMonthly(services, async (_, card) => void told.push(card))
    const { body } = await ask('GET', '/api/scorecards')
    expect([told, body.items.length]).toEqual([[], 1])
  })
})
