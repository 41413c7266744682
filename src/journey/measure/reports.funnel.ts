import { badDimension } from '#journey/measure/report.rules.ts'
import { countFunnel } from '#journey/measure/funnel/funnel.ts'
import { countRiver } from '#journey/measure/funnel/river.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import { scopeOf } from '#journey/measure/funnel/scope.ts'
import { SPLITS, type FunnelNotes, type Share } from '#journey/measure/funnel/contract.ts'
import type { Cells, Table } from '#journey/measure/report.rules.ts'
import type { Narrowed } from '#journey/measure/grain/filter.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

const SHARE = [
  { name: 'conversion', unit: 'share of those that entered' },
  { name: 'conversion low', unit: '95 % interval' },
  { name: 'conversion high', unit: '95 % interval' },
]

/** Passes that entered in the range, stage by stage of the path; or, by a dimension, its values with every step's conversion. */
export async function funnel(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  const by = asked.by === null ? null : SPLITS.find((one) => one === asked.by)
  if (by === undefined) return badDimension(asked.by!, SPLITS.join(', '))
  const scope = scopeOf(floor, asked.given)
  if ('refused' in scope) return scope
  const nameOf = (dimension: string, of: string) => (dimension === 'owner' ? floor.owner(of) : of)
  const view = await countFunnel(floor, scope, { by, against: null, nameOf })
  const notes = [
    'Leads that entered in the range, each pass for itself. Moved on: entered any later stage. Left: entered an exit and no later stage.',
    'Times by Kaplan and Meier: who has not moved on counts as long as they have been there.',
    ...said(view.notes),
  ]
  if (by !== null) {
    const steps = view.steps.slice(0, -1)
    return {
      columns: [
        { name: by, unit: 'name' },
        { name: 'entered', unit: 'passes' },
        ...steps.flatMap(({ name }) => [
          { name: `${name}: entered`, unit: 'passes' },
          { name: `${name}: moved on`, unit: 'share of those that entered' },
          { name: `${name}: low`, unit: '95 % interval' },
          { name: `${name}: high`, unit: '95 % interval' },
        ]),
        { name: 'reached the end', unit: 'passes' },
        { name: 'share', unit: 'share of those that entered' },
      ],
      rows: view.rows.map((row) => [
        row.of === null ? null : row.name,
        row.overall.entered,
        ...steps.flatMap((_, i) => [row.entered[i]!, ...cells(row.moved[i] ?? null)]),
        row.overall.won.hits,
        row.overall.won.share === null ? null : rounded(row.overall.won.share, 4),
      ]),
      notes: view.more > 0 ? [...notes, `${view.more} smaller rows are left out.`] : notes,
    }
  }
  return {
    columns: [
      { name: 'stage', unit: 'name' },
      { name: 'entered', unit: 'passes' },
      { name: 'moved on', unit: 'passes' },
      ...SHARE,
      { name: 'there', unit: 'passes neither moved on nor left' },
      { name: 'left', unit: 'passes' },
      { name: 'median days', unit: 'days until half have moved on' },
      { name: 'median low', unit: '95 % interval' },
      { name: 'median high', unit: '95 % interval' },
      { name: 'p90 days', unit: 'days until nine of ten have moved on' },
      { name: 'left to', unit: 'stages with passes' },
    ],
    rows: view.steps.map((step) => [
      step.name,
      step.entered,
      step.moved?.hits ?? null,
      ...cells(step.moved),
      step.open,
      step.left.hits,
      ...[step.median?.days, step.median?.low, step.median?.high, step.p90?.days].map(days),
      step.to.map(({ name, n }) => `${name} ${n}`).join('; '),
    ]),
    notes,
  }
}

/** Every way that passes went, with how many and what they are worth. */
export async function river(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: the river is by way')
  const scope = scopeOf(floor, asked.given)
  if ('refused' in scope) return scope
  const view = await countRiver(floor, scope)
  const names = new Map(
    [...view.sources, ...view.stages, ...view.exits].map(({ id, name }) => [id, name || null]),
  )
  const order = [...names.keys()]
  const ways = new Map<string, { from: string; to: string; n: number; value: number }>()
  for (const { from, to, n, value } of view.flows) {
    const key = JSON.stringify([from, to])
    const way = ways.get(key) ?? { from, to, n: 0, value: 0 }
    ways.set(key, { from, to, n: way.n + n, value: way.value + value })
  }
  const rows = [...ways.values()].sort(
    (a, b) => order.indexOf(a.from) - order.indexOf(b.from) || order.indexOf(a.to) - order.indexOf(b.to),
  )
  const base = view.money?.base ?? null
  return {
    columns: [
      { name: 'from', unit: 'name' },
      { name: 'to', unit: 'name' },
      { name: 'leads', unit: 'passes' },
      { name: 'worth', unit: base ?? 'no currency' },
    ],
    rows: rows.map(({ from, to, n, value }): Cells => [
      from === 'source:*' ? 'other sources' : (names.get(from) ?? null),
      names.get(to) ?? null,
      n,
      base === null ? null : value,
    ]),
    notes: [
      ...(view.money === null
        ? ['No opportunity has an amount yet.']
        : [
            `Won: ${view.money.won} ${base} of ${view.money.wonN} passes. All others are worth the chance of the furthest stage they came to, times their own amount or the mean of what was won.`,
            ...view.money.without.map(
              ({ amount, currency, n }) =>
                `${amount} ${currency ?? 'without a currency'} of ${n} passes: without a rate of the day, not in the figures.`,
            ),
          ]),
      ...said(view.notes),
    ],
  }
}

function said(notes: FunnelNotes & { oneIn?: number }): string[] {
  const day = (moment: string): string => moment.slice(0, 10)
  return [
    notes.waiting > 0 ? `${notes.waiting} leads are still being counted.` : null,
    notes.before === null
      ? null
      : `The period is cut at its beginning: nothing is known before ${day(notes.before)}.`,
    notes.cut === null ? null : `The period is cut at its end: nothing is known after ${day(notes.cut)}.`,
    notes.late > 0 ? `${notes.late} of these were recorded after that day.` : null,
    notes.future > 0 ? `${notes.future} are said to begin in the future and are not counted.` : null,
    notes.elsewhere > 0 ? `${notes.elsewhere} entered no stage of this path.` : null,
    (notes.oneIn ?? 1) > 1 ? `Times are those of every ${notes.oneIn}th lead, by a hash.` : null,
  ].filter((note) => note !== null)
}

const cells = (share: Share | null): (number | null)[] =>
  share === null ? [null, null, null] : shareCells(share.hits, share.n)

const days = (of: number | null | undefined): number | null =>
  of === null || of === undefined ? null : rounded(of, 4)
