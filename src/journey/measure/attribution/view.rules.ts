import { attributionWords } from '#journey/measure/attribution/words.rules.ts'
import { dependence, kendall, ranksOf } from '#journey/measure/attribution/sensitivity.rules.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import { touchDe } from '#journey/phrases.de.rules.ts'
import type {
  AttributionDimension,
  AttributionRow,
  AttributionView,
} from '#journey/measure/attribution/attribution.contract.ts'
import type { Attributed } from '#journey/measure/attribution/attribution.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Row } from '#journey/measure/attribution/attribute.rules.ts'

/** Names a value of a dimension as people read it. */
export type Label = (of: string | null) => string

/** `segments`: labels of the agreement in force, by id. */
export function labelOf(
  by: AttributionDimension,
  language: Language,
  segments: Record<string, string>,
): Label {
  const words = attributionWords(language)
  return (of) => {
    if (of === null) return words.nothing[by]
    if (by === 'segment') return segments[of] ?? of
    if (by === 'kind') return kindOf(of, language)
    return of
  }
}

export function kindOf(kind: string, language: Language): string {
  if (language === 'de') return touchDe(kind)
  const plain = kind.replaceAll('_', ' ')
  return plain.slice(0, 1).toUpperCase() + plain.slice(1)
}

/** The rows with shares and ranks, the most credited by the chosen model first. */
export function rowsOf(
  { rows, counts }: Pick<Attributed, 'rows' | 'counts'>,
  models: readonly { id: string }[],
  chosen: number,
  label: Label,
  language: Language,
): AttributionRow[] {
  const words = attributionWords(language)
  const values = rows.filter(({ untouched }) => untouched === null)
  const ranks = models.map(
    (_, i) => new Map(ranksOf(amounts(values, i)).map((rank, k) => [values[k]!, rank])),
  )
  const worth = ({ by }: Row): [bigint, number] => [by[chosen]!.cents, by[chosen]!.deals]
  return rows
    .toSorted((a, b) => {
      const [[cents, deals], [other, others]] = [worth(a), worth(b)]
      return cents === other ? others - deals : cents > other ? -1 : 1
    })
    .map((row) => ({
      of: row.of,
      label: row.untouched === null ? label(row.of) : words.untouched(words.origins[row.untouched]),
      untouched: row.untouched,
      touches: row.touches,
      deals: row.deals,
      credits: row.by.map(({ cents, deals }, i) => ({
        model: models[i]!.id,
        amount: textOf(cents),
        share: counts.cents === 0n ? null : Number(cents) / Number(counts.cents),
        deals: Math.round(deals * 10_000) / 10_000,
        rank: ranks[i]!.get(row) ?? null,
      })),
    }))
}

/** Ranks by money; where no deal has an amount, by deals. */
function amounts(rows: readonly Row[], model: number): number[] {
  const isMoney = rows.some(({ by }) => by[model]!.cents !== 0n)
  return rows.map(({ by }) => (isMoney ? Number(by[model]!.cents) : by[model]!.deals))
}

/** How far the order of the values depends on the model: the chosen one's against that of each other. */
export function sensitivityOf(
  { rows }: Pick<Attributed, 'rows'>,
  models: readonly { id: string }[],
  chosen: number,
  label: Label,
): AttributionView['sensitivity'] {
  const values = rows.filter(({ untouched }) => untouched === null)
  const orders = models.map((_, i) => amounts(values, i))
  const taus = models.flatMap(({ id }, i) =>
    i === chosen ? [] : [{ model: id, tau: kendall(orders[chosen]!, orders[i]!) }],
  )
  const ranks = orders.map(ranksOf)
  let moved: AttributionView['sensitivity']['moved'] = null
  for (const [k, value] of values.entries()) {
    const own = ranks.map((of) => of[k]!)
    const [best, worst] = [Math.min(...own), Math.max(...own)]
    // what is last under every model but one moves no decision: only values that stand in the first five somewhere
    if (best > 5 || worst - best <= (moved ? moved.worst - moved.best : 0)) continue
    const by = (rank: number) => models[own.indexOf(rank)]!.id
    moved = { label: label(value.of), best, bestBy: by(best), worst, worstBy: by(worst) }
  }
  return { dependence: dependence(taus.map(({ tau }) => tau)), taus, moved }
}

/** What has to be said beside the figures. */
export function notesOf(
  { counts, learned }: Pick<Attributed, 'counts' | 'learned'>,
  asked: {
    by: AttributionDimension
    until: 'opened' | 'closed'
    months: number
    currency: string | null
    waiting: number
    maturity: number
  },
  language: Language,
): string[] {
  const { notes, locale } = attributionWords(language)
  const number = (value: number): string => value.toLocaleString(locale)
  const some = (count: number, note: (count: string) => string): string[] =>
    count > 0 ? [note(number(count))] : []
  const [first] = learned
  return [
    notes.path(number(asked.months)),
    ...(['channel', 'source', 'campaign'].includes(asked.by) ? [notes.inherits] : []),
    notes[asked.until],
    ...(asked.currency === null ? [] : [notes.currency(asked.currency)]),
    notes.sums,
    ...(counts.all === 0 ? [notes.none] : []),
    ...(counts.all > 0 && counts.all < 10 ? [notes.few(number(counts.all))] : []),
    ...some(counts.withoutAmount, notes.withoutAmount),
    ...some(counts.withoutRate, notes.withoutRate),
    ...some(counts.undated, notes.undated),
    ...some(counts.contactedLater, notes.contactedLater),
    ...some(counts.cut, notes.cut),
    ...some(counts.future, notes.future),
    ...some(counts.late, notes.late),
    ...some(asked.waiting, notes.waiting),
    ...(first
      ? [notes.learned(number(first.paths), number(first.won)), notes.mature(number(asked.maturity))]
      : []),
    ...some(Math.max(0, ...learned.map(({ drawn }) => drawn)), notes.drawn),
    ...some(first?.lumped ?? 0, notes.lumped),
  ]
}
