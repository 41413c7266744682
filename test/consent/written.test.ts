import { expect, test } from 'vitest'
import { consentFact } from '#journey/consent/word.rules.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { auditWorkspace } from '../support/audited.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import * as act from '#journey/lifecycle/actions.rules.ts'
import type { LeadFact } from '#journey/entries.ts'

const DAY = 86_400_000

test('given words and watches, when they are recorded, the read models know them and the audit derives it all again', async () => {
  const { url } = await freshDatabase()
  const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
  const services = await servicesAt(url, clock)
  const { db } = services
  const { card } = await services.gatherer.do(captureOf(services, { email: 'ada@kontron.de' }))
  const target = { leadId: card!.leadId }
  const say = (...facts: LeadFact[]) => services.gatherer.do({ target, decide: () => ({ facts }) })
  const word = { purpose: 'news', given: true, channel: 'email', how: 'form', version: 1 } as const
  await say(consentFact({ ...word, shown: 'Yes, send me news', where: 'https://x/form' }, clock.now, 'api'))
  await say(consentFact({ ...word, given: false, how: 'preferences' }, clock.now, 'web'))
  await services.gatherer.do({
    target,
    decide: act.disqualify(services.law, { reason: 'supplier', note: 'sells to us' }),
  })
  const set = { at: clock.now, by: 'person:mara', history: false }
  const watch = { ask: 'contract_ends', wakeAt: clock.now + 10 * DAY, signals: [] } as const
  await say({ kind: 'WatchSet', ...set, body: { ...watch, signals: [] } })
  clock.now += 11 * DAY
  while ((await actDueClocks(services)) > 0);
  const asked = await db.query('select woke_because, ended_at from watches')
  expect(asked.rows).toEqual([{ woke_because: 'date', ended_at: null }])
  const body = { outcome: 'still_open', vendor: null, how: 'told_us' } as const
  await say({ kind: 'OutcomeLearned', ...set, at: clock.now, body })
  const over = await db.query('select ended_at is not null as over from watches')
  expect(over.rows).toEqual([{ over: true }])
  const words = await db.query('select purpose, given, text_version, how from consents order by seq')
  expect(words.rows).toEqual([
    { purpose: 'news', given: true, text_version: 1, how: 'form' },
    { purpose: 'news', given: false, text_version: null, how: 'preferences' },
  ])
  expect((await db.query('select outcome from outcomes')).rows).toEqual([{ outcome: 'still_open' }])
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
})
