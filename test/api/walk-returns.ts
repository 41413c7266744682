/** Walks the way of a return: listed, appealed, decided. */
import { expect } from 'vitest'
import { ben } from '../support/cast.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/** When a lead is given back, then marketing sees it, appeals, and the manager decides; each list shows what is its own. */
export async function walkReturns(ask: Ask): Promise<void> {
  const { body: made } = await ask('POST', '/api/leads', {
    ...ben,
    email: 'returned@ostwerk.example',
    touch: 'demo_requested',
    fields: { budget: true, timeline: 'now', intent: 'buy', seniority: 'vp' },
  })
  const listed = async (state: string) =>
    (await ask('GET', `/api/returns?state=${state}`)).body.items.map(
      (one: { lead: { id: string } }) => one.lead.id,
    )
  const before = (await ask('GET', '/api/returns/count')).body
  expect((await ask('POST', `/api/leads/${made.id}/return`, { reason: 'no_need' })).status).toBe(200)
  expect(await listed('open')).toContain(made.id)
  expect((await ask('GET', '/api/returns/count')).body.open).toBe(before.open + 1)
  const wrong = await ask('POST', `/api/leads/${made.id}/return-answer`, { answer: 'appealed' })
  expect(wrong.body.errors).toMatchObject([{ field: 'note' }])
  const appeal = { answer: 'appealed', note: 'She asked for an offer by Friday' }
  expect((await ask('POST', `/api/leads/${made.id}/return-answer`, appeal)).body.back).toMatchObject({
    answer: 'appealed',
  })
  expect(await listed('open')).not.toContain(made.id)
  expect(await listed('appealed')).toContain(made.id)
  expect(
    (
      await ask('POST', `/api/leads/${made.id}/appeal-decision`, {
        outcome: 'upheld',
        note: 'No need is no need',
      })
    ).status,
  ).toBe(200)
  expect(await listed('appealed')).not.toContain(made.id)
  const { body: decided } = await ask('GET', '/api/returns?state=decided&limit=1')
  expect(decided.items).toMatchObject([
    {
      lead: { id: made.id },
      reason: { id: 'no_need' },
      answer: { answer: 'appealed', note: appeal.note },
      decision: { outcome: 'upheld', note: 'No need is no need' },
    },
  ])
  expect((await ask('GET', '/api/returns?cursor=made-up')).body.errors).toMatchObject([{ field: 'cursor' }])
  const tried = await ask('POST', `/api/leads/${made.id}/attempts`, { how: 'call', outcome: 'no_answer' })
  expect(tried.body.tried).toMatchObject({ n: 1, how: 'call', outcome: 'no_answer' })
}
