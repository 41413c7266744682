/** Spend, hours and rates: by the API, from files, and what is refused. */
import { describe, expect, test } from 'vitest'
import { importMoney } from '#journey/measure/money/import.actions.ts'
import { testServer } from '../../support/server.ts'
import type { MoneyList } from '#journey/measure/money/contract.ts'

const { ask, services } = await testServer()

async function take(list: MoneyList, text: string, dryRun = false) {
  const [header, ...lines] = text.trim().split('\n')
  const file = {
    name: 'list.csv',
    headers: header!.split(','),
    rows: lines.map((line, i) => ({ line: i + 2, cells: line.split(',') })),
    tooLong: false,
  }
  const { db, now, people } = services
  const say = (field: string, message: string) => `${field} ${message}`
  const answer = await importMoney({ db, now: now(), people, say }, list, file, { dryRun })
  if ('problem' in answer) throw new Error(answer.problem)
  return answer
}

const MARCH = { from: '2026-03-01', to: '2026-03-31' }

describe('given spend, hours and rates', () => {
  test('when a row is told, then it is listed with what it is worth in the base, and can be taken back', async () => {
    expect((await ask('PATCH', '/api/money', { base: 'EUR' })).body).toMatchObject({
      base: 'EUR',
      chosen: true,
    })
    await ask('POST', '/api/rates', { currency: 'USD', day: '2026-03-30', rate: 0.9 })
    const { body: spend } = await ask('POST', '/api/spend', { ...MARCH, amount: '200.10', currency: 'USD' })
    expect(spend).toMatchObject({ campaign: null, inBase: { amount: '180.09', rateOf: '2026-03-30' } })
    const hours = { ...MARCH, person: 'mara', hours: 12.5, cost: '900', currency: 'GBP' }
    const { body: worked } = await ask('POST', '/api/hours', hours)
    expect(worked).toMatchObject({ personName: 'Mara Lind', hours: '12.5', inBase: null })
    expect((await ask('GET', '/api/spend')).body.items).toEqual([{ ...spend, amount: '200.1000' }])
    expect((await ask('GET', '/api/hours')).body.items).toMatchObject([{ id: worked.id, cost: '900.0000' }])
    expect((await ask('GET', '/api/rates?currency=USD')).body.items).toEqual([
      { currency: 'USD', day: '2026-03-30', rate: '0.9' },
    ])
    expect((await ask('GET', '/api/money')).body.currencies).toContainEqual({
      currency: 'USD',
      opportunities: 0,
      spend: 1,
      hours: 0,
      latestRate: '2026-03-30',
    })
    for (const path of [`/api/spend/${spend.id}`, `/api/hours/${worked.id}`, '/api/rates/USD/2026-03-30']) {
      expect((await ask('DELETE', path)).status).toBe(204)
      expect((await ask('DELETE', path)).status).toBe(404)
    }
  })

  test('when something is wrong with it, then the field is named', async () => {
    const spend = { ...MARCH, amount: 1, currency: 'EUR' }
    const hours = { ...MARCH, function: 'sales', hours: 1 }
    const rate = { currency: 'USD', day: '2026-03-30', rate: 1 }
    for (const [path, body, field] of [
      ['/api/spend', { ...spend, currency: 'ABC' }, 'currency'],
      ['/api/spend', { ...spend, currency: 'euro' }, 'currency'],
      ['/api/spend', { ...spend, amount: '-1' }, 'amount'],
      ['/api/spend', { ...spend, from: '2026-04-01' }, 'to'],
      ['/api/spend', { ...spend, from: '2026-02-30' }, 'from'],
      ['/api/spend', { ...spend, campaign: '' }, 'campaign'],
      ['/api/hours', { ...hours, hours: 0 }, 'hours'],
      ['/api/hours', { ...hours, cost: 5 }, 'currency'],
      ['/api/hours', { ...MARCH, hours: 1 }, 'person'],
      ['/api/hours', { ...hours, person: 'nobody' }, 'person'],
      ['/api/rates', { ...rate, rate: 0 }, 'rate'],
      ['/api/rates', { ...rate, rate: '-1' }, 'rate'],
      ['/api/rates', { ...rate, day: '2026-13-01' }, 'day'],
      ['/api/money', { base: 'XYZ' }, 'base'],
    ] as const) {
      const { status, body: answer } = await ask(path === '/api/money' ? 'PATCH' : 'POST', path, body)
      expect([status, answer.errors[0].field], JSON.stringify(body)).toEqual([422, field])
    }
    for (const cursor of ['x', Buffer.from('["2026-02-30","x"]').toString('base64url')])
      for (const list of ['spend', 'hours', 'rates'])
        expect((await ask('GET', `/api/${list}?cursor=${cursor}`)).body.errors[0].field).toBe('cursor')
  })

  test('when a file is taken in, then good rows are in, bad ones named by line and field, and twice is once', async () => {
    const file = `Kampagne,Von,Bis,Betrag,Währung
spring,2026-01-01,2026-01-31,100.50,EUR
,2026-01-05,,20,EUR
spring,2026-01-01,2026-01-31,100.50,EUR
spring,2026-02-01,2026-01-31,1,EUR
spring,2026-02-01,2026-02-28,-1,EUR
spring,2026-02-01,2026-02-28,1,EURO
spring,2026-02-01,2026-02-28,,EUR`
    const before = await ask('GET', '/api/spend')
    expect(await take('spend', file, true)).toMatchObject({ created: 3, refused: 4 })
    expect((await ask('GET', '/api/spend')).body).toEqual(before.body)
    const first = await take('spend', file)
    expect(first).toMatchObject({ read: 7, created: 3, unchanged: 0, refused: 4 })
    expect(first.problems).toEqual([
      { line: 5, reason: 'to lies before from' },
      { line: 6, reason: 'amount is a decimal number' },
      { line: 7, reason: 'currency is a three-letter ISO 4217 code' },
      { line: 8, reason: 'amount is missing or no such value' },
    ])
    expect(await take('spend', file)).toMatchObject({ created: 0, unchanged: 3, refused: 4 })
    expect((await ask('GET', '/api/spend')).body.items).toMatchObject([
      { campaign: null, from: '2026-01-05', to: '2026-01-05' },
      { campaign: 'spring' },
      { campaign: 'spring' },
    ])
  })

  test('when rates come again with another value, then the latest word counts', async () => {
    expect(await take('rates', 'Date,Currency,Rate\n2026-01-02,CHF,1.05\n2026-01-02,usd,0.9')).toMatchObject({
      created: 2,
    })
    expect(await take('rates', 'Date,Currency,Rate\n2026-01-02,CHF,1.06\n2026-01-02,USD,0.90')).toMatchObject(
      {
        updated: 1,
        unchanged: 1,
      },
    )
    const hours = 'Person,Stunden,Datum,Kosten,Währung\nmara,8,2026-01-02,480,EUR\nghost,8,2026-01-02,,'
    expect((await take('hours', hours)).problems).toEqual([{ line: 3, reason: 'person is nobody here' }])
  })

  test('when rates were told against the base, then it stays, since they would be wrong against another', async () => {
    await services.db.query('delete from rates')
    await services.db.query('delete from money_settings')
    expect((await ask('GET', '/api/money')).body).toMatchObject({ base: 'EUR', chosen: false })
    await ask('POST', '/api/rates', { currency: 'USD', day: '2026-03-30', rate: 0.9 })
    expect((await ask('GET', '/api/money')).body).toMatchObject({ base: 'EUR', chosen: true })
    const refused = await ask('PATCH', '/api/money', { base: 'USD' })
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ field: 'base', message: 'must stay EUR while there are rates told against it' }],
    ])
    expect((await ask('PATCH', '/api/money', { base: 'EUR' })).status).toBe(200)
    await ask('DELETE', '/api/rates/USD/2026-03-30')
    expect((await ask('PATCH', '/api/money', { base: 'USD' })).body.base).toBe('USD')
  })

  test('when nobody chose a base, then it is what most opportunities are in, else euros', async () => {
    await services.db.query('delete from money_settings')
    await services.db.query('delete from spend')
    expect((await ask('GET', '/api/money')).body).toMatchObject({ base: 'EUR', chosen: false })
    await ask('POST', '/api/spend', { ...MARCH, amount: 1, currency: 'USD' })
    expect((await ask('GET', '/api/money')).body).toMatchObject({ base: 'USD', chosen: false })
  })
})
