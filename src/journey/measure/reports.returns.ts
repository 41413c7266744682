import { badDimension, lately } from '#journey/measure/report.rules.ts'
import { dutiesOf } from '#journey/measure/clocks.rules.ts'
import { shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

interface Row {
  of: string | null
  returned: number
  after: number
  answered: number
  due: number
  in_time: number
  appealed: number
  decided: number
  overturned: number
}

/** Returns by reason (or by rep): answered and in time, appealed, and what the manager decided. */
export async function returns({ db, law, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  const by = asked.by ?? 'reason'
  if (by !== 'reason' && by !== 'rep') return badDimension(by, 'reason or rep')
  const rules = law.at(asked.asOf)
  const answering = [...dutiesOf(rules).values()].filter((duty) => duty.until === 'return_answered')
  const { from, to } = lately(asked)
  const { rows } = await db.query<Row>(
    `with r as (
       select lead_id, rep, reason, coalesce(returned_at, answered_at) as at, returned_at is not null as after,
           case when return_answered_at <= as_of then return_answered_at end as answered_at,
           case when return_answered_at <= as_of then return_answer end as said,
           case when appeal_decided_at <= as_of then appeal_outcome end as outcome, as_of
         from handoffs, to_timestamp($1 / 1000.0) as as_of
        where workspace_no = 1 and (answer = 'returned' or returned_at is not null)
          and coalesce(returned_at, answered_at) between to_timestamp($2 / 1000.0) and to_timestamp($3 / 1000.0)),
     k as (
       select r.*, c.due_at from r left join lateral (
         select due_at from clocks where workspace_no = 1 and lead_id = r.lead_id and clock = any($4::text[])
            and started_at >= r.at - interval '1 minute' order by started_at limit 1) as c on true)
     select ${by} as of, count(*) as returned, count(*) filter (where after) as after, count(answered_at) as answered,
         count(*) filter (where due_at is not null and (answered_at is not null or due_at < as_of)) as due,
         count(*) filter (where answered_at <= due_at) as in_time,
         count(*) filter (where said = 'appealed') as appealed, count(outcome) as decided,
         count(*) filter (where outcome = 'overturned') as overturned
       from k group by 1 order by 2 desc, 1`,
    [asked.asOf, from, Math.min(to, asked.asOf), answering.map(({ id }) => id)],
    { timeoutMs: 60_000 },
  )
  return {
    columns: [
      { name: by, unit: 'name' },
      { name: 'returned', unit: 'offers' },
      { name: 'after accepting', unit: 'offers' },
      { name: 'answered', unit: 'returns' },
      { name: 'had a clock', unit: 'returns that were answered or are due' },
      { name: 'in time', unit: 'returns' },
      { name: 'in time share', unit: 'share of those that had a clock' },
      { name: 'in time share low', unit: '95 % interval' },
      { name: 'in time share high', unit: '95 % interval' },
      { name: 'appealed', unit: 'returns' },
      { name: 'decided', unit: 'appeals' },
      { name: 'overturned', unit: 'returns that should not have been' },
      { name: 'overturned share', unit: 'share of decided' },
      { name: 'overturned share low', unit: '95 % interval' },
      { name: 'overturned share high', unit: '95 % interval' },
    ],
    rows: rows.map((row) => [
      by === 'rep' ? owner(row.of!) : row.of === null ? null : (rules.returnReasons[row.of]?.label ?? row.of),
      row.returned,
      row.after,
      row.answered,
      row.due,
      row.in_time,
      ...shareCells(row.in_time, row.due),
      row.appealed,
      row.decided,
      row.overturned,
      ...shareCells(row.overturned, row.decided),
    ]),
    notes: [
      'A range is that of the return. Overturned: the manager held with whoever appealed.',
      ...(answering.length === 0 ? ['The agreement has no clock for answering returns.'] : []),
    ],
  }
}
