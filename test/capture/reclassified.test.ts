/** Signals that turn out to be software's, or people's after all. */
import { beforeEach, describe, expect, it } from 'vitest'
import { linkPath } from '#journey/mailing/links.rules.ts'
import { clickDrain } from '#journey/capture/tracking/mail.drain.ts'
import { drainHits } from '#journey/capture/tracking/drain.jobs.ts'
import { auditWorkspace } from '../support/audited.ts'
import { testServer } from '../support/server.ts'

const SNEAKY = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/99.0.0.0 Safari/537.36',
  'accept-language': 'en',
}
const AGENT = 'Chrome 99 on Windows'
const { ask, clock, services } = await testServer()

let lead: string
let domain: string
let made = 0
beforeEach(async () => {
  clock.now += 3_600_000
  domain = `kontron${++made}.example`
  const email = `ada@${domain}`
  const { body } = await ask('POST', '/api/leads', {
    email,
    title: 'CEO',
    company: 'Kontron',
    consent: { email: true },
  })
  lead = body.id
})

async function clicks(n: number): Promise<void> {
  for (let i = 0; i < n; i++) {
    clock.now += 60_000
    await ask(
      'GET',
      linkPath(services, { lead, message: null, what: 'click', url: 'https://shop.example/a' }),
      undefined,
      SNEAKY,
    )
  }
  clock.now += 30_000
  await drainHits(services, [clickDrain])
}

const judge = (body: object) =>
  ask('POST', '/api/signals/reclassify', { because: 'The scanner of Kontron', ...body })
const page = async () => (await ask('GET', `/api/leads/${lead}`)).body
const state = async () =>
  (
    await services.db.query<{ state: { touched: object; score: { total: number } } }>(
      'select state from leads where lead_id = $1',
      [lead],
    )
  ).rows[0]!.state
const kept = async () =>
  (
    await services.db.query<{ kind: string }>('select kind from touches where lead_id = $1 order by seq', [
      lead,
    ])
  ).rows.map(({ kind }) => kind)

describe('given clicks that were taken for a person’s and qualified the lead', () => {
  it('when they turn out to be a scanner’s, then score, stage, counts and touches are as if they had not been, with a trace', async () => {
    const before = { page: await page(), score: (await state()).score.total }
    await clicks(12)
    const risen = await page()
    expect(risen.stage.id).not.toBe(before.page.stage.id)
    expect((await state()).touched).toMatchObject({ email_clicked: 12 })

    const preview = await judge({ of: 'agent', value: AGENT, to: 'machine', dryRun: true })
    expect(preview.body).toMatchObject({ dryRun: true, signals: 12, leads: 1, more: false })
    expect(preview.body.moved).toEqual([
      expect.objectContaining({ id: lead, from: risen.stage.id, to: before.page.stage.id }),
    ])
    expect((await page()).stage.id).toBe(risen.stage.id)

    const done = await judge({ of: 'agent', value: AGENT, to: 'machine' })
    expect(done.body.moved).toEqual(preview.body.moved)
    expect((await page()).stage.id).toBe(before.page.stage.id)
    expect((await state()).touched).toEqual({ form_submitted: 1 })
    expect((await state()).score.total).toBeLessThanOrEqual(before.score)
    expect(await kept()).toEqual(['form_submitted'])
    const { items } = (await ask('GET', `/api/leads/${lead}/timeline?limit=50`)).body as {
      items: { text: string }[]
    }
    expect(JSON.stringify(items)).toContain(
      '12 signals are now taken for a machine’s: The scanner of Kontron',
    )
    expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })

  it('when a person has worked the lead since, then it keeps its stage, and its score falls all the same', async () => {
    await clicks(12)
    const { stage } = await page()
    await ask('POST', `/api/leads/${lead}/contacted`, {})
    const worked = await page()
    const { score } = await state()
    const { body } = await judge({ of: 'domain', value: domain, to: 'machine' })
    expect(body.signals).toBe(12)
    expect([stage.id, (await page()).stage.id]).toEqual([stage.id, worked.stage.id])
    expect((await state()).score.total).toBeLessThan(score.total)
    expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })

  it('when it was a mistake, then what was a person’s counts again', async () => {
    await clicks(3)
    const risen = await state()
    await judge({ of: 'agent', value: AGENT, to: 'machine' })
    expect((await kept()).length).toBe(1)
    await judge({ of: 'domain', value: domain, to: 'person', because: 'It was Ada' })
    expect((await kept()).length).toBe(4)
    expect((await state()).touched).toEqual(risen.touched)
    expect((await state()).score.total).toBe(risen.score.total)
    expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })

  it('when asked for what is known of signals, then people and machines are counted, with the words of why', async () => {
    await clicks(2)
    await judge({ of: 'agent', value: AGENT, to: 'machine' })
    const { body } = await ask('GET', '/api/signals')
    expect(body.kinds.map(({ kind }: { kind: string }) => kind)).toEqual(['email_clicked'])
    expect(body.reasons).toContainEqual(
      expect.objectContaining({ reason: 'by_hand', words: 'decided by one of us' }),
    )
    expect(body.rejudged[0]).toMatchObject({ because: 'The scanner of Kontron' })
  })

  it('when it is not said what is meant, then nothing changes', async () => {
    expect((await judge({ of: 'agent', to: 'machine' })).status).toBe(422)
    expect((await judge({ of: 'agent', value: 'x', because: '' })).status).toBe(422)
  })
})
