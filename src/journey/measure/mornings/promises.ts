import { DAY_MS } from '#journey/measure/day.rules.ts'
import { answeredInTime, atWork, entered, wentOn } from '#journey/measure/mornings/sponsor.store.ts'
import { keptClocks } from '#journey/measure/reports.clocks.ts'
import { shareOf } from '#journey/measure/behaviour.rules.ts'
import { verdictOf, volume } from '#journey/measure/mornings/sponsor.rules.ts'
import type { PromiseView } from '#journey/measure/mornings/contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Target } from '#journey/agreement/ruleset.targets.ts'

const PERIOD_DAYS = { month: 30, quarter: 91, year: 365 }

/**
 * What both sides signed, and how it was kept over the last `days` and over as many before: every duty with its clock, and
 * the targets that hold for everything. Targets of one market, offer or segment are counted, not measured here.
 */
export async function promisesOf(
  db: Queryable,
  rules: Ruleset,
  now: number,
  days: number,
): Promise<{ promises: PromiseView[]; narrower: number }> {
  const { answered } = rules.targets.sales
  const { volume: volumes, quality } = rules.targets.marketing
  const all = [...answered, ...volumes, ...quality]
  const promises = await Promise.all([
    duties(db, rules, now, days),
    ...answered.filter(wide).map(async (target): Promise<PromiseView[]> => {
      const [measured, before] = await both(now, days, (from, to) => answeredInTime(db, from, to))
      const promised = target.atLeast / 100
      const more = { promised, within: null, measured, before, verdict: verdictOf(measured, promised) }
      return [{ id: target.id, of: 'sales', what: 'answered', name: '', ...more }]
    }),
    ...volumes.filter(wide).map(async (target): Promise<PromiseView[]> => {
      const span = PERIOD_DAYS[target.period] * DAY_MS
      const [count, before, ripe] = await Promise.all([
        entered(db, target.stage, now - span, now),
        entered(db, target.stage, now - 2 * span, now - span),
        atWork(db, rules.path[0]!, now - span),
      ])
      // of a month nobody can say after a week that it was missed
      const verdict = count >= target.atLeast ? 'kept' : ripe ? 'missed' : 'unsure'
      const more = { promised: target.atLeast, within: target.period, verdict } as const
      const name = rules.stages[target.stage]?.name ?? target.stage
      return [{ id: target.id, of: 'marketing', what: 'volume', name, measured: volume(count), before: volume(before), ...more }] // prettier-ignore
    }),
    ...quality.filter(wide).map(async (target): Promise<PromiseView[]> => {
      const path = { stage: target.from, reach: target.reach, ms: target.within?.ms ?? null }
      // those whose time is not up yet would count only when they arrived early: the cohort before them is judged
      const [measured, before] = await both(now - (path.ms ?? 0), days, (from, to) =>
        wentOn(db, path, from, to),
      )
      const promised = target.atLeast / 100
      const name = `${rules.stages[target.from]?.name ?? target.from} → ${rules.stages[target.reach]?.name ?? target.reach}`
      const more = { promised, within: target.within?.text ?? null, measured, before }
      return [{ id: target.id, of: 'marketing', what: 'quality', name, ...more, verdict: verdictOf(measured, promised) }] // prettier-ignore
    }),
  ])
  return { promises: promises.flat(), narrower: all.length - all.filter(wide).length }
}

function wide({ market, offer, segment }: Target): boolean {
  return market === null && offer === null && segment === null
}

async function duties(db: Queryable, rules: Ruleset, now: number, days: number): Promise<PromiseView[]> {
  const range = (to: number) => ({ asOf: to, from: to - days * DAY_MS, to })
  const [lately, before] = await Promise.all([
    keptClocks(db, rules, range(now), 'team'),
    keptClocks(db, rules, range(now - days * DAY_MS), 'team'),
  ])
  return lately
    .filter(({ of }) => of === 'sales' || of === 'marketing' || of === 'leadgen')
    .map((one) => ({
      id: one.clock,
      of: one.of as PromiseView['of'],
      what: 'duty',
      name: one.name,
      promised: null,
      within: one.within,
      measured: one.inTime,
      before: before.find(({ clock, of }) => clock === one.clock && of === one.of)?.inTime ?? null,
      verdict: 'none',
    }))
}

async function both(
  now: number,
  days: number,
  measure: (from: number, to: number) => Promise<{ hits: number; n: number }>,
) {
  const ms = days * DAY_MS
  const [lately, before] = await Promise.all([measure(now - ms, now), measure(now - 2 * ms, now - ms)])
  return [shareOf(lately.hits, lately.n), shareOf(before.hits, before.n)] as const
}
