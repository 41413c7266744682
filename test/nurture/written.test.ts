import { expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { insertMailing, insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { auditWorkspace } from '../support/audited.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { ALWAYS, DAY, HOUR, lessons } from './world.ts'

test('programmes that were published are law: leads are taken in, mails are owed, and the audit derives it all again', async () => {
  const { url } = await freshDatabase()
  const clock = { now: Date.parse('2026-06-08T08:00:00Z') }
  const services = await servicesAt(url, clock)
  const { db } = services
  const by = 'person:pia'
  const document = { ...lessons, holdOut: 50 }
  await insertVersion(db, { programme: 'lessons', version: 1, document, key: null, at: clock.now, by })
  await insertTurn(db, { programme: 'lessons', what: 'started', version: 1, from: clock.now, by })
  await insertMailing(db, { mailing: ALWAYS, from: clock.now, by })
  await services.refreshLaw()

  const leads = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const { card } = await services.gatherer.do(
        captureOf(
          services,
          { email: `p${i}@kontron.de`, title: 'CEO', consent: { email: true } },
          'demo_requested',
        ),
      )
      const target = { leadId: card!.leadId }
      const say = (decide: Parameters<typeof services.gatherer.do>[0]['decide']) =>
        services.gatherer.do({ target, decide })
      await say(act.complete(services.law, { activity: 'qualification_call', by: 'mara' }))
      const { refusal } = await say(act.giveBack(services.law, { reason: 'no_budget' }))
      expect(refusal).toBeNull()
      return card!.leadId
    }),
  )
  clock.now += HOUR
  while ((await actDueClocks(services)) > 0);
  const treated = await db.query<{ n: number }>(
    `select count(*)::int as n from enrolments where workspace_no = 1 and arm = 'treated' and step = 'clicked'`,
  )
  const mails = await db.query<{ n: number }>(
    `select count(*)::int as n from messages where workspace_no = 1 and template = 'lesson_one' and state = 'due'`,
  )
  expect(treated.rows[0]!.n).toBeGreaterThan(2)
  expect(treated.rows[0]!.n).toBeLessThan(18)
  expect(mails.rows).toEqual(treated.rows)
  clock.now += 8 * DAY
  while ((await actDueClocks(services)) > 0);
  const over = await db.query(
    `select count(*)::int as n from enrolments where workspace_no = 1 and left_at is not null and because = 'finished'`,
  )
  expect(over.rows).toEqual(treated.rows)
  expect(leads).toHaveLength(20)
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
})

test('a version that somebody changed in the database is a finding of the audit, and nobody works on with it', async () => {
  const { url } = await freshDatabase()
  const services = await servicesAt(url)
  const { db } = services
  const given = { programme: 'lessons', version: 1, document: lessons, key: null, at: 0, by: 'person:pia' }
  await insertVersion(db, given)
  await db.query(`update programmes set document = jsonb_set(document, '{holdOut}', '50')`)
  await expect(services.refreshLaw()).rejects.toThrow(/lessons version 1 was changed in the database/)
  const { chain } = await auditWorkspace(services)
  expect(chain).toMatchObject([{ what: 'programme lessons version 1 was changed in the database' }])
  await services.end()
})
