import { beforeAll, describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { compileProgramme } from '#journey/nurture/compile.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { choices, knownNames } from '#journey/nurture/names.store.ts'
import { testServer } from '../support/server.ts'
import { captureOf } from '../support/workroom.ts'
import { idFor, startOf, STARTS, type Start } from '../../src/web/programmes/starts.ts'
import type { Programme } from '../../src/web/programmes/document.ts'
import type { ProgrammeChoices } from '#journey/nurture/contract.ts'

const DAY = 86_400_000
const clock = { now: Date.parse('2026-06-08T08:00:00Z') }

describe('given what a new programme can begin with', () => {
  let server: Awaited<ReturnType<typeof testServer>>
  let offered: ProgrammeChoices
  beforeAll(async () => {
    server = await testServer(clock)
    const text = { language: 'en', subject: 'News', preview: '', body: 'Hi there' }
    await server.ask('POST', '/api/templates', { id: 'news', name: 'News', ...text })
    offered = (await server.ask('GET', '/api/programmes/choices')).body
  })

  /** As it is once a person has chosen what only they can: who is taken in, where nobody was named, and what the mails say. */
  function filled(start: Start): Programme {
    const programme = startOf(start, offered)
    const steps = programme.steps.map((step) => (step.does === 'mail' ? { ...step, template: 'news' } : step))
    const { stages } = programme.entry
    return {
      ...programme,
      // whoever is held out at random gets nothing, which is not what is looked at here
      holdOut: 0,
      steps,
      entry: { ...programme.entry, stages: stages.length > 0 ? stages : ['nurture'] },
    }
  }

  test.each(STARTS)('when %s is begun, then only what a person has to choose is missing', async (start) => {
    const { problems } = (
      await server.ask('POST', '/api/programmes/check', { document: startOf(start, offered) })
    ).body as { problems: { field: string }[] }
    const open = problems
      .filter(({ field }) => !/^steps\.\d+\.template$/.test(field))
      .map(({ field }) => field)
    expect(open).toEqual(start === 'blank' ? ['entry.stages'] : [])
  })

  test.each(STARTS)('when %s is filled in, then it compiles, is published and runs', async (start) => {
    const { ask, services } = server
    const document = filled(start)
    const known = await knownNames(services, [])
    const named = { id: start, version: 1, key: '00'.repeat(16) }
    expect(compileProgramme(document, named, known.fields, known)).not.toHaveProperty('problems')
    const id = idFor(document.name, [])
    expect((await ask('POST', '/api/programmes', { id, document })).status).toBe(201)
    expect((await ask('POST', `/api/programmes/${id}/publish`, { revision: 1 })).status).toBe(201)
    expect((await ask('POST', `/api/programmes/${id}/start`, {})).body).toMatchObject({ state: 'running' })
  })

  test('when somebody is disqualified who agreed to mails, then a useful mail is owed each quarter, seven in all', async () => {
    const { services } = server
    clock.now += 60_000
    const id = await disqualified('ada@plant.example', 'wrong_product', true)
    const begun = clock.now
    clock.now += 23 * 30 * DAY
    while ((await actDueClocks(services)) > 0);
    const { rows } = await services.db.query<{ at: number }>(
      `select due_at as at from messages where lead_id = $1 and programme like 'light_contact%' order by due_at`,
      [id],
    )
    const months = rows.map(({ at }) => Math.round((at - begun) / (30.4375 * DAY)))
    // each waits for its working hour besides
    expect(months).toEqual([3, 6, 9, 12, 15, 18, 21])
  })

  test('when nobody asked them, or a competitor was found out, then they get nothing of it', async () => {
    const { services } = server
    const silent = await disqualified('bob@plant.example', 'wrong_product', false)
    const rival = await disqualified('eve@rival.example', 'competitor', true)
    const { rows } = await services.db.query(
      `select 1 from enrolments where lead_id = any($1::uuid[]) and programme like 'light_contact%'`,
      [[silent, rival]],
    )
    expect(rows).toEqual([])
  })

  async function disqualified(email: string, reason: string, email_ok: boolean): Promise<string> {
    const { services } = server
    const who = { email, title: 'CEO', ...(email_ok ? { consent: { email: true } } : {}) }
    const { card } = await services.gatherer.do(captureOf(services, who, 'demo_requested'))
    const target = { leadId: card!.leadId }
    const qualify = act.complete(services.law, { activity: 'qualification_call', by: 'mara' })
    await services.gatherer.do({ target, decide: qualify })
    const note = 'they build ships'
    const { refusal } = await services.gatherer.do({
      target,
      decide: act.giveBack(services.law, { reason, note }),
    })
    expect(refusal).toBeNull()
    return card!.leadId
  }

  test('when an agreement has no such stages, then there is still something to begin with', async () => {
    const bare = { ...(await choices(server.services)), stages: [], reasons: [] }
    for (const start of STARTS) expect(startOf(start, bare).steps.length).toBeGreaterThan(0)
  })
})
