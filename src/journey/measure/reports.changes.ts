import { badDimension } from '#journey/measure/report.rules.ts'
import { changeView, judge } from '#journey/measure/change/judge.ts'
import { readChanges } from '#journey/measure/change/changes.store.ts'
import { rounded } from '#journey/measure/interval.rules.ts'
import type { Asked, Cells, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

/** Declared changes with their signed baselines and what came of them; `from` and `to` narrow to their first days. */
export async function changes(floor: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: this is by change')
  const { db, owner } = floor
  const rows: Cells[] = []
  const notes: string[] = []
  for (const change of await readChanges(db)) {
    const { document, proposedAt, withdrawnAt } = change
    const starts = Date.parse(document.starts)
    if (proposedAt > asked.asOf || (asked.from ?? -Infinity) > starts || (asked.to ?? Infinity) < starts)
      continue
    const signatures = change.signatures.filter(({ at }) => at <= asked.asOf)
    const known = {
      ...change,
      signatures,
      withdrawnAt: (withdrawnAt ?? Infinity) > asked.asOf ? null : withdrawnAt,
    }
    const judged = await judge({ ...floor, now: () => Math.min(asked.asOf, floor.now()) }, db, known)
    const { status, result, title, measure, filters } = changeView(known, judged, owner, 'en')
    const cell = (value: number | null | undefined): number | null =>
      value === null || value === undefined ? null : rounded(value, 4)
    const effect = result?.effect
    rows.push([
      title,
      measure,
      Object.entries(filters)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ') || null,
      document.starts,
      status,
      ...[effect?.before, effect?.after, effect?.difference, effect?.low, effect?.high].map(cell),
      result?.weeks ?? null,
      result?.verdict ?? null,
    ])
    if (result)
      notes.push(`${title}: ${result.sentence}`, ...result.limits.map((limit) => `${title}: ${limit}`))
    else if (judged.corrected !== null)
      notes.push(`${title}: its baseline reads otherwise now (${judged.corrected.weeks} weeks).`)
  }
  return {
    columns: [
      { name: 'change', unit: 'name' },
      { name: 'measure', unit: 'name' },
      { name: 'narrowed to', unit: 'filters' },
      { name: 'first day', unit: 'day' },
      { name: 'status', unit: 'proposed, signed or withdrawn' },
      { name: 'before', unit: 'share, hours, leads a week, or money' },
      { name: 'after', unit: 'the same' },
      { name: 'difference', unit: 'the same' },
      { name: 'low', unit: '95 % interval' },
      { name: 'high', unit: '95 % interval' },
      { name: 'weeks', unit: 'whole weeks judged' },
      { name: 'verdict', unit: 'better, worse, noise, unclear, too_early or unmeasurable' },
    ],
    rows,
    notes: rows.length === 0 ? ['No change was declared by then.'] : notes,
  }
}
