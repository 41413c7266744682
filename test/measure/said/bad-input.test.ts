/** Whatever comes in that cannot be right, or is not all there, is said by name at every figure that it touches. */
import { beforeAll, describe, expect, test } from 'vitest'
import { FIGURES, type Figure } from '#journey/measure/said/caveats.rules.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { turnWeeks } from '../../support/weeks.ts'
import { testServer } from '../../support/server.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-06-18T08:00:00Z')
const server = await testServer({ now: NOW })
const { ask, services, clock } = server

async function came(email: string, more: object = {}): Promise<string> {
  const { body } = await ask('POST', '/api/leads', {
    email,
    company: email.split('@')[1],
    source: 'web',
    ...more,
  })
  return body.id as string
}

async function notesOf(figure: Figure, query: string): Promise<string[]> {
  // contribution has periods of its own
  const asked = figure === 'contribution' ? query.replace(/(from|to)=[^&]*&?/g, '') : query
  const { status, body } = await ask('GET', `/api/reports/${figure}?${asked}`)
  expect([figure, status]).toEqual([figure, 200])
  return body.notes as string[]
}

/** What the screen shows, in both languages. */
async function screenOf(figure: Figure, query: string, language: string): Promise<string[]> {
  const asked = figure === 'contribution' ? query.replace(/(from|to)=[^&]*&?/g, '') : query
  const path = `/api/measure/caveats?figure=${figure}&${asked}`
  const { body } = await ask('GET', path, undefined, { 'accept-language': language })
  return body.items.map(({ sentence }: { sentence: string }) => sentence)
}

const YEAR = 'from=2026-01-01&to=2026-12-31'
const WITH_SPEND: Figure[] = ['leaks', 'cost', 'vintages']
const WITH_DEALS: Figure[] = ['river', 'vintages', 'contribution', 'attribution']

describe('given a workspace in which nothing has happened', () => {
  test.each(FIGURES)('when %s is asked, then it says that there is nothing', async (figure) => {
    const notes = await notesOf(figure, '')
    expect(notes.join(' ')).toMatch(/Nothing was observed|No deal was won|No opportunity/)
  })
})

describe('given leads and deals of which much cannot be right', () => {
  beforeAll(async () => {
    // who comes at a moment that is later than now: a clock was wrong
    clock.now = NOW + 30 * DAY
    await came('ahead@seven.example')
    clock.now = NOW
    const first = await came('first@one.example')
    clock.now += DAY
    await ask('POST', '/api/opportunities', {
      ...{ leadIds: [first], status: 'won', amount: 1000, currency: 'EUR' },
      ...{ openedAt: '2026-03-01T00:00:00Z', closedAt: '2026-04-01T00:00:00Z' },
    })
    const second = await came('second@two.example')
    clock.now += DAY
    await ask('POST', '/api/opportunities', {
      leadIds: [second],
      status: 'won',
      amount: 70_000,
      currency: 'JPY',
    })
    const third = await came('third@three.example')
    await ask('POST', '/api/opportunities', { leadIds: [third], status: 'won' })
    await ask('PATCH', '/api/money', { base: 'EUR' })
    await ask('POST', '/api/spend', { from: '2026-05-01', to: '2026-12-31', amount: 100, currency: 'EUR' })
    await ask('POST', '/api/spend', {
      campaign: 'x',
      from: '2026-06-01',
      to: '2026-06-10',
      amount: 9,
      currency: 'CHF',
    })
    // a stage before the one that comes before it: told by another system, whose clock was wrong
    await settleGrain(services)
    await services.db.query(
      `update passes set opportunity_at = opportunity_at - interval '40 days', reached[5] = reached[5] - 3456000000 where lead_id = $1`,
      [second],
    )
    await turnWeeks(services.db)
  })

  const later = async (): Promise<void> => {
    await services.db.query(`update passes set began_at = '2026-06-10' where source = 'web'`)
    await turnWeeks(services.db)
  }
  const said: [string, Figure[], RegExp, string][] = [
    ['negative lags', ['funnel', 'river', 'cost', 'vintages', 'leaks', 'ownership', 'quality', 'contribution', 'attribution'], /negative time|negative\b/, YEAR],
    ['wins before the first contact', [...FIGURES], /won before the first contact|before the first contact that is recorded/, YEAR],
    ['leads for which the signed horizon is not over', ['funnel', 'contribution'], /signed time of short and long term is not over/, YEAR],
    ['leads of the future', [...FIGURES], /in the future/, YEAR],
    ['deals in a currency without a rate', WITH_DEALS, /without a rate of/, YEAR],
    ['wins without an amount', ['vintages', 'contribution', 'attribution'], /no amount|without an amount/, YEAR],
    ['spend without a campaign', WITH_SPEND, /no campaign: all leads of/, YEAR],
    ['spend in a currency without a rate', WITH_SPEND, /no rate of their day|no rate of its day/, YEAR],
    ['spend of days to come', WITH_SPEND, /only the part that has passed/, YEAR],
    ['a period cut at its beginning', [...FIGURES].filter((one) => one !== 'contribution'), /cut at its beginning/, YEAR],
    ['a period cut at its end', [...FIGURES], /cut at its end/, YEAR],
    ['one observation', ['funnel', 'river', 'leaks', 'cost', 'vintages', 'ownership'], /One observation only/, 'from=2026-06-19&to=2026-06-19'],
    ['no observation', ['funnel', 'river', 'leaks', 'cost', 'vintages', 'ownership', 'quality'], /Nothing was observed/, 'from=2020-01-01&to=2020-02-01'],
    ['what was recorded after the day that is looked at', ['funnel', 'river', 'leaks', 'cost', 'vintages', 'ownership'], /recorded after/, 'asOf=2026-06-18'],
  ] // prettier-ignore

  test.each(said)(
    'when %s are in it, then each figure that they touch says so',
    async (what, touched, says, query) => {
      if (what.startsWith('what was recorded')) await later()
      const silent: string[] = []
      for (const figure of touched) {
        const notes = (await notesOf(figure, query)).join('\n')
        if (!says.test(notes)) silent.push(`${figure}: ${notes}`)
      }
      expect(silent).toEqual([])
    },
  )

  test.each(FIGURES)(
    'when %s is looked at, then its screen says the same as its report, in both languages',
    async (figure) => {
      const notes = await notesOf(figure, YEAR)
      const [english, german] = [await screenOf(figure, YEAR, 'en'), await screenOf(figure, YEAR, 'de')]
      expect(english.length).toBeGreaterThan(0)
      expect(notes).toEqual(expect.arrayContaining(english))
      expect(german).toHaveLength(english.length)
      for (const sentence of german) expect(english).not.toContain(sentence)
    },
  )

  test('when the question is wrong, then the field is named', async () => {
    for (const [query, field] of [
      ['figure=weather', 'figure'],
      ['figure=cost&from=2026-02-01&to=2026-01-01', 'to'],
      ['figure=cost&market=moon', 'market'],
    ]) {
      const { status, body } = await ask('GET', `/api/measure/caveats?${query}`)
      expect([query, status, body.errors[0].field]).toEqual([query, 422, field])
    }
  })
})
