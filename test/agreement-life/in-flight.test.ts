import { describe, expect, test } from 'vitest'
import { textHash } from '#ledger/log.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { auditWorkspace } from '../support/audited.ts'
import { doBatch } from '#work/batch.ts'
import { expectSound } from '../support/sound.ts'
import { keepLaw, readAgreements } from '#journey/agreement/store.ts'
import { moveLeads } from '#journey/agreement/life/jobs.ts'
import { proposeText, record } from '#journey/agreement/life/actions.ts'
import { sign } from '#journey/agreement/life/rules.ts'
import { freshDatabase } from '../support/database.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { anna, changed, DAY, DEFAULT_AGREEMENT, defaultRules, HOUR, MINUTE, MONDAY } from '../support/cast.ts'
import { Story } from '../support/story.ts'
import { parties, yamlOf } from './world.ts'
import { renamedRules, RENAMED, under } from './versions.ts'
import type { LifeFloor } from '#journey/agreement/life/actions.ts'

const SOON = MONDAY + 2 * HOUR
/** Asks for a demo and gives little else away: qualified by hand, not at once. */
const kim = { email: 'kim@far.example', title: 'Planner' }

describe('given a lead in flight when another version comes into force', () => {
  const stricter = changed(['score.total >= 70', 'score.total >= 20'])

  test('when the version lets leads finish, then it ends its pass under the former one', () => {
    const story = new Story({ rules: [defaultRules, under(stricter, 2, SOON, 'finish')] })
    const lead = story.captured(anna, 'demo_requested')
    story.waits(3 * HOUR)
    lead.ticked()
    expect(lead.state.version).toBe(1)
  })

  test('when the version judges anew, then the lead moves at that moment, and an exit that it opens is taken', () => {
    const story = new Story({ rules: [defaultRules, under(stricter, 2, SOON, 'rejudge')] })
    const lead = story.captured(kim, 'demo_requested')
    expect(lead.state).toMatchObject({ stage: 'mql', version: 1 })
    story.waits(3 * HOUR)
    lead.ticked()
    expect(lead.last('AgreementAdopted')).toMatchObject({
      at: SOON,
      version: 2,
      body: { from: 1, stage: 'mql' },
    })
    expect(lead.last('ScoreChanged').body.why).toBe('agreement')
    expect(lead.state).toMatchObject({ stage: 'sales_ready', version: 2 })
  })

  test('when nothing is different, then owner, offer, promised date and score stay as they are', () => {
    const story = new Story({ rules: [defaultRules, under(defaultRules, 2, MONDAY + MINUTE, 'rejudge')] })
    const lead = story.captured(anna, 'demo_requested')
    lead.qualified()
    const { owner, handoff, nextStep, score } = structuredClone(lead.state)
    expect(handoff.status).toBe('offered')
    story.waits(2 * MINUTE)
    lead.ticked()
    expect(lead.state).toMatchObject({
      version: 2,
      owner,
      handoff,
      nextStep,
      score: { fit: score.fit, total: score.total },
    })
  })

  test('when a stage has another name there, then the lead goes on where the version says, else in one of its kind', () => {
    const at = (stages: Record<string, string>) => {
      const story = new Story({ rules: [defaultRules, under(renamedRules, 2, SOON, 'rejudge', stages)] })
      const lead = story.captured(kim, 'demo_requested')
      expect(lead.state.stage).toBe('mql')
      story.waits(3 * HOUR)
      lead.ticked()
      return lead.last('AgreementAdopted').body.stage
    }
    expect(at({ mql: 'qualified' })).toBe('qualified')
    expect(at({})).toBe('inquiry')
  })

  test('when points are other ones, then what was gathered counts in proportion, and parts add up', () => {
    const half = changed(['id: demo, points: 40, cap: 40', 'id: demo, points: 20, cap: 20'])
    const story = new Story({ rules: [defaultRules, under(half, 2, MONDAY + 1000, 'rejudge')] })
    const lead = story.captured(kim, 'demo_requested')
    const before = lead.state.score.engagement
    story.waits(2000)
    lead.ticked()
    expect(lead.state.score.engagement).toBe(before / 2)
  })

  test('when a version was superseded before its date, then nobody ever moves to it', () => {
    const rules = [defaultRules, under(stricter, 2, SOON, 'rejudge'), under(defaultRules, 3, SOON, 'finish')]
    const story = new Story({ rules })
    const lead = story.captured(anna, 'demo_requested')
    story.waits(3 * HOUR)
    lead.ticked()
    expect(lead.state.version).toBe(1)
  })
})

async function enact(floor: LifeFloor, text: string): Promise<void> {
  await proposeText(floor, parties.marketing, { text, basedOn: 1 })
  for (const who of [parties.sales, parties.marketing, parties.leadgen]) {
    const hash = textHash(text)
    const life = await record(floor, who, (seen, now) => sign(seen, 2, { hash, method: 'local' }, who, now))
    expect(life).not.toHaveProperty('refused')
  }
}

const REJUDGING = yamlOf(2, '2026-06-10').replace(/^transition: finish$/m, 'transition: rejudge')

describe('given many leads in a workspace', () => {
  test('when a version that judges anew is enacted, then all in flight move in batches, by themselves or by what they do', async () => {
    const { url, database } = await freshDatabase()
    const clock = { now: MONDAY }
    const services = await servicesAt(url, clock)
    const works = Array.from({ length: 1_200 }, (_, i) =>
      captureOf(services, { email: `p${i}@firm${i}.example` }),
    )
    const dones = await doBatch(services, works)
    await enact(services, REJUDGING)
    clock.now = Date.parse('2026-06-10T00:00:00Z') + MINUTE
    const move = moveLeads(services)
    const versions = async () => {
      const { rows } = await database.query<{ version: number; n: number }>(
        'select version, count(*) as n from leads group by version order by version',
      )
      return Object.fromEntries(rows.map(({ version, n }) => [version, n]))
    }
    // one that something happens to moves first, by itself
    await doBatch(services, [{ target: { leadId: dones[7]!.card!.leadId }, decide: () => ({ facts: [] }) }])
    expect(await versions()).toEqual({ 1: 1_199, 2: 1 })
    expect(await move()).toBe(true)
    expect(await versions()).toEqual({ 1: 699, 2: 501 })
    // a restart begins the walk again and finds what is left
    const again = moveLeads(services)
    while (await again());
    expect(await versions()).toEqual({ 2: 1_200 })
    expect(await again()).toBe(false)
    while ((await actDueClocks(services)) > 0);
    expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
    await expectSound(database)
    await services.end()
  }, 60_000)

  test('when another process enacts, then this one knows before the version is in force', async () => {
    const { url, database } = await freshDatabase()
    const clock = { now: MONDAY }
    const [here, there] = [await servicesAt(url, clock), await servicesAt(url, clock)]
    const today = yamlOf(2, '2026-06-08')
    await enact(here, today)
    expect(here.agreements).toHaveLength(2)
    expect(there.agreements).toHaveLength(1)
    await there.refreshLaw()
    expect(there.law.at(MONDAY).version).toBe(1)
    expect(there.law.at(MONDAY + 10_000).version).toBe(2)
    // who looks by the way looks within two seconds, and a version spreads for five
    const keeper = keepLaw(
      database,
      (await readAgreements(database, DEFAULT_AGREEMENT, MONDAY)).agreements.slice(0, 1),
    )
    await keeper.fresh()
    expect(keeper.agreements).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    await keeper.fresh()
    expect(keeper.agreements).toHaveLength(2)
    expect(keeper.law.version(2).effectiveFrom).toBeGreaterThan(MONDAY)
    await here.end()
    await there.end()
  })

  test('when the next version has other stages, then leads of both live side by side', async () => {
    const { url } = await freshDatabase()
    const clock = { now: MONDAY }
    const services = await servicesAt(url, clock)
    const lead = (await doBatch(services, [captureOf(services, anna, 'demo_requested')]))[0]!.card!.leadId
    const text = RENAMED.replace(/^version: .*$/m, 'version: 2').replace(
      /^effectiveFrom: .*$/m,
      'effectiveFrom: 2026-06-10',
    )
    await enact(services, text)
    clock.now += 3 * DAY
    while ((await actDueClocks(services)) > 0);
    const next = (
      await doBatch(services, [captureOf(services, { email: 'late@x.example' }, 'demo_requested')])
    )[0]!
    expect(next.card!.state).toMatchObject({ version: 2, stage: 'qualified' })
    expect(
      (await doBatch(services, [{ target: { leadId: lead }, decide: () => ({ facts: [] }) }]))[0]!.card!.state
        .version,
    ).toBe(1)
    expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
    await services.end()
  })
})
