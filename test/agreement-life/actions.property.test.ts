import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, decline, propose, sign, withdraw } from '#journey/agreement/life/rules.ts'
import {
  foldLife,
  missingSignatures,
  nextVersion,
  openProposal,
  statusOf,
  withFacts,
} from '#journey/agreement/life/state.rules.ts'
import { proposeText, record } from '#journey/agreement/life/actions.ts'
import { loadAgreements } from '#journey/agreement/store.ts'
import { readLife } from '#journey/agreement/life/store.ts'
import { readLog } from '#ledger/log-read.ts'
import { verifyAgreements } from '#journey/audit/agreement.rules.ts'
import { readAgreementRows } from '#journey/audit/store.ts'
import { DAY, DEFAULT_AGREEMENT, MONDAY } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import { begun, hashOf, parties, textOf, yamlOf } from './world.ts'
import type { Actor, LifeDecision } from '#journey/agreement/life/rules.ts'
import type { Life } from '#journey/agreement/life/state.rules.ts'

const actors = Object.values(parties)

interface Step {
  what: 'propose' | 'sign' | 'decline' | 'withdraw' | 'decide'
  who: number
  /** which of the versions, counted from the next one back */
  back: number
  wait: number
  date: number
  wrongHash: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('propose', 'sign', 'sign', 'sign', 'sign', 'decline', 'withdraw', 'decide'),
  who: fc.oneof(fc.nat(2), fc.nat(actors.length - 1)),
  back: fc.oneof(fc.constant(1), fc.nat(3)),
  wait: fc.oneof(fc.nat(1000), fc.nat(20 * DAY)),
  date: fc.integer({ min: -1, max: 30 }),
  wrongHash: fc.boolean(),
})
const act = (what: Step['what'], who: number): Step => ({
  what,
  who,
  back: 1,
  wait: 60_000,
  date: 1,
  wrongHash: false,
})
// left to chance alone hardly any text would be signed by all
const signedByAll = [act('propose', 1), act('sign', 0), act('sign', 1), act('sign', 2)]
const steps = fc
  .array(fc.oneof({ weight: 5, arbitrary: step.map((one) => [one]) }, fc.constant(signedByAll)), {
    minLength: 1,
    maxLength: 40,
  })
  .map((some) => some.flat())

function decided(life: Life, { what, who, back, date, wrongHash }: Step, now: number): [Actor, LifeDecision] {
  const actor = actors[who]!
  const version = nextVersion(life) - back
  const hash = wrongHash && date % 3 === 0 ? hashOf(0) : (life.versions.get(version)?.hash ?? hashOf(version))
  const day = Math.floor(now / DAY) * DAY + date * DAY
  const how = { hash, method: 'local' as const }
  switch (what) {
    case 'propose':
      return [actor, propose(life, textOf(nextVersion(life), { effectiveFrom: day }), actor, now)]
    case 'sign':
      return [actor, sign(life, version, how, actor, now)]
    case 'decline':
      return [actor, decline(life, version, 'Because', actor, now)]
    case 'withdraw':
      return [actor, withdraw(life, version, null, actor, now)]
    case 'decide':
      return [actor, decide(life, version, { ...how, reason: 'Because' }, actor, now)]
  }
}

/** What must hold whatever was done. */
function holds(life: Life, now: number): void {
  const all = [...life.versions.values()]
  const enacted = all.filter((one) => one.enacted)
  // exactly one in force at any moment from now on: what begins ends where the next begins
  for (const moment of [
    now,
    ...enacted.flatMap(({ enacted: from }) => [from!.from - 1, from!.from, from!.from + 1]),
  ]) {
    if (moment < now) continue
    expect(enacted.filter((one) => statusOf(one, moment) === 'in_force')).toHaveLength(1)
  }
  for (const one of enacted) {
    if (one.proposal === null) continue
    expect(one.decision !== null || missingSignatures(one).length === 0).toBe(true)
    expect(one.withdrawn).toBeNull()
    expect(one.enacted!.from).toBeGreaterThan(one.enacted!.at)
    expect(one.enacted!.from).toBeGreaterThanOrEqual(one.date)
  }
  for (const { signatures } of all) {
    expect(new Set(signatures.map((one) => one.function)).size).toBe(signatures.length)
    expect(new Set(signatures.map((one) => one.by)).size).toBe(signatures.length)
  }
  expect(all.filter((one) => !one.enacted && !one.withdrawn).length).toBeLessThanOrEqual(1)
  expect(all.map((one) => one.version)).toEqual(all.map((_, i) => i + 1))
}

describe('given any sequence of actions by anybody', () => {
  test('when it is folded, then one version is in force at every moment, and none without signatures or a decision', () => {
    let several = 0
    fc.assert(
      fc.property(steps, (all) => {
        let life = begun()
        let now = MONDAY
        for (const one of all) {
          now += one.wait
          const [actor, said] = decided(life, one, now)
          if (!('refused' in said)) life = withFacts(life, said, now, actor.by)
          holds(life, now)
        }
        if ([...life.versions.values()].filter((one) => one.enacted).length > 1) several++
      }),
      { numRuns: 400 },
    )
    expect(several).toBeGreaterThan(20)
  })

  test('when it happens in the database, in two processes at once, then the tables are what the fold says', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { database: db, drop } = await freshDatabase()
        let now = MONDAY
        await loadAgreements(db, DEFAULT_AGREEMENT, now)
        const floor = { db, now: () => now, refreshLaw: () => Promise.resolve() }
        for (const one of all) {
          now += one.wait
          const life = foldLife(await readLife(db))
          const next = nextVersion(life)
          if (one.what === 'propose') {
            const day = new Date(now + one.date * DAY).toISOString().slice(0, 10)
            await proposeText(floor, actors[one.who]!, { text: yamlOf(next, day), basedOn: 1 })
            continue
          }
          const asked = () => record(floor, actors[one.who]!, (seen, at) => decided(seen, one, at)[1])
          const [first, second] = await Promise.all([asked(), asked()])
          // the same act twice at once: one of the two is refused, or both are
          expect('refused' in first || 'refused' in second || one.what === 'decline').toBe(true)
        }
        const entries = await readLife(db)
        const life = foldLife(entries)
        holds(life, now)
        expect(openProposal(life) === null || missingSignatures(openProposal(life)!).length > 0).toBe(true)
        const rows = await readAgreementRows(db)
        const enacted = [...life.versions.values()].filter((one) => one.enacted)
        expect(rows.map(({ version, hash, effectiveFrom }) => ({ version, hash, effectiveFrom }))).toEqual(
          enacted.map(({ version, hash, enacted: when }) => ({ version, hash, effectiveFrom: when!.from })),
        )
        for (const row of rows) {
          const { proposal } = life.versions.get(row.version)!
          if (proposal) expect(row.text).toBe(proposal.text)
        }
        expect(verifyAgreements(rows, await readLog(db))).toEqual([])
        await drop()
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})
