import { askAttribution } from '#journey/measure/attribution/ask.ts'
import { askContribution } from '#journey/measure/contribution/ask.ts'
import {
  ATTRIBUTION_DIMENSIONS,
  LOOK_BACK_MONTHS,
} from '#journey/measure/attribution/attribution.contract.ts'
import { DAYS } from '#journey/measure/mornings/contract.ts'
import { askMaturity } from '#journey/measure/maturity/ask.ts'
import { costOfQuality } from '#journey/measure/cost/cost.ts'
import { countFunnel } from '#journey/measure/funnel/funnel.ts'
import { countQuality } from '#journey/measure/quality/quality.ts'
import { countRiver } from '#journey/measure/funnel/river.ts'
import { inTurn } from '#work/in-turn.ts'
import { judgeAhead } from '#journey/measure/change/lately.ts'
import { lastYear } from '#journey/measure/asking.ts'
import { leakLedger } from '#journey/measure/leaks/ledger.ts'
import { marketingFigures } from '#journey/measure/mornings/marketing.ts'
import { scopeOf, type Scope } from '#journey/measure/funnel/scope.ts'
import { sponsorFigures } from '#journey/measure/mornings/sponsor.ts'
import { teamFigures } from '#journey/measure/team.routes.ts'
import { vintages } from '#journey/measure/cost/vintages.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'

/** Half of an hour after which a figure would not be shown any more. */
const KEEP_MS = 30 * 60_000

/**
 * What the pages of managers, marketing and the sponsor show is counted before somebody waits for it: soon after the start,
 * and again before it is too old. One after the other, the usual period first, so that they take one core at most. Whoever asks before that counts for themselves.
 */
export async function keepFigures(given: Services): Promise<boolean> {
  if (!(await isAnalyzed(given.db))) return false
  const services = { ...given, db: inTurn(given.db, 'ahead') }
  for (const count of [
    ...moneyOf(services),
    ...morningsOf(services),
    ...creditsOf(services),
    ...coursesOf(services),
  ]) {
    await count().catch((error: unknown) =>
      services.log.warn('figures could not be counted', { error: String(error) }),
    )
  }
  return false
}

type Count = () => Promise<unknown>

/** The ledger of leaks, cost and vintages as their screens open. */
function moneyOf(services: Services): Count[] {
  const year = lastYear(services.now())
  return [
    () => leakLedger(services, {}, null, 'en', KEEP_MS),
    () => leakLedger(services, {}, null, 'de', KEEP_MS),
    () => costOfQuality(services, year, null, KEEP_MS),
    () => vintages(services, year, null, KEEP_MS),
    () => askMaturity(services, {}, { of: 'revenue', each: 'quarter' }, KEEP_MS),
    () => judgeAhead(services, KEEP_MS),
  ]
}

/** The weeks of the funnel, of the river and of quality as their screens open: any period of theirs is put together from these. */
function coursesOf(services: Services): Count[] {
  const asked = <Value>(count: (scope: Scope) => Promise<Value>): Count => {
    return async () => {
      const scope = scopeOf(services, {})
      return 'refused' in scope ? null : count(scope)
    }
  }
  const nameOf = (_: unknown, of: string): string => of
  return [
    asked((scope) => countFunnel(services, scope, { by: null, against: null, nameOf })),
    asked((scope) => countRiver(services, scope)),
    asked((scope) => countQuality(services, scope, { rep: String, origin: String })),
  ]
}

/** The pages of the morning, for each of their periods. */
function morningsOf(services: Services): Count[] {
  const periods = DAYS.map(Number).sort((a, b) => Math.abs(a - 90) - Math.abs(b - 90))
  return periods.flatMap((days) => [
    () => teamFigures(services, days, KEEP_MS),
    () => marketingFigures(services, 'source', days, KEEP_MS),
    () => sponsorFigures(services, days, KEEP_MS),
    () => marketingFigures(services, 'campaign', days, KEEP_MS),
  ])
}

/** What the pages of attribution and contribution show first. */
function creditsOf(services: Services): Count[] {
  const usual = { model: 'w', until: 'opened', months: LOOK_BACK_MONTHS } as const
  return [
    () => askContribution(services, { of: 'pipeline', each: 'quarter' }, KEEP_MS),
    () => askContribution(services, { of: 'revenue', each: 'quarter' }, KEEP_MS),
    ...ATTRIBUTION_DIMENSIONS.slice(0, 3).map(
      (by) => () => askAttribution(services, { ...usual, ...lastYear(services.now()), by }, KEEP_MS),
    ),
  ]
}

/**
 * Whether PostgreSQL knows how large the tables are that figures are counted from. In the first minutes of a store, and
 * after an import of more than there was, it does not, and takes every join for one of a few rows: counting beside a
 * capture then made that six times slower (2,600 µs of PostgreSQL a lead instead of 400). It looks itself within a minute;
 * a store so small that it never does is counted in no time by whoever asks.
 */
export async function isAnalyzed(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ analyzed: boolean }>(
    `select bool_and(c.reltuples > 0 and s.n_mod_since_analyze <= c.reltuples) as analyzed
       from pg_class c join pg_stat_user_tables s on s.relid = c.oid
      where c.oid in ('leads'::regclass, 'entries'::regclass, 'passages'::regclass, 'handoffs'::regclass)`,
  )
  return rows[0]!.analyzed
}
