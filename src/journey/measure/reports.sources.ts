import { badDimension } from '#journey/measure/report.rules.ts'
import { shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

const DIMENSIONS = ['source', 'campaign', 'channel', 'country']

interface Row {
  of: string | null
  leads: number
  qualified: number
  accepted: number
  opportunities: number
  won: number
  revenue: string | null
}

/** Leads by where they came from first, and what became of them by the date. */
export async function sources({ db, law }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  const by = asked.by ?? 'source'
  if (!DIMENSIONS.includes(by)) return badDimension(by, `one of ${DIMENSIONS.join(', ')}`)
  const { path, stages } = law.at(asked.asOf)
  const qualified = path[1] ?? path[0]!
  const accepted = path[path.findIndex((id) => stages[id]!.kind === 'handoff') + 1] ?? path.at(-1)!
  const { rows } = await db.query<Row>(
    `with reached as (
       select lead_id, bool_or(stage = $4) as qualified, bool_or(stage = $5) as accepted
       from passages where workspace_no = 1 and stage in ($4, $5) and entered_at <= to_timestamp($1 / 1000.0) group by lead_id),
     deals as (
       select lead_id, count(*) as opportunities,
         count(*) filter (where status = 'won' and (closed_at is null or closed_at <= to_timestamp($1 / 1000.0))) as won,
         sum(amount) filter (where status = 'won' and (closed_at is null or closed_at <= to_timestamp($1 / 1000.0))) as revenue
       from opportunities where workspace_no = 1 and is_primary and (opened_at is null or opened_at <= to_timestamp($1 / 1000.0))
       group by lead_id)
     select l.${by} as of, count(*) as leads, count(*) filter (where r.qualified) as qualified,
       count(*) filter (where r.accepted) as accepted, coalesce(sum(d.opportunities), 0)::int8 as opportunities,
       coalesce(sum(d.won), 0)::int8 as won, trim_scale(sum(d.revenue))::text as revenue
     from leads l left join reached r using (lead_id) left join deals d using (lead_id)
     where l.workspace_no = 1 and l.created_at <= to_timestamp($1 / 1000.0)
       and ($2::float8 is null or l.created_at >= to_timestamp($2 / 1000.0))
       and ($3::float8 is null or l.created_at <= to_timestamp($3 / 1000.0))
     group by 1 order by count(*) desc, 1`,
    [asked.asOf, asked.from, asked.to, qualified, accepted],
    { timeoutMs: 60_000 },
  )
  return {
    columns: [
      { name: by, unit: 'name' },
      { name: 'leads', unit: 'leads' },
      { name: 'qualified', unit: 'leads' },
      { name: 'accepted', unit: 'leads' },
      { name: 'opportunities', unit: 'opportunities' },
      { name: 'won', unit: 'opportunities' },
      { name: 'won revenue', unit: 'as given' },
      { name: 'qualified rate', unit: 'share of leads' },
      { name: 'qualified rate low', unit: '95 % interval' },
      { name: 'qualified rate high', unit: '95 % interval' },
    ],
    rows: rows.map((row) => [
      row.of,
      row.leads,
      row.qualified,
      row.accepted,
      row.opportunities,
      row.won,
      row.revenue === null ? 0 : Number(row.revenue),
      ...shareCells(row.qualified, row.leads),
    ]),
    notes: [
      `Qualified: entered ${stages[qualified]!.name}. Accepted: entered ${stages[accepted]!.name}. A range is that of the lead's creation.`,
      'A lead counts with the source of its first capture; an opportunity with its primary lead. Amounts are not converted.',
    ],
  }
}
