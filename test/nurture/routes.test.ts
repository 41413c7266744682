import { beforeAll, describe, expect, test } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { walkRuns } from '#journey/nurture/runs.jobs.ts'
import { auditWorkspace } from '../support/audited.ts'
import { testServer } from '../support/server.ts'
import { captureOf } from '../support/workroom.ts'
import { HOUR, lessons } from './world.ts'

const SECONDS = 1_000
const monday = { now: Date.parse('2026-06-08T08:00:00Z') }
const server = await testServer(monday)
const { ask, services, clock } = server
const as = (person: string) => ({ 'baton-person': person })
const document = { ...lessons, holdOut: 0 }

beforeAll(async () => {
  for (const template of ['lesson_one', 'lesson_two'])
    await services.db.query(
      `insert into templates (workspace_no, template, version, name, language, subject, preview, body, saved_at, saved_by)
       values (1, $1, 1, $1, 'en', 'Hello', '', 'Hello', now(), 'test')`,
      [template],
    )
})

describe('a programme is written', () => {
  test('a new one begins as a draft, and a taken name is refused', async () => {
    const made = await ask('POST', '/api/programmes', { id: 'lessons' })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ programme: 'lessons', revision: 1 })
    expect(await ask('POST', '/api/programmes', { id: 'lessons' })).toMatchObject({ status: 422 })
    expect(await ask('POST', '/api/programmes', { id: 'check' })).toMatchObject({ status: 422 })
  })

  test('the check names every place that is wrong, and what is missing by name', async () => {
    const wrong = { ...document, entry: { ...document.entry, stages: ['moon'] }, purpose: 'gossip' }
    const { body } = await ask('POST', '/api/programmes/check', { document: wrong })
    expect(body.ok).toBe(false)
    expect(body.problems.map((one: { field: string }) => one.field)).toEqual(['entry.stages.0', 'purpose'])
    const german = { 'accept-language': 'de' }
    const said = await ask('POST', '/api/programmes/check', { document: wrong }, german)
    expect(said.body.problems[0].message).toBe('Die Phase moon gibt es nicht')
    expect((await ask('POST', '/api/programmes/check', { document })).body).toEqual({
      ok: true,
      problems: [],
    })
  })

  test('who saves over an older text is told who was faster, and loses nothing', async () => {
    const save = (revision: number) =>
      ask('PATCH', '/api/programmes/lessons/draft', { revision, document }, as('mara'))
    expect((await save(1)).body).toMatchObject({ revision: 2 })
    const late = await save(1)
    expect(late).toMatchObject({ status: 409, body: { code: 'draft_changed' } })
    expect(late.body.detail).toMatch(/Mara Lind saved it/)
  })

  test('published, its next version has to say something else', async () => {
    const published = await ask('POST', '/api/programmes/lessons/publish', { revision: 2 })
    expect(published).toMatchObject({ status: 201, body: { version: 1, state: 'published', draft: null } })
    await ask('PATCH', '/api/programmes/lessons/draft', { revision: 0, document })
    const again = await ask('POST', '/api/programmes/lessons/publish', { revision: 1 })
    expect(again).toMatchObject({ status: 409, body: { code: 'same_version' } })
    expect(await ask('DELETE', '/api/programmes/lessons/draft')).toMatchObject({ status: 204 })
  })

  test('a rep may look, and start nothing', async () => {
    expect(await ask('POST', '/api/programmes/lessons/pause', {})).toMatchObject({
      status: 409,
      body: { code: 'wrong_turn' },
    })
  })
})

describe('a programme runs', () => {
  test('who waits already is counted, then taken in, each once', async () => {
    for (let i = 0; i < 12; i++) await recycled(i)
    const preview = await ask('GET', '/api/programmes/lessons/waiting')
    expect(preview.body).toEqual({ count: 12, fit: 10, sample: 12 })
    await started()
    const run = await ask('POST', '/api/programmes/lessons/take-in', {})
    expect(run).toMatchObject({ status: 201, body: { ask: 'enter', total: 12, looked: 0, endedAt: null } })
    expect(await ask('POST', '/api/programmes/lessons/take-in', {})).toMatchObject({ status: 409 })
    while (await walkRuns(services));
    const { body } = await ask('GET', '/api/programmes/lessons')
    expect(body.runs[0]).toMatchObject({ looked: 12, changed: 10 })
    expect(body.counts).toMatchObject({ inside: 10, heldOut: 0, entered30: 10, sent7: 0, goal30: 0 })
  })

  test('counts stand at the steps, and lead to the people', async () => {
    clock.now += HOUR
    while ((await actDueClocks(services)) > 0);
    const { body } = await ask('GET', '/api/programmes/lessons')
    const of = (id: string) => body.steps.find(({ step }: { step: string }) => step === id)
    expect(of('clicked').here + of('first').here).toBe(10)
    const here = await ask('GET', '/api/programmes/lessons/people?step=clicked&limit=3')
    expect(here.body.items).toHaveLength(Math.min(3, of('clicked').here))
    let all = 0
    for (let cursor = ''; ;) {
      const { body: part } = await ask('GET', `/api/programmes/lessons/people?limit=3${cursor}`)
      all += part.items.length
      if (part.next === null) break
      cursor = `&cursor=${part.next}`
    }
    expect(all).toBe(10)
  })

  test('one lead is taken out by hand, and its page says so', async () => {
    const { body: people } = await ask('GET', '/api/programmes/lessons/people')
    const { id } = people.items[0]
    expect((await ask('GET', `/api/leads/${id}`)).body.programmes.running).toMatchObject([
      { programme: 'lessons', heldOut: false },
    ])
    const stopped = await ask('POST', `/api/leads/${id}/programmes/lessons/stop`, {}, as('mara'))
    expect(stopped.status, stopped.text).toBe(200)
    expect(stopped.body.programmes).toMatchObject({ running: [], past: [{ because: 'stopped', times: 1 }] })
    expect(await ask('POST', `/api/leads/${id}/programmes/lessons/stop`, {})).toMatchObject({
      status: 409,
      body: { code: 'not_inside' },
    })
  })

  test('the list says what left this week, and who of those who left reached the goal', async () => {
    const of = async () =>
      (await ask('GET', '/api/programmes')).body.items.find(({ id }: { id: string }) => id === 'lessons')
    const before = await of()
    expect(before.hasGoal).toBe(document.goal.length > 0)
    const ago = (days: number) => clock.now - days * 24 * HOUR
    await services.db.query(
      `insert into messages (workspace_no, lead_id, seq, programme, version, step, template, due_at, state, flew_at, told)
       select 1, gen_random_uuid(), 9, 'lessons', 1, 'first', 'hello', to_timestamp(u.at / 1000.0), u.state, to_timestamp(u.at / 1000.0), true
         from unnest($1::float8[], $2::text[]) as u(at, state)`,
      [
        [ago(1), ago(6), ago(8), ago(2)],
        ['sent', 'sent', 'sent', 'refused'],
      ],
    )
    await services.db.query(
      `insert into enrolments (workspace_no, lead_id, seq, programme, version, n, arm, stage, entered_at, left_at, because)
       select 1, gen_random_uuid(), 9, 'lessons', 1, 1, u.arm, 'nurture', to_timestamp(u.at / 1000.0) - interval '3 days',
              to_timestamp(u.at / 1000.0), u.because
         from unnest($1::float8[], $2::text[], $3::text[]) as u(at, because, arm)`,
      [
        [ago(1), ago(29), ago(31), ago(2), ago(3)],
        ['goal', 'goal', 'goal', 'finished', 'goal'],
        ['treated', 'treated', 'treated', 'treated', 'held_out'],
      ],
    )
    const { counts } = await of()
    expect([counts.sent7, counts.goal30]).toEqual([before.counts.sent7 + 2, 2])
    expect(counts.left30).toBe(before.counts.left30 + 3)
    await services.db.query(`delete from messages where seq = 9 and template = 'hello'`)
    await services.db
      .query(`delete from enrolments where seq = 9 and n = 1 and step is null and arm in ('treated', 'held_out')
      and not exists (select from leads l where l.lead_id = enrolments.lead_id)`)
  })

  test('ended, everybody leaves, also when the job dies in between', async () => {
    expect((await ask('POST', '/api/programmes/lessons/end', {})).body).toMatchObject({ state: 'ended' })
    expect(await walkRuns(services)).toBe(false)
    expect((await ask('GET', '/api/programmes/lessons')).body.counts.inside).toBe(9)
    clock.now += 6 * SECONDS
    // two workers at once: what one did the other does not count again
    await Promise.all([walkRuns(services), walkRuns(services)])
    while (await walkRuns(services));
    const { body } = await ask('GET', '/api/programmes/lessons')
    expect(body.counts).toMatchObject({ inside: 0, heldOut: 0 })
    expect(body.runs[0]).toMatchObject({ ask: 'stop', total: 9, looked: 9, changed: 9 })
    expect(body.ends).toMatchObject([{ because: 'stopped', all: 10 }])
    expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })
})

test('the rules of mailing hold from a few seconds on', async () => {
  const rules = {
    days: [5, 1],
    from: 8,
    until: 18,
    zone: 'Europe/Paris',
    most: 3,
    inDays: 14,
    spreadMinutes: 30,
  }
  expect((await ask('GET', '/api/mailing')).body).toMatchObject({ most: 2, inDays: 7, since: null })
  expect((await ask('PATCH', '/api/mailing', rules)).body).toMatchObject({ ...rules, days: [1, 5] })
  expect(services.law.programmes!.mailing(clock.now).most).toBe(2)
  expect(services.law.programmes!.mailing(clock.now + 5 * SECONDS).most).toBe(3)
  expect(await ask('PATCH', '/api/mailing', { ...rules, zone: 'Mars/Base' })).toMatchObject({ status: 422 })
})

/** Given back by sales before there was a programme; two of them never agreed to mails. */
async function recycled(i: number): Promise<void> {
  const who = { email: `p${i}@kontron.de`, title: 'CEO', consent: { email: i >= 2 } }
  const { card } = await services.gatherer.do(captureOf(services, who, 'demo_requested'))
  const target = { leadId: card!.leadId }
  await services.gatherer.do({
    target,
    decide: act.complete(services.law, { activity: 'qualification_call', by: 'mara' }),
  })
  const decide = act.giveBack(services.law, { reason: 'no_budget' })
  expect((await services.gatherer.do({ target, decide })).refusal).toBeNull()
}

async function started(): Promise<void> {
  expect((await ask('POST', '/api/programmes/lessons/start', {})).body).toMatchObject({ state: 'running' })
  expect(await ask('POST', '/api/programmes/lessons/start', {})).toMatchObject({ status: 409 })
  clock.now += 6 * SECONDS
}
