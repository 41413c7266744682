import { describe, expect, test } from 'vitest'
import { anna, HOUR } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import { walkReturns } from '../api/walk-returns.ts'

const { ask, clock } = await testServer()

async function returned(email: string): Promise<string> {
  const { body } = await ask('POST', '/api/leads', { ...anna, email, touch: 'demo_requested' })
  const answer = await ask('POST', `/api/leads/${body.id}/return`, {
    reason: 'no_need',
    note: `Said ${email}`,
  })
  expect(answer.status).toBe(200)
  return body.id
}

describe('given leads that sales gave back', () => {
  test('when marketing lists them, then the one whose clock runs out first comes first, with what was said and what follows', async () => {
    const first = await returned('a@keller.example')
    clock.now += HOUR
    const second = await returned('b@keller.example')
    const pages: string[] = []
    let cursor = ''
    do {
      const { body } = await ask('GET', `/api/returns?limit=1${cursor && `&cursor=${cursor}`}`)
      for (const one of body.items) {
        pages.push(one.lead.id)
        expect(one).toMatchObject({
          from: { id: 'sales_ready' },
          team: 'sales',
          reason: { id: 'no_need' },
          returned: { note: expect.stringMatching(/^Said [ab]@/) },
          follows: { stage: { id: 'nurture' } },
          clock: { breached: false, team: 'marketing' },
          answer: null,
        })
      }
      cursor = body.next ?? ''
    } while (cursor)
    expect(pages).toEqual([first, second])
    const { body } = await ask('GET', `/api/leads/${first}`)
    expect(body.back).toMatchObject({ reason: { id: 'no_need' }, answer: null })
    expect(body.owed).toMatchObject([{ clock: 'answer_return', team: 'marketing', next: { rung: 'remind' } }])
  })

  test('when marketing agrees, then it is open no more, and the clock is met', async () => {
    const id = await returned('c@keller.example')
    expect((await ask('POST', `/api/leads/${id}/return-answer`, { answer: 'agreed' })).status).toBe(200)
    const { body } = await ask('GET', '/api/returns')
    expect(body.items.map((one: { lead: { id: string } }) => one.lead.id)).not.toContain(id)
    expect((await ask('GET', `/api/leads/${id}`)).body.owed).toEqual([])
  })

  test('when one is appealed and decided, then each list shows what is its own', () => walkReturns(ask))

  test('when the lead comes back before an appeal is decided, then there is nothing to decide and nothing waits', async () => {
    const id = await returned('again@keller.example')
    const appeal = { answer: 'appealed', note: 'She asked for an offer' }
    await ask('POST', `/api/leads/${id}/return-answer`, appeal)
    const waiting = async () => {
      const { body: list } = await ask('GET', '/api/returns?state=appealed')
      const { body: count } = await ask('GET', '/api/returns/count')
      const { body: team } = await ask('GET', '/api/team')
      return [list.items.length, count.appealed, team.waiting.appeals.count]
    }
    expect(await waiting()).toEqual([1, 1, 1])
    clock.now += HOUR
    await ask('POST', `/api/leads/${id}/touches`, { kind: 'demo_requested' })
    const decision = await ask('POST', `/api/leads/${id}/appeal-decision`, { outcome: 'upheld' })
    expect(decision.body.code).toBe('not_returned')
    expect(await waiting()).toEqual([0, 0, 0])
  })

  test('when nobody works an accepted lead, then the rep is told for a day that it was taken back, and why', async () => {
    const { body: lead } = await ask('POST', '/api/leads', {
      ...anna,
      email: 'late@keller.example',
      touch: 'demo_requested',
    })
    const rep = lead.owner as string
    const accepted = await ask('POST', `/api/leads/${lead.id}/accept`, { by: rep })
    expect(accepted.body.owed.map((one: { clock: string }) => one.clock)).toContain('first_contact')
    const { body: inbox } = await ask('GET', `/api/inbox?rep=${rep}`)
    const row = inbox.working.find((one: { id: string }) => one.id === lead.id)
    expect(row.owed.some((one: { what: string }) => one.what === 'Make the first real contact')).toBe(true)
    clock.now += 7 * 24 * HOUR
    await ask('POST', `/api/leads/${lead.id}/touches`, { kind: 'page_viewed', page: '/docs' })
    // four business days after Monday morning is Friday: within the last day only right after
    clock.now -= 3 * 24 * HOUR
    const after = (await ask('GET', `/api/inbox?rep=${rep}`)).body.takenBack
    expect(after).toMatchObject([{ lead: { id: lead.id }, why: 'Make the first real contact' }])
  })
})
