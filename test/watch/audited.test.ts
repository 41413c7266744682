import fc from 'fast-check'
import { expect, it } from 'vitest'
import { audit } from '#journey/audit/actions.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { learn, watch } from '#journey/watch/actions.rules.ts'
import { freshDatabase } from '../support/database.ts'
import { DAY, workspace } from '../cli/workspace.ts'
import type { Decide } from '#journey/lifecycle/telling.rules.ts'

/** Rows are written piece by piece and audited in one: both ways must come to the same. */

const BY = 'person:rita'
const day = (at: number) => new Date(at).toISOString().slice(0, 10)

const step = fc.constantFrom(
  'watch_day',
  'watch_signal',
  'watch_nothing',
  'learn_open',
  'learn_gone',
  'learn_again',
  'agree',
  'withdraw',
  'touch',
  'wait',
  'erase',
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

it('given any history of watches, outcomes and consent, told one by one, then the audit finds the rows that they lead to', async () => {
  const { database } = await freshDatabase()
  const w = await workspace(database)
  const word = (given: boolean): Decide => {
    const said = {
      purpose: given ? 'news' : null,
      given,
      channel: 'email',
      how: 'phone',
      version: 1,
    } as const
    return (card, now) => ({ facts: card!.state.erased ? [] : [consentFact(said, now, BY)] })
  }
  const deciding: Partial<Record<Step, () => Decide>> = {
    watch_day: () => watch({ ask: 'named_date', on: day(w.clock.now + 20 * DAY) }, BY),
    watch_signal: () => watch({ ask: 'named_date', signals: ['website_visited'] }, BY),
    watch_nothing: () => watch({ ask: 'named_date', signals: [] }, BY),
    learn_open: () => learn({ outcome: 'still_open', how: 'told_us' }, BY),
    learn_gone: () => learn({ outcome: 'gone', how: 'told_us', on: day(w.clock.now) }, BY),
    learn_again: () =>
      learn(
        { outcome: 'bought_elsewhere', vendor: 'Acme', how: 'told_us', again: day(w.clock.now + 9 * DAY) },
        BY,
      ),
    agree: () => word(true),
    withdraw: () => word(false),
  }
  const take = async (lead: string, email: string, one: Step): Promise<void> => {
    if (one === 'wait') return w.pass(12 * DAY)
    if (one === 'erase') return void (await eraseLead(w.services, lead, 'asked', BY))
    if (one === 'touch') return void (await w.capture({ email }, 'website_visited'))
    await w.tell(lead, deciding[one]!())
  }
  const histories = fc.sample(fc.array(step, { minLength: 3, maxLength: 12 }), { numRuns: 40, seed: 5 })
  for (const [i, history] of histories.entries()) {
    const email = `p${i}@kontron.de`
    const lead = await w.capture({ email })
    for (const one of history) await take(lead, email, one)
  }
  const { rows } = await database.query<{ n: number; woken: number; ended: number }>(
    'select count(*)::int as n, count(woke_at)::int as woken, count(ended_at)::int as ended from watches',
  )
  // else the histories would prove nothing
  expect(Math.min(...Object.values(rows[0]!))).toBeGreaterThan(5)
  expect(await audit(w.services, { serverRuns: false })).toMatchObject({
    chain: 'ok',
    replay: 'ok',
    promises: 'ok',
  })
})
