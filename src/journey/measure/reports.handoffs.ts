import { badDimension } from '#journey/measure/report.rules.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

interface Row {
  rep: string
  offered: number
  accepted: number
  returned: number
  expired: number
  withdrawn: number
  returned_later: number
  open: number
  hours: number | null
}

/** Offers made in the range, per rep, with the answers that were given by the date. */
export async function handoffs({ db, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null && asked.by !== 'owner') return badDimension(asked.by, 'left out: offers are by rep')
  const { rows } = await db.query<Row>(
    `with h as (
       select rep, offered_at, case when answered_at <= to_timestamp($1 / 1000.0) then answer end as answer, answered_at,
         returned_at
       from handoffs where workspace_no = 1)
     select rep, count(*) as offered, count(*) filter (where answer = 'accepted') as accepted,
       count(*) filter (where answer = 'returned') as returned, count(*) filter (where answer = 'expired') as expired,
       count(*) filter (where answer = 'withdrawn') as withdrawn, count(*) filter (where answer is null) as open,
       count(*) filter (where answer = 'accepted' and returned_at <= to_timestamp($1 / 1000.0)) as returned_later,
       percentile_cont(0.5) within group (order by date_part('epoch', answered_at - offered_at) / 3600)
         filter (where answer in ('accepted', 'returned')) as hours
     from h where offered_at <= to_timestamp($1 / 1000.0)
       and ($2::float8 is null or offered_at >= to_timestamp($2 / 1000.0))
       and ($3::float8 is null or offered_at <= to_timestamp($3 / 1000.0))
     group by rep order by rep`,
    [asked.asOf, asked.from, asked.to],
    { timeoutMs: 60_000 },
  )
  return {
    columns: [
      { name: 'rep', unit: 'name' },
      ...['offered', 'accepted', 'returned', 'expired', 'withdrawn', 'open'].map((name) => ({
        name,
        unit: 'offers',
      })),
      { name: 'acceptance', unit: 'share of accepted, returned and expired' },
      { name: 'acceptance low', unit: '95 % interval' },
      { name: 'acceptance high', unit: '95 % interval' },
      { name: 'median answer', unit: 'hours from offer to answer' },
      { name: 'returned later', unit: 'offers' },
    ],
    rows: rows.map((row) => [
      owner(row.rep),
      row.offered,
      row.accepted,
      row.returned,
      row.expired,
      row.withdrawn,
      row.open,
      ...shareCells(row.accepted, row.accepted + row.returned + row.expired),
      row.hours === null ? null : rounded(row.hours, 2),
      row.returned_later,
    ]),
    notes: [
      'Hours are hours of the clock, not business hours.',
      'Returned later: accepted first, given back afterwards. They count as accepted too.',
    ],
  }
}
