import { describe, expect, test } from 'vitest'
import { testServer } from '../../support/server.ts'
import type { CausesView } from '#journey/measure/causes/contract.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const DAY = 86_400_000
const { services, ask } = await testServer({ now: NOW })
const { db } = services

let made = 0
interface Told {
  diedDaysAgo?: number
  reason?: string
  disqualified?: boolean
  won?: boolean
  offers?: { answer: string; reason?: string; returnedDaysAgo?: number; worked?: boolean }[]
  bounced?: boolean
}

async function lead({
  diedDaysAgo = 10,
  reason,
  disqualified,
  won,
  offers = [],
  bounced,
}: Told): Promise<void> {
  const id = `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
  const died = NOW - diedDaysAgo * DAY
  await db.query(
    `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, origin, groups, owner, function, version, stage,
        reached, disqualified_at, nurtured_at, won_at, offers, returns, attempts, reason)
     values (1, $1, 1, 9, to_timestamp($2 / 1000.0), to_timestamp($2 / 1000.0), 'marketing', '{}', 'ana', 'sales', 1, 'x', '{}',
        to_timestamp($3 / 1000.0), to_timestamp($4 / 1000.0), to_timestamp($5 / 1000.0), 0, 0, 0, $6)`,
    [
      id,
      died - 30 * DAY,
      disqualified ? died : null,
      disqualified ? null : died,
      won ? died : null,
      reason ?? null,
    ],
  )
  for (const [seq, one] of offers.entries())
    await db.query(
      `insert into handoffs (workspace_no, lead_id, seq, pass, n, rep, score, offered_at, due_at, answered_at, answer, reason,
          returned_at, worked_at)
       values (1, $1, $2, 1, 1, 'ana', 1, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0), $4, $5,
          to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0))`,
      [
        id,
        seq + 1,
        died - 20 * DAY,
        one.answer,
        one.reason ?? null,
        one.returnedDaysAgo === undefined ? null : NOW - one.returnedDaysAgo * DAY,
        one.worked ? died - 19 * DAY : null,
      ],
    )
  if (bounced)
    await db.query(
      "insert into touches (workspace_no, lead_id, seq, pass, at, kind) values (1, $1, 3, 1, to_timestamp($2 / 1000.0), 'email_bounced')",
      [id, died - DAY],
    )
}

await lead({ offers: [{ answer: 'expired' }, { answer: 'accepted' }], bounced: true })
await lead({
  offers: [{ answer: 'accepted', worked: true, reason: 'no_budget', returnedDaysAgo: 11 }],
  reason: 'no_budget',
})
await lead({ disqualified: true, reason: 'spam' })
// disqualified for what it was returned for: the reason is the return's
await lead({
  disqualified: true,
  reason: 'competitor',
  offers: [{ answer: 'returned', reason: 'competitor', returnedDaysAgo: 10 }],
})
await lead({ won: true, offers: [{ answer: 'expired' }] })
await lead({ diedDaysAgo: 400, offers: [{ answer: 'expired' }] })

async function ofCauses(query = ''): Promise<{ view: CausesView; n: Record<string, number> }> {
  const { status, body } = await ask('GET', `/api/measure/causes${query}`)
  expect(status).toBe(200)
  const view = body as CausesView
  return { view, n: Object.fromEntries(view.causes.map(({ key, hits }) => [key, hits])) }
}

describe('given leads that died in many ways', () => {
  test('when the last year is asked for, then each cause has its leads, and who was won or died earlier is in none', async () => {
    const { view, n } = await ofCauses()
    expect([view.died, view.looked]).toEqual([4, 4])
    expect(n).toMatchObject({
      offer_expired: 1,
      accepted_idle: 1,
      never_contacted: 2,
      bounced: 1,
      'returned:no_budget': 1,
      'returned:competitor': 1,
      'disqualified:spam': 1,
      'disqualified:competitor': 0,
      // measured, and never seen
      'returned:timing_later': 0,
    })
    expect(view.causes.find(({ key }) => key === 'bounced')).toMatchObject({ n: 4, share: 0.25 })
    expect(view.silent).toEqual(['went_quiet'])
  })

  test('when an earlier day is asked about, then what came later is not known', async () => {
    const asOf = new Date(NOW - 12 * DAY).toISOString().slice(0, 10)
    expect((await ofCauses(`?asOf=${asOf}`)).view.died).toBe(0)
    const long = await ofCauses(`?asOf=${asOf}&from=2025-01-01`)
    expect(long.n.offer_expired).toBe(1)
  })

  test('when a day is none, then it is refused by name', async () => {
    const { status, body } = await ask('GET', '/api/measure/causes?from=yesterday')
    expect([status, body.errors[0].field]).toEqual([422, 'from'])
  })
})
