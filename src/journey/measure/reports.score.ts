import { badDimension } from '#journey/measure/report.rules.ts'
import { HORIZON_DAYS } from '#journey/measure/value/chance.rules.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import { scoreMonths, type ScoredPass } from '#journey/measure/value/score.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

/** So many passes tell a month's area within a few hundredths, and are read in seconds. */
const SAMPLE = 50_000

/** How the score did, month by month: whether it tells leads apart, whether it still means what it meant, whether leads change. */
export async function score({ db }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: this is by month')
  const { rows: counted } = await db.query<{ n: number }>(
    'select count(*) as n from passes where workspace_no = 1 and began_at <= to_timestamp($1 / 1000.0)',
    [asked.asOf],
  )
  const oneIn = Math.max(1, Math.ceil(counted[0]!.n / SAMPLE))
  // the horizon runs from the day on which the score is looked at; who had come by then is not foretold
  const { rows } = await db.query<ScoredPass>(
    `select to_char(p.began_at at time zone 'UTC', 'YYYY-MM') as month, coalesce(s.total, 0) as score,
            case when o.at is not null then true
                 when p.began_at + interval '1 day' + make_interval(days => $4) <= to_timestamp($1 / 1000.0) then false end as came
       from passes p
       left join lateral (
         select (e.body ->> 'total')::int as total from entries e
          where e.workspace_no = 1 and e.lead_id = p.lead_id and e.kind = 'ScoreChanged' and e.at <= p.began_at + interval '1 day'
          order by e.seq desc limit 1) as s on true
       left join lateral (
         select min(q.opportunity_at) as at from passes q
          where q.workspace_no = 1 and q.lead_id = p.lead_id and q.opportunity_at > p.began_at + interval '1 day'
            and p.began_at + interval '1 day' + make_interval(days => $4) <= to_timestamp($1 / 1000.0)
            and q.opportunity_at <= p.began_at + interval '1 day' + make_interval(days => $4)) as o on true
      where p.workspace_no = 1 and p.began_at <= to_timestamp($1 / 1000.0) - interval '1 day'
        and ($2::float8 is null or p.began_at >= to_timestamp($2 / 1000.0))
        and ($3::float8 is null or p.began_at <= to_timestamp($3 / 1000.0))
        and ($5 = 1 or abs(hashtextextended(p.lead_id::text, 7) % $5::int8) = 0)
        and (p.opportunity_at is null or p.opportunity_at > p.began_at + interval '1 day')
        and (p.ended_at is null or p.ended_at > p.began_at + interval '1 day')`,
    [asked.asOf, asked.from, asked.to, HORIZON_DAYS, oneIn],
    { timeoutMs: 120_000 },
  )
  const part = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : rounded(value, 4)
  return {
    columns: [
      { name: 'month', unit: 'began in' },
      { name: 'leads', unit: 'passes' },
      { name: 'decided', unit: 'passes whose time is over' },
      { name: 'came', unit: 'passes' },
      { name: 'share', unit: 'share of the decided' },
      { name: 'share low', unit: '95 % interval' },
      { name: 'share high', unit: '95 % interval' },
      { name: 'said', unit: 'share by the months before' },
      { name: 'area', unit: 'under the curve' },
      { name: 'area low', unit: '95 % interval' },
      { name: 'area high', unit: '95 % interval' },
      { name: 'drift', unit: 'stability index of the scores' },
    ],
    rows: scoreMonths(rows).map((one) => [
      one.month,
      one.leads,
      one.decided,
      one.came,
      ...shareCells(one.came, one.decided),
      part(one.said),
      part(one.area?.auc),
      part(one.area?.low),
      part(one.area?.high),
      part(one.drift),
    ]),
    notes: [
      `Leads with the score that the agreement in force then gave them a day after they came; came: an opportunity within ${HORIZON_DAYS} days of it.`,
      'Said: what the same bands of scores had led to in the months before. Area: 0.5 is chance; DeLong’s interval. Drift over 0.25: the leads are not like those before.',
      ...(oneIn > 1 ? [`Every ${oneIn}th lead, drawn by a hash of its id.`] : []),
    ],
  }
}
