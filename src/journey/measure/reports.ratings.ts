import { badDimension, lately } from '#journey/measure/report.rules.ts'
import { shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

interface Row {
  what: 'lead' | 'brief'
  rating: number
  n: number
  accepted: number
  contacted: number
  opportunity: number
  won: number
}

/** What reps thought of leads and of their briefs against what came of them. */
export async function ratings({ db }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: this is by rating')
  const { from, to } = lately(asked)
  const { rows } = await db.query<Row>(
    `with r as (
       -- the latest word of each person on the lead, or its brief, in a pass
       select distinct on (lead_id, pass, of, by) lead_id, pass, of as what, rating, at from ratings
        where workspace_no = 1 and at between to_timestamp($2 / 1000.0) and to_timestamp($3 / 1000.0)
        order by lead_id, pass, of, by, at desc, seq desc),
     k as (
       select r.*, h.accepted, h.contacted, o.opened, o.won from r
         left join lateral (
           select bool_or(answer = 'accepted' and answered_at <= to_timestamp($1 / 1000.0)) as accepted,
               bool_or(worked_at <= to_timestamp($1 / 1000.0)) as contacted
             from handoffs where workspace_no = 1 and lead_id = r.lead_id and pass = r.pass) as h on true
         left join lateral (
           select true as opened, bool_or(status = 'won' and (closed_at is null or closed_at <= to_timestamp($1 / 1000.0))) as won
             from opportunities where workspace_no = 1 and lead_id = r.lead_id
              and (opened_at is null or opened_at <= to_timestamp($1 / 1000.0))
              and (closed_at is null or closed_at >= r.at)
            having count(*) > 0) as o on true)
     select what, rating, count(*) as n, count(*) filter (where accepted) as accepted,
         count(*) filter (where contacted) as contacted, count(*) filter (where opened) as opportunity,
         count(*) filter (where won) as won
       from k group by 1, 2 order by 1 desc, 2 desc`,
    [asked.asOf, from, Math.min(to, asked.asOf)],
    { timeoutMs: 60_000 },
  )
  const outcomes = ['accepted', 'contacted', 'opportunity', 'won'] as const
  return {
    columns: [
      { name: 'of', unit: 'lead or brief' },
      { name: 'rating', unit: '1 poor to 5 excellent' },
      { name: 'ratings', unit: 'ratings' },
      ...outcomes.flatMap((name) => [
        { name, unit: 'leads' },
        { name: `${name} share`, unit: 'share of ratings' },
        { name: `${name} share low`, unit: '95 % interval' },
        { name: `${name} share high`, unit: '95 % interval' },
      ]),
    ],
    rows: rows.map((row) => [
      row.what,
      row.rating,
      row.n,
      ...outcomes.flatMap((name) => [row[name], ...shareCells(row[name], row.n)]),
    ]),
    notes: [
      'A range is that of the rating; of several by one person in a pass the latest counts.',
      'Good ratings that are not won, or poor ones that are, say that the rating or the lead was misread. Late ratings know more than early ones.',
    ],
  }
}
