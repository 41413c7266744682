/** A declared change from its baseline to its verdict, over rows of the grain, against the same counted by hand. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { testServer } from '../../support/server.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY
const STARTS = '2026-06-01'
const FIRST = Date.parse(`${STARTS}T00:00:00Z`)
const server = await testServer({ now: FIRST - DAY })
const { ask, services, clock } = server
const { db } = services

/** 12 weeks before with 20 to 24 offers of which about half are accepted, 10 weeks after with 16 of 20. */
const offers: { lead: string; at: number; accepted: boolean }[] = []
for (let week = -12; week < 10; week++) {
  const n = 20 + ((week + 12) % 5)
  const hits = week < 0 ? Math.round(n / 2) + (week % 2) : 16
  for (let i = 0; i < n; i++)
    offers.push({
      lead: `00000000-0000-4000-8000-${String(offers.length).padStart(12, '0')}`,
      at: FIRST + week * WEEK + i * 7_000_000,
      accepted: i < hits,
    })
}

async function write({ lead, at, accepted }: (typeof offers)[number]): Promise<void> {
  await db.query(
    `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, origin, groups, owner, function, version, stage,
        reached, offered_at, accepted_at, offers, returns, attempts, source)
     values (1, $1, 1, 1, to_timestamp($2 / 1000.0), to_timestamp($2 / 1000.0), 'marketing', '{}', 'ines', 'sales', 1, 'inquiry', '{}',
        to_timestamp($2 / 1000.0), case when $3 then to_timestamp($2 / 1000.0) end, 1, 0, 0, 'web')`,
    [lead, at, accepted],
  )
  await db.query(
    `insert into handoffs (workspace_no, lead_id, seq, pass, n, rep, score, offered_at, due_at, answered_at, answer)
     values (1, $1, 1, 1, 1, 'ines', 50, to_timestamp(($2::float8 - 7200000) / 1000.0), to_timestamp($2 / 1000.0),
        to_timestamp($2 / 1000.0), $3)`,
    [lead, at, accepted ? 'accepted' : 'returned'],
  )
}

const as = (person: string) => ({ 'baton-person': person })
const declaration = {
  title: 'Briefs on one page',
  what: 'Reps get the reason first.',
  measure: 'accepted',
  starts: STARTS,
  baseline: { from: '2026-03-09', to: '2026-05-31' },
}
let id = ''
let hash = ''

beforeAll(async () => {
  for (const one of offers) await write(one)
  clock.now = FIRST + 3_600_000
})

describe('given offers of half a year', () => {
  test.each([
    [{ baseline: { from: '2026-05-04', to: '2026-05-31' } }, 'baseline.from'],
    [{ baseline: { from: '2026-03-09', to: '2026-06-01' } }, 'baseline.to'],
    [{ baseline: { from: '2026-05-09', to: '2026-05-01' } }, 'baseline.to'],
    [{ baseline: { from: '2024-03-09', to: '2024-08-31' } }, 'baseline'],
    [{ measure: 'returned' }, 'baseline.to'],
    [{ measure: 'happiness' }, 'measure'],
    [{ title: ' ' }, 'title'],
    [{ filters: { market: 'moon' } }, 'filters.market'],
    [{ filters: { asOf: '2026-01-01' } }, 'filters'],
  ])('when a change is declared with %j, then it is refused, naming %s', async (wrong, field) => {
    const { status, body } = await ask('POST', '/api/measure/changes', { ...declaration, ...wrong })
    expect(status).toBe(422)
    expect(body.errors[0].field).toBe(field)
  })

  test('when it is declared, then its baseline is frozen and nothing is judged yet', async () => {
    const { status, body } = await ask('POST', '/api/measure/changes', declaration, as('mara'))
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'proposed', signatures: [], result: null })
    ;({ id, hash } = body)
    const { body: detail } = await ask('GET', `/api/measure/changes/${id}`)
    const before = offers.filter(({ at }) => at < FIRST)
    expect(detail.frozen.leads).toBe(before.length)
    expect(detail.frozen.centre).toBeCloseTo(
      before.filter(({ accepted }) => accepted).length / before.length,
      12,
    )
    expect(detail.points).toHaveLength(12)
    expect(detail.corrected).toBeNull()
  })

  test('when it is signed, then by both sides, each once, and by nobody for both', async () => {
    const path = `/api/measure/changes/${id}/sign`
    const wrong = await ask('POST', path, { hash: 'a'.repeat(64) }, as('ines'))
    expect([wrong.status, wrong.body.code]).toEqual([409, 'text_changed'])
    expect((await ask('POST', path, { hash }, as('mara'))).body.code).toBe('wrong_signer')
    expect((await ask('POST', path, { hash }, as('ines'))).body.status).toBe('proposed')
    expect((await ask('POST', path, { hash }, as('olaf'))).body.code).toBe('signed_already')
    await services.db.query(
      `insert into people (workspace_no, person_id, name, email, function, role, available)
       select workspace_no, 'mia', 'Mia Roth', 'mia@seller.example', 'marketing', 'marketing', true from people where person_id = 'ines'`,
    )
    await services.refreshPeople()
    const { body } = await ask('POST', path, { hash }, as('mia'))
    expect(body.status).toBe('signed')
    expect(body.signatures.map((one: { function: string }) => one.function)).toEqual(['marketing', 'sales'])
    const late = await ask('POST', `/api/measure/changes/${id}/withdraw`, {}, as('mara'))
    expect([late.status, late.body.code]).toEqual([409, 'enacted'])
  })

  test('when five weeks are over, then it is too early, and the day is named', async () => {
    clock.now = FIRST + 5 * WEEK + DAY
    const { body } = await ask('GET', `/api/measure/changes/${id}`)
    expect(body.result).toMatchObject({ verdict: 'too_early', weeks: 5, needed: 8, ripe: '2026-07-27' })
    expect(body.result.sentence).toContain('27 Jul 2026')
  })

  test('when ten weeks are over, then interval and chart say that it got better, and weeks lead to their leads', async () => {
    clock.now = FIRST + 10 * WEEK + DAY
    const { body } = await ask('GET', `/api/measure/changes/${id}`)
    expect(body.result.verdict).toBe('better')
    const after = offers.filter(({ at }) => at >= FIRST)
    const share = after.filter(({ accepted }) => accepted).length / after.length
    expect(body.result.effect.after).toBeCloseTo(share, 12)
    expect(body.result.effect.low).toBeGreaterThan(0)
    const points = body.points as { week: string; part: string; n: number; hits: number; signals: object[] }[]
    expect(points.filter(({ part }) => part === 'after')).toHaveLength(10)
    expect(points.filter(({ part }) => part === 'after').some(({ signals }) => signals.length > 0)).toBe(true)
    const last = points.at(-1)!
    const { body: leads } = await ask('GET', `/api/measure/changes/${id}/leads?week=${last.week}&limit=200`)
    expect(leads.items).toHaveLength(last.n)
    expect(leads.items.filter(({ hit }: { hit: boolean }) => hit)).toHaveLength(last.hits)
    const { body: page } = await ask('GET', `/api/measure/changes/${id}/leads?week=${last.week}&limit=5`)
    const rest = await ask(
      'GET',
      `/api/measure/changes/${id}/leads?week=${last.week}&limit=5&cursor=${page.next}`,
    )
    expect(rest.body.items[0].id).toBe(leads.items[5].id)
    const odd = await ask('GET', `/api/measure/changes/${id}/leads?week=2026-06-02`)
    expect(odd.body.errors[0].field).toBe('week')
    const { body: list } = await ask('GET', '/api/measure/changes')
    expect(list.items[0].result.verdict).toBe('better')
  })

  test('when somebody else opens the list within a minute, then the verdicts are there, and no week is counted again', async () => {
    const asked = vi.spyOn(db, 'query')
    const { body } = await ask('GET', '/api/measure/changes', undefined, as('ines'))
    const counting = asked.mock.calls.filter(([sql]) => /from (handoffs|passes)/.test(sql))
    asked.mockRestore()
    expect(body.items[0].result.verdict).toBe('better')
    expect(counting).toEqual([])
  })

  test('when an offer of the baseline is told late, then what was signed stands, and that is said with the number', async () => {
    await write({ lead: '00000000-0000-4000-8000-00000000aaaa', at: FIRST - 3 * WEEK, accepted: true })
    clock.now += 2 * 3_600_000
    const before = (await ask('GET', '/api/measure/changes')).body.items[0].result.effect.before
    const { body } = await ask('GET', `/api/measure/changes/${id}`)
    expect(body.corrected).toMatchObject({
      weeks: 1,
      leads: offers.filter(({ at }) => at < FIRST).length + 1,
    })
    expect(body.corrected.centre).toBeGreaterThan(body.frozen.centre)
    expect(body.result.effect.before).toBe(before)
    expect(body.result.limits[0]).toContain('read otherwise now: 1;')
    const german = await ask('GET', `/api/measure/changes/${id}`, undefined, { 'accept-language': 'de' })
    expect(german.body.result.limits[0]).toContain('Was unterschrieben wurde, bleibt')
  })

  test('when nobody’s leads changed anything, then the verdict is that of noise; it can be withdrawn before both have signed', async () => {
    const other = { ...declaration, measure: 'answer_hours', starts: '2026-05-04', baseline: { from: '2026-03-09', to: '2026-05-03' } } // prettier-ignore
    // every answer took two hours: there is nothing that varies
    const refused = await ask('POST', '/api/measure/changes', other, as('mara'))
    expect(refused.body.errors[0]).toMatchObject({ field: 'baseline' })
    const { body } = await ask(
      'POST',
      '/api/measure/changes',
      { ...declaration, measure: 'sales_ready' },
      as('mara'),
    )
    const stranger = await ask('POST', `/api/measure/changes/${body.id}/withdraw`, {}, as('ines'))
    expect(stranger.body.code).toBe('wrong_signer')
    const { body: gone } = await ask('POST', `/api/measure/changes/${body.id}/withdraw`, {}, as('mara'))
    expect(gone.status).toBe('withdrawn')
    const sign = await ask('POST', `/api/measure/changes/${body.id}/sign`, { hash: body.hash }, as('ines'))
    expect(sign.body.code).toBe('withdrawn')
  })

  test.each([
    'sales_ready',
    'qualified',
    'opportunity',
    'won',
    'cost_lead',
    'cost_opportunity',
    'revenue',
    'returned',
  ])('when it is about %s, then it is counted, or refused by name', async (measure) => {
    const { status, body } = await ask('POST', '/api/measure/changes', {
      ...declaration,
      measure,
      baseline: { from: '2026-01-05', to: '2026-03-29' },
    })
    expect([201, 422]).toContain(status)
    if (status === 201) {
      const { body: detail } = await ask('GET', `/api/measure/changes/${body.id}`)
      expect(detail.points.length).toBeGreaterThan(8)
    } else expect(body.errors[0].field).toMatch(/^baseline/)
  })
})
