import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as act from '#journey/lifecycle/actions.rules.ts'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { runWhatIf, type RunOptions } from '#journey/what-if/run.ts'
import { tryOnAll, tryOnSample, type Draft } from '#journey/what-if/actions.ts'
import { freshDatabase } from '../support/database.ts'
import { anna, DAY, HOUR, MONDAY } from '../support/cast.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'

const { url, database } = await freshDatabase()
const clock = { now: MONDAY }
const services = await servicesAt(url, clock)
afterAll(() => services.end())
const text = fs.readFileSync('agreements/default.yaml', 'utf8')
const everything = { from: null, to: null, live: false }
const here: RunOptions = {
  filter: everything,
  prove: 'all',
  workers: 0,
  onProgress: () => undefined,
  cancelled: () => false,
}

function draft(change: (text: string) => string = (same) => same): Draft {
  const compiled = compileAgreement(change(text))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return { text: change(text), ruleset: compiled.ruleset }
}
const strict = draft((same) => same.replaceAll('score.total >= 70', 'score.total >= 110'))

const LEADS = 60

beforeAll(async () => {
  for (let i = 0; i < LEADS; i++) {
    const person = { ...anna, email: `anna${i}@firm${i}.example`, title: i % 3 === 0 ? 'CEO' : anna.title }
    const touch = ['demo_requested', 'website_visited', 'content_downloaded'][i % 3]!
    const { card } = await services.gatherer.do(captureOf(services, person, touch))
    clock.now += HOUR
    const target = { leadId: card!.leadId }
    if (i % 2 === 0)
      await services.gatherer.do({ target, decide: act.touch({ kind: 'pricing_viewed' }, { at: null }) })
    if (i % 6 === 0) await services.gatherer.do({ target, decide: act.accept(undefined) })
    clock.now += HOUR
  }
  clock.now += 3 * DAY
})

describe('a draft over a real ledger', () => {
  it('given the agreement in force, both sides agree, and every lead was proven', async () => {
    const answer = await tryOnAll(services, draft(), here)
    if (!answer || 'what' in answer) throw new Error(JSON.stringify(answer))
    const { result } = answer
    expect(result).toMatchObject({ leads: LEADS, proven: LEADS, counts: { gained: 0, lost: 0 } })
    expect(result.inForce.handedOver).toBeGreaterThan(0)
    expect(result.proposed).toEqual(result.inForce)
  })

  it('given facts alone and the heads of three kinds of rulings, the tally is that of the whole ledger', async () => {
    const whole = await runWhatIf(services, strict, here)
    const brief = await runWhatIf(services, strict, { ...here, prove: 'some' })
    if (!whole || !brief || 'what' in whole || 'what' in brief) throw new Error('no result')
    expect(brief.tally).toEqual(whole.tally)
    expect(brief.changes).toEqual(whole.changes)
    expect(whole.tally.lost).toBeGreaterThan(0)
  })

  it('given fewer leads than a sample has, the sample is everybody and nothing is uncertain', async () => {
    const sampled = await tryOnSample(services, strict, everything)
    const full = await tryOnAll(services, strict, here)
    if (!full || 'what' in full || 'what' in sampled) throw new Error('no result')
    const { points: _, notes: __, ...rest } = sampled.result
    const order = (leads: { id: string }[]) => leads.map(({ id }) => id).sort()
    expect({ ...rest, gained: [], lost: order(rest.lost) }).toEqual({
      ...Object.fromEntries(
        Object.entries(full.result).filter(([key]) => key !== 'points' && key !== 'notes'),
      ),
      gained: [],
      lost: order(full.result.lost),
    })
  })

  it('given a period, only the leads that came in it are counted', async () => {
    const filter = { ...everything, from: MONDAY + 2 * DAY }
    const answer = await tryOnAll(services, strict, { ...here, filter })
    if (!answer || 'what' in answer) throw new Error('no result')
    expect(answer.result.leads).toBe(LEADS - 24)
    expect(answer.result.from).toBe(new Date(filter.from).toISOString().slice(0, 10))
  })

  it('when it is cancelled, there is no result', async () => {
    expect(await tryOnAll(services, strict, { ...here, cancelled: () => true })).toBeNull()
  })

  it('given a ruling that was changed behind our back, it stops and names lead and entry', async () => {
    await database.query('grant update on entries to current_user')
    const { rows } = await database.query<{ lead_id: string; seq: number }>(
      `update entries set body = (replace(body::text, '"total":', '"total":9'))::json
        where kind = 'ScoreChanged' and seq = (select max(seq) from entries where kind = 'ScoreChanged')
        returning lead_id, seq`,
    )
    const { lead_id: lead, seq } = rows[0]!
    expect(await tryOnAll(services, strict, here)).toMatchObject({
      seq,
      what: expect.stringContaining('ScoreChanged'),
    })
    expect(rows.map((row) => row.lead_id)).toContain(lead)
    clock.now += DAY
    // the sample in memory is a minute old and the ledger had grown: it is read again, and stops as well
    const fresh = await servicesAt(url, clock)
    expect(await tryOnSample(fresh, strict, everything)).toMatchObject({ seq })
    await fresh.end()
  })

  it('given an entry that is gone, facts alone still show that something is missing', async () => {
    await database.query('grant delete on entries to current_user')
    await database.query(`delete from entries where kind = 'StageEntered' and seq = 3`)
    expect(await tryOnAll(services, strict, here)).toMatchObject({ lead: expect.any(String) })
  })
})
