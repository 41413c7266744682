import {
  baselineChart,
  chartKind,
  signalsIn,
  type ChangeDocument,
} from '#journey/measure/change/document.rules.ts'
import { baselineWeeks, filtersFor } from '#journey/measure/change/declare.ts'
import { chartOf, limitsOf, valueOf } from '#journey/measure/change/chart.rules.ts'
import { dayOf, dayText, daysCut, daysOf, ripeFrom, weeksOf } from '#journey/measure/change/weeks.rules.ts'
import { effectOf } from '#journey/measure/change/effect.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { LEAST_WEEKS, MOST_WEEKS, verdictOf } from '#journey/measure/change/verdict.rules.ts'
import { limitSentence, verdictSentence } from '#journey/measure/change/words.rules.ts'
import { limitsOfChange } from '#journey/measure/change/limits.rules.ts'
import { MEASURE } from '#journey/measure/change/measures.rules.ts'
import { readFigures } from '#journey/measure/change/figures.store.ts'
import type { ChangeDetail, ChangePoint, ChangeView, FigureView } from '#journey/measure/change/contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { MoneyFloor } from '#journey/measure/cost/ground.ts'
import type { StoredChange } from '#journey/measure/change/changes.store.ts'
import type { Queryable } from '#platform/database.ts'

/** What a change came to as of a moment, in nobody's language yet. */
export interface Judged {
  at: number
  corrected: { weeks: number; leads: number; centre: number | null } | null
  points: ChangePoint[]
  result: Parameters<typeof verdictSentence>[0]
  limits: ReturnType<typeof limitsOfChange>
}

/** Counts what came since beside the frozen baseline, and the baseline once more, to see whether it still reads the same. */
export async function judge(floor: MoneyFloor, db: Queryable, change: StoredChange): Promise<Judged> {
  const at = floor.now()
  const { document } = change
  const { measure, frozen } = document
  const { ripeDays, better } = MEASURE[measure]
  const starts = dayOf(document.starts)
  const days = daysOf(document.baseline.from, document.baseline.to)
  const filters = filtersFor(floor, change, at)
  const weeks = weeksOf(starts, days, at, ripeDays).filter(({ part }) => part !== 'baseline')
  const [again, since] = await Promise.all([
    readFigures(floor, db, measure, filters, baselineWeeks(document)),
    readFigures(floor, db, measure, filters, weeks),
  ])
  const chart = baselineChart(document)
  const between = since.weeks.filter((_, i) => weeks[i]!.part === 'between')
  const after = since.weeks.filter((_, i) => weeks[i]!.part === 'after')
  const judged = after.slice(0, MOST_WEEKS)
  const kind = chartKind(measure)
  const effect = effectOf(kind, frozen.weeks, judged, chart?.spread ?? 1)
  const [before, behind] = [signalsIn(chart, frozen.weeks), signalsIn(chart, judged)]
  const corrected = correctedBy(document, again)
  const drawn =
    (part: ChangePoint['part'], signals: ChangePoint['signals'][]) => (figure: FigureView, i: number) => ({
      ...figure,
      part,
      ...((chart && limitsOf(chart, figure)) ?? { low: null, high: null }),
      value: valueOf({ kind }, figure),
      signals: signals[i] ?? [],
    })
  return {
    at,
    corrected,
    points: [
      ...frozen.weeks.map(drawn('baseline', before)),
      ...between.map(drawn('between', [])),
      ...judged.map(drawn('after', behind)),
      ...after.slice(MOST_WEEKS).map(drawn('later', [])),
    ],
    result: {
      verdict: verdictOf(effect, behind.flat(), judged.length, { better, charted: chart !== null }),
      effect,
      weeks: judged.length,
      needed: LEAST_WEEKS,
      ripe: dayText(ripeFrom(starts, LEAST_WEEKS, ripeDays)),
    },
    limits: limitsOfChange({
      chart,
      baseline: frozen.weeks,
      after,
      broken: before.filter((signals) => signals.length > 0).length,
      better,
      starts,
      proposedAt: change.proposedAt,
      baselineTo: days.to,
      ripeDays,
      asOf: at,
      cutDays: daysCut(starts, days),
      judged: judged.length,
      without: frozen.without + since.without,
      corrected: corrected && { weeks: corrected.weeks, leads: corrected.leads },
    }),
  }
}

function correctedBy(
  { measure, frozen }: ChangeDocument,
  again: ChangeDocument['frozen'],
): Judged['corrected'] {
  if (again.digest === frozen.digest) return null
  const weeks = again.weeks.filter((now, i) => {
    const then = frozen.weeks[i]!
    return (
      now.n !== then.n || now.hits !== then.hits || now.value !== then.value || now.amount !== then.amount
    )
  })
  const centre = chartOf(chartKind(measure), again.weeks)?.centre ?? null
  return { weeks: weeks.length, leads: again.leads, centre }
}

/** `judged` null: it is not judged, or not for who asks. */
export function changeView(
  change: StoredChange,
  judged: Judged | null,
  owner: (id: string) => string,
  language: Language,
): ChangeView {
  const { document, signatures } = change
  const { title, what, measure, starts, baseline, filters, currency } = document
  const status = change.withdrawnAt !== null ? 'withdrawn' : signatures.length === 2 ? 'signed' : 'proposed'
  return {
    id: change.id,
    title,
    what,
    measure,
    kind: MEASURE[measure].kind,
    better: MEASURE[measure].better,
    currency,
    starts,
    baseline,
    filters: filters as Record<string, string | number>,
    status,
    proposedAt: iso(change.proposedAt),
    proposedBy: { id: change.proposedBy, name: owner(change.proposedBy) },
    hash: change.hash,
    signatures: signatures.map(({ function: side, name, at, method }) => ({
      function: side,
      name,
      at: iso(at),
      method,
    })),
    result:
      judged === null || status !== 'signed'
        ? null
        : {
            ...judged.result,
            sentence: verdictSentence(judged.result, measure, currency, language),
            limits: judged.limits.map((limit) => limitSentence(limit, measure, currency, language)),
          },
  }
}

export function changeDetail(
  change: StoredChange,
  judged: Judged,
  owner: (id: string) => string,
  language: Language,
): ChangeDetail {
  const { frozen, at } = change.document
  const chart = baselineChart(change.document)
  return {
    ...changeView(change, judged, owner, language),
    countedAt: iso(judged.at),
    frozen: {
      at: iso(at),
      leads: frozen.leads,
      digest: frozen.digest,
      centre: chart?.centre ?? null,
      spread: chart?.spread ?? null,
    },
    corrected: judged.corrected,
    points: judged.points,
  }
}
