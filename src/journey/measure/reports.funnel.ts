import { badDimension } from '#journey/measure/report.rules.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

interface Row {
  stage: string
  entered: number
  leads: number
  present: number
  left: number
  on: number
  days: number | null
}

/** Passages that began in the range, stage by stage in the order of the path; `moved on` = to the path's next stage. */
export async function funnel({ db, law }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: the funnel is by stage')
  const { path, stages } = law.at(asked.asOf)
  const { rows } = await db.query<Row>(
    `with p as (
       select lead_id, stage, entered_at, case when left_at <= to_timestamp($1 / 1000.0) then left_at end as left_at,
         lead(stage) over (partition by lead_id order by seq) as next
       from passages where workspace_no = 1)
     select p.stage, count(*) as entered, count(distinct p.lead_id) as leads, count(*) filter (where left_at is null) as present,
       count(left_at) as left, count(*) filter (where left_at is not null and p.next = o.next) as on,
       percentile_cont(0.5) within group (order by date_part('epoch', left_at - entered_at) / 86400)
         filter (where left_at is not null) as days
     from p left join unnest($4::text[], $5::text[]) as o(stage, next) on o.stage = p.stage
     where entered_at <= to_timestamp($1 / 1000.0)
       and ($2::float8 is null or entered_at >= to_timestamp($2 / 1000.0))
       and ($3::float8 is null or entered_at <= to_timestamp($3 / 1000.0))
     group by p.stage`,
    [asked.asOf, asked.from, asked.to, path.slice(0, -1), path.slice(1)],
    { timeoutMs: 60_000 },
  )
  const place = (stage: string): number => (path.includes(stage) ? path.indexOf(stage) : path.length)
  rows.sort((a, b) => place(a.stage) - place(b.stage) || a.stage.localeCompare(b.stage))
  return {
    columns: [
      { name: 'stage', unit: 'name' },
      { name: 'entered', unit: 'passages' },
      { name: 'leads', unit: 'leads' },
      { name: 'there now', unit: 'leads' },
      { name: 'left', unit: 'passages' },
      { name: 'moved on', unit: 'passages' },
      { name: 'conversion', unit: 'share of those that left' },
      { name: 'conversion low', unit: '95 % interval' },
      { name: 'conversion high', unit: '95 % interval' },
      { name: 'median days', unit: 'days in the stage, of those that left' },
    ],
    rows: rows.map((row) => {
      const within = path.slice(0, -1).includes(row.stage)
      const moved = within ? [row.on, ...shareCells(row.on, row.left)] : [null, null, null, null]
      const days = row.days === null ? null : rounded(row.days, 2)
      return [
        stages[row.stage]?.name ?? row.stage,
        row.entered,
        row.leads,
        row.present,
        row.left,
        ...moved,
        days,
      ]
    }),
    notes: ['A lead that comes back enters a stage again: passages are counted, and leads beside them.'],
  }
}
