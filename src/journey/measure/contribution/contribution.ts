import { forecastOf, type Forecast } from '#journey/measure/contribution/forecast.rules.ts'
import { influencedOf, sourcedOf, verdictOf, type Part } from '#journey/measure/contribution/share.rules.ts'
import { countUndated } from '#journey/measure/attribution/deals.store.ts'
import { periodsUpTo, type Span } from '#journey/measure/contribution/period.rules.ts'
import { readMix } from '#journey/measure/contribution/took.store.ts'
import { readPieces, type DealPiece } from '#journey/measure/contribution/pieces.ts'
import { shareOf } from '#journey/measure/behaviour.rules.ts'
import type { ContributionTarget, MixTarget, Period, Target } from '#journey/agreement/ruleset.targets.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
import type { Of } from '#journey/measure/contribution/contribution.contract.ts'
import type { Queryable } from '#platform/database.ts'
import type { Rates } from '#journey/measure/grain/money.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Share } from '#journey/measure/team.contract.ts'
import type { Verdict } from '#journey/measure/contribution/share.rules.ts'

/** The running period and so many before it: two years of quarters, so that there is something to try a forecast on. */
export const SHOWN = 9

export interface Counted {
  span: Span
  pieces: number
  cents: bigint
  withoutAmount: number
  withoutRate: number
  sourced: Part[]
  influenced: Part[]
}

interface Judged {
  span: Span
  part: Pick<Part, 'deals' | 'share' | 'low' | 'high'>
  verdict: Verdict
}

export interface Contribution {
  /** the running period first; those before the first deal left out */
  periods: Counted[]
  targets: { target: ContributionTarget; last: Judged; running: Judged }[]
  mix: { target: MixTarget; span: Span; measured: Share; verdict: Verdict }[]
  forecast: Forecast | null
  undated: number
  /** recorded in their present state after the moment asked about */
  late: number
}

/** Five points either way: what is agreed about the mix is a point, and nobody hits a point. */
const MIX_POINTS = 5

/** What each function brought and took part in, and whether that keeps what was signed. */
export async function contributed(
  db: Queryable,
  filters: Filters,
  { of, each }: { of: Of; each: Period },
  rules: Ruleset,
  rates: Rates,
): Promise<Contribution> {
  const now = filters.asOf
  const spans = periodsUpTo(now, each, SHOWN)
  const from = Math.min(spans.at(-1)!.from, periodsUpTo(now, 'year', 2)[1]!.from)
  const pieces: Record<Of, DealPiece[]> = {
    pipeline: await readPieces(db, filters, 'pipeline', { from, to: now }, rates),
    revenue: await readPieces(db, filters, 'revenue', { from, to: now }, rates),
  }
  const periods = spans.map((span) => countedOf(within(pieces[of], span), span, of))
  while (periods.length > 1 && periods.at(-1)!.pieces === 0) periods.pop()
  const mix: Contribution['mix'] = []
  for (const target of rules.targets.mix) {
    const span = periodsUpTo(now, target.period, 2)[1]!
    const groups = [...filters.groups, ...groupsOf(target)]
    const { inbound, n } = await readMix(db, { ...filters, groups }, span)
    const measured = shareOf(inbound, n)
    const band = { from: target.inbound - MIX_POINTS, to: target.inbound + MIX_POINTS }
    mix.push({ target, span, measured, verdict: verdictOf(measured, band) })
  }
  return {
    periods,
    targets: rules.targets.contribution.map((target) => {
      const [running, last] = periodsUpTo(now, target.period, 2)
      const judge = (span: Span): Judged =>
        judgedOf(within(narrowed(pieces[target.of], target), span), target, span)
      return { target, last: judge(last!), running: judge(running!) }
    }),
    mix,
    forecast: forecastOf(pieces[of], spans[0]!, spans.slice(1), now),
    undated: await countUndated(db, now),
    late: pieces[of].filter(({ row }) => row.recorded_at > now).length,
  }
}

export function within(pieces: readonly DealPiece[], { from, to }: Span): DealPiece[] {
  return pieces.filter(({ at }) => at >= from && at <= to)
}

/** A target of one market, offer or segment is judged on the deals of its leads. */
function narrowed(pieces: readonly DealPiece[], target: Target): DealPiece[] {
  const groups = groupsOf(target).map(({ group, id }) => `${group}:${id}`)
  return pieces.filter((piece) => groups.every((one) => piece.groups.includes(one)))
}

function groupsOf({ market, offer, segment }: Target): Filters['groups'] {
  return Object.entries({ market, offer, segment }).flatMap(([group, id]) =>
    id === null ? [] : [{ group: group as 'market', id }],
  )
}

function countedOf(pieces: readonly DealPiece[], span: Span, of: Of): Counted {
  // the seed makes the same question give the same interval, to whoever asks it
  const seed = `${of} ${span.name}`
  return {
    span,
    pieces: pieces.length,
    cents: pieces.reduce((sum, { cents }) => sum + (cents ?? 0n), 0n),
    withoutAmount: pieces.filter(({ why }) => why === 'amount').length,
    withoutRate: pieces.filter(({ why }) => why === 'rate').length,
    sourced: sourcedOf(pieces, seed),
    influenced: influencedOf(pieces, seed),
  }
}

function judgedOf(pieces: readonly DealPiece[], target: ContributionTarget, span: Span): Judged {
  const seed = `${target.of} ${span.name}`
  const parts = target.credit === 'sourced' ? sourcedOf(pieces, seed) : influencedOf(pieces, seed)
  const { deals, share, low, high } = parts.find((one) => one.of === target.function)!
  return { span, part: { deals, share, low, high }, verdict: verdictOf({ low, high }, target) }
}
