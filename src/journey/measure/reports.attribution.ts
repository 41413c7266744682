import { askAttribution } from '#journey/measure/attribution/ask.ts'
import { askContribution } from '#journey/measure/contribution/ask.ts'
import {
  ATTRIBUTION_DIMENSIONS,
  LOOK_BACK_MONTHS,
  type AttributionDimension,
} from '#journey/measure/attribution/attribution.contract.ts'
import { badDimension, type Cells, type Table } from '#journey/measure/report.rules.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { labelOf, notesOf, rowsOf } from '#journey/measure/attribution/view.rules.ts'
import { notesOf as contributionNotes } from '#journey/measure/contribution/view.rules.ts'
import { OF, PERIODS } from '#journey/measure/contribution/contribution.contract.ts'
import { rounded } from '#journey/measure/interval.rules.ts'
import { textOf } from '#journey/measure/attribution/cents.rules.ts'
import { verdictOf, type Part } from '#journey/measure/contribution/share.rules.ts'
import type { Narrowed } from '#journey/measure/grain/filter.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

/** Won deals divided among the touches before them, by any dimension of a touch, under every model side by side. */
export async function attributionReport(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  const by = asked.by ?? 'channel'
  const isKnown = (name: string): name is AttributionDimension =>
    (ATTRIBUTION_DIMENSIONS as readonly string[]).includes(name)
  if (!isKnown(by)) return badDimension(by, `one of ${ATTRIBUTION_DIMENSIONS.join(', ')}`)
  const query = { ...asked.given, by, model: 'w', until: 'opened' as const, months: LOOK_BACK_MONTHS }
  const found = await askAttribution(floor, query)
  if ('refused' in found) return found
  const { models, chosen, value, rates } = found
  const segments = Object.values(floor.law.at(floor.now()).segments).map(
    ({ id, label }) => [id, label] as const,
  )
  const rows = rowsOf(value, models, chosen, labelOf(by, 'en', Object.fromEntries(segments)), 'en')
  const waiting = await grainWaiting(floor.db)
  return {
    columns: [
      { name: by, unit: 'name' },
      { name: 'touches', unit: 'touches before won deals' },
      { name: 'deals', unit: 'deals with such a touch' },
      ...models.map(({ id, version }) => ({ name: id, unit: `${rates.base}, version ${version}` })),
    ],
    rows: rows.map(({ label, touches, deals, credits }) => [
      label,
      touches,
      deals,
      ...credits.map(({ amount }) => Number(amount)),
    ]),
    notes: notesOf(value, { ...query, currency: rates.base, waiting, maturity: found.maturity }, 'en'),
  }
}

/** What each function brought, period by period; `by` is pipeline or revenue, and the length of a period: revenue:year. */
export async function contributionReport(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  const [of = 'pipeline', each = 'quarter', ...more] = (asked.by ?? 'pipeline').split(':')
  const [which, length] = [OF.find((one) => one === of), PERIODS.find((one) => one === each)]
  if (!which || !length || more.length > 0)
    return badDimension(asked.by!, 'pipeline or revenue, also with :month, :quarter or :year')
  if (asked.from !== null || asked.to !== null) {
    const message = 'must be left out: the report shows whole periods up to a day (asOf)'
    return {
      refused: 'invalid',
      detail: `from ${message}`,
      errors: [{ field: asked.from === null ? 'to' : 'from', message }],
    }
  }
  const found = await askContribution(floor, { ...asked.given, of: which, each: length })
  if ('refused' in found) return found
  const { value, rules, rates } = found
  const bandOf = (part: Part, credit: 'sourced' | 'influenced') =>
    rules.targets.contribution.find(
      (one) =>
        one.credit === credit && one.of === which && one.period === length && one.function === part.of &&
        one.market === null && one.offer === null && one.segment === null,
    ) ?? null // prettier-ignore
  const cells = (name: string, credit: 'sourced' | 'influenced', part: Part): Cells => {
    const band = bandOf(part, credit)
    const share = (value: number | null) => (value === null ? null : rounded(value, 4))
    return [
      name,
      credit,
      part.of,
      part.deals,
      Number(textOf(part.cents)),
      share(part.share),
      share(part.low),
      share(part.high),
      band && band.from / 100,
      band && band.to / 100,
      verdictOf(part, band),
    ]
  }
  return {
    columns: [
      { name: 'period', unit: 'name' },
      { name: 'credit', unit: 'sourced sums to 100 %, influenced overlaps' },
      { name: 'function', unit: 'name' },
      { name: 'deals', unit: 'deals' },
      { name: 'amount', unit: rates.base },
      { name: 'share', unit: 'share of money' },
      { name: 'share low', unit: '95 % interval' },
      { name: 'share high', unit: '95 % interval' },
      { name: 'band from', unit: 'share, as agreed' },
      { name: 'band to', unit: 'share, as agreed' },
      { name: 'verdict', unit: 'kept, missed, unsure or none' },
    ],
    rows: value.periods.flatMap(({ span, sourced, influenced }) => [
      ...sourced.map((part) => cells(span.name, 'sourced', part)),
      ...influenced.map((part) => cells(span.name, 'influenced', part)),
    ]),
    notes: contributionNotes(value, which, 'en', await grainWaiting(floor.db)),
  }
}
