import { badDimension, lately } from '#journey/measure/report.rules.ts'
import { clockCounts, clocksEnded, clocksRunning, type ClocksBy } from '#journey/measure/clocks.store.ts'
import { keptOf, type Kept } from '#journey/measure/clocks.rules.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Range } from '#journey/measure/offers.store.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** Each duty: how many clocks were met in time, late or not yet, and how long they take; by `team` or `person`. */
export async function clocks({ db, law, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  const by = asked.by ?? 'all'
  if (by !== 'all' && by !== 'team' && by !== 'person') return badDimension(by, 'left out, or team or person')
  const found = await keptClocks(db, law.at(asked.asOf), lately(asked), by)
  const censored = found.reduce((sum, { running, takenBack, moot }) => sum + running + takenBack + moot, 0)
  return {
    columns: [
      { name: 'duty', unit: 'name' },
      { name: by === 'all' ? 'of' : by, unit: 'name' },
      ...['started', 'met in time', 'met late', 'taken back', 'moot', 'running', 'running late'].map(
        (name) => ({
          name,
          unit: 'clocks',
        }),
      ),
      { name: 'in time', unit: 'share of met, taken back and running late' },
      { name: 'in time low', unit: '95 % interval' },
      { name: 'in time high', unit: '95 % interval' },
      { name: 'median', unit: 'business hours until met' },
      { name: 'p90', unit: 'business hours until met' },
      { name: 'agreed', unit: 'time' },
    ],
    rows: found.map((one) => [
      one.name,
      one.of === null ? 'all' : by === 'person' ? owner(one.of) : one.of,
      one.started,
      one.met,
      one.metLate,
      one.takenBack,
      one.moot,
      one.running,
      one.runningLate,
      ...shareCells(one.inTime.hits, one.inTime.n),
      hours(one.median),
      hours(one.ninety),
      one.within,
    ]),
    notes: [
      'Clocks that started in the range. Moot: what was owed there is owed no more, because the lead moved on.',
      `Median and p90 are Kaplan-Meier estimates: ${censored} clocks that still run, or ended without being met, count as longer than they ran. Empty: not so many have been met yet.`,
      'Business hours are those of the person’s calendar, to a tenth; of running clocks those of the agreement’s.',
    ],
  }
}

export async function keptClocks(db: Queryable, rules: Ruleset, range: Range, by: ClocksBy): Promise<Kept[]> {
  const [counts, ended, running] = await Promise.all([
    clockCounts(db, range, by),
    clocksEnded(db, range, by),
    clocksRunning(db, range, by),
  ])
  return keptOf(rules, counts, ended, running, range.asOf)
}

function hours(value: number | null): number | null {
  return value === null ? null : rounded(value, 2)
}
