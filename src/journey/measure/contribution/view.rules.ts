import { contributionWords } from '#journey/measure/contribution/words.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import type { ContributionView, PartView } from '#journey/measure/contribution/contribution.contract.ts'
import type { ContributionQuery } from '#journey/measure/contribution/query.contract.ts'
import type { Contribution, Counted } from '#journey/measure/contribution/contribution.ts'
import type { FoundContribution } from '#journey/measure/contribution/ask.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Part } from '#journey/measure/contribution/share.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Target } from '#journey/agreement/ruleset.targets.ts'

/** The answer of GET /api/contribution. */
export function viewOf(
  { filters, rates, rules, countedAt, value }: FoundContribution,
  { of, each }: ContributionQuery,
  language: Language,
  waiting: number,
): ContributionView {
  const { periods, targets, mix, forecast } = value
  const bands = (credit: 'sourced' | 'influenced') =>
    rules.targets.contribution
      .filter(
        (one) =>
          one.credit === credit && one.of === of && one.period === each && scopeOf(one, rules) === null,
      )
      .map(({ function: by, from, to }) => ({ of: by, from, to }))
  return {
    asOf: iso(filters.asOf),
    countedAt: iso(countedAt),
    of,
    each,
    currency: rates.base,
    agreement: rules.version,
    periods: periods.map(
      ({ span, pieces, cents, withoutAmount, withoutRate, sourced, influenced }, back) => ({
        name: span.name,
        back,
        from: iso(span.from),
        to: iso(span.to),
        complete: span.to < filters.asOf,
        deals: pieces,
        amount: textOf(cents),
        withoutAmount,
        withoutRate,
        sourced: sourced.map(partView),
        influenced: influenced.map(partView),
      }),
    ),
    bands: { sourced: bands('sourced'), influenced: bands('influenced') },
    targets: targets.map(({ target, last, running }) => ({
      id: target.id,
      function: target.function,
      of: target.of,
      credit: target.credit,
      period: target.period,
      band: { from: target.from, to: target.to },
      scope: scopeOf(target, rules),
      last: { name: last.span.name, ...last.part, verdict: last.verdict },
      running: { name: running.span.name, ...running.part, verdict: running.verdict },
    })),
    mix: mix.map(({ target, span, measured, verdict }) => ({
      id: target.id,
      period: target.period,
      scope: scopeOf(target, rules),
      inbound: target.inbound,
      name: span.name,
      measured,
      verdict,
    })),
    forecast: forecast && {
      name: periods[0]!.span.name,
      to: iso(periods[0]!.span.to),
      periods: forecast.periods,
      amount: textOf(forecast.cents),
      shares: forecast.shares,
      backTest: forecast.backTest,
    },
    notes: notesOf(value, of, language, waiting),
  }
}

function partView({ cents, ...part }: Part): PartView {
  return { ...part, amount: textOf(cents) }
}

/** The names of what a target is narrowed to; null: everything. */
function scopeOf({ market, offer, segment }: Target, rules: Ruleset): string | null {
  const names = [
    market === null ? null : rules.markets[market]!.label,
    offer === null ? null : rules.offers[offer]!.label,
    segment === null ? null : rules.segments[segment]!.label,
  ].filter((name) => name !== null)
  return names.length === 0 ? null : names.join(' · ')
}

export function notesOf(
  { periods, forecast, mix, undated, late }: Contribution,
  of: 'pipeline' | 'revenue',
  language: Language,
  waiting: number,
): string[] {
  const words = contributionWords(language)
  const some = (count: number, note: (count: string) => string): string[] =>
    count > 0 ? [note(count.toLocaleString(words.locale))] : []
  const sum = (what: 'withoutAmount' | 'withoutRate') =>
    periods.reduce((all: number, one: Counted) => all + one[what], 0)
  return [
    words[of],
    words.sourced,
    words.influenced,
    words.interval,
    forecast ? words.forecast(String(forecast.periods)) : words.tooLittle,
    ...(mix.length > 0 ? [words.mix] : []),
    ...some(sum('withoutAmount'), words.withoutAmount),
    ...some(sum('withoutRate'), words.withoutRate),
    ...some(of === 'pipeline' ? undated : 0, words.undated),
    ...some(late, words.late),
    ...some(waiting, words.waiting),
  ]
}
