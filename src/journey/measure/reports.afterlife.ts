import { badDimension, lately } from '#journey/measure/report.rules.ts'
import { shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

interface Row {
  of: string | null
  leads: number
  ours: number
  elsewhere: number
  open: number
  gone: number
  known: number
  asked: number
}

/** What became of the leads that were disqualified, lost or closed, by the reason that brought them there (or by source). */
export async function afterlife({ db, law }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  const by = asked.by ?? 'reason'
  if (by !== 'reason' && by !== 'source') return badDimension(by, 'reason or source')
  const { stages } = law.at(asked.asOf)
  const aside = Object.values(stages).filter(({ kind }) => ['disqualified', 'lost', 'closed'].includes(kind))
  const { from, to } = lately(asked)
  // a lead that went aside twice counts once, with the first time of the range; a deal won since outranks what was heard
  const { rows } = await db.query<Row>(
    `with aside as (
       select distinct on (lead_id) lead_id, why, entered_at from passages
        where workspace_no = 1 and stage = any($2::text[])
          and entered_at between to_timestamp($3 / 1000.0) and to_timestamp(least($4::float8, $1::float8) / 1000.0)
        order by lead_id, entered_at),
     ends as (
       select a.lead_id, a.why,
           case when exists (select 1 from opportunities d where d.workspace_no = 1 and d.lead_id = a.lead_id and d.status = 'won'
                  and d.closed_at between a.entered_at and to_timestamp($1 / 1000.0)) then 'bought_from_us'
             else (select o.outcome from outcomes o where o.workspace_no = 1 and o.lead_id = a.lead_id and o.at >= a.entered_at
                      and o.at <= to_timestamp($1 / 1000.0) order by o.at desc, o.seq desc limit 1) end as outcome,
           exists (select 1 from watches w where w.workspace_no = 1 and w.lead_id = a.lead_id
                     and w.woke_at between a.entered_at and to_timestamp($1 / 1000.0)) as asked
         from aside a)
     select ${by === 'reason' ? 'e.why' : 'l.source'} as of, count(*)::int as leads,
         count(*) filter (where outcome = 'bought_from_us')::int as ours,
         count(*) filter (where outcome = 'bought_elsewhere')::int as elsewhere,
         count(*) filter (where outcome = 'still_open')::int as open, count(*) filter (where outcome = 'gone')::int as gone,
         count(outcome)::int as known, count(*) filter (where asked)::int as asked
       from ends e ${by === 'reason' ? '' : 'join leads l on l.workspace_no = 1 and l.lead_id = e.lead_id'}
      group by 1 order by 2 desc, 1`,
    [asked.asOf, aside.map(({ id }) => id), from, to],
    { timeoutMs: 60_000 },
  )
  return {
    columns: [
      { name: by, unit: 'name' },
      { name: 'leads', unit: 'leads that went aside' },
      { name: 'looked at again', unit: 'leads' },
      { name: 'bought from us', unit: 'leads' },
      { name: 'bought elsewhere', unit: 'leads' },
      { name: 'still open', unit: 'leads' },
      { name: 'gone', unit: 'leads' },
      { name: 'unknown', unit: 'leads' },
      { name: 'bought from us share', unit: 'share of those whose end is known' },
      { name: 'bought from us share low', unit: '95 % interval' },
      { name: 'bought from us share high', unit: '95 % interval' },
    ],
    rows: rows.map((row) => [
      row.of,
      row.leads,
      row.asked,
      row.ours,
      row.elsewhere,
      row.open,
      row.gone,
      row.leads - row.known,
      ...shareCells(row.ours, row.known),
    ]),
    notes: [
      'A range is that of going aside: disqualified, lost or closed. What was learned latest counts; a deal won since counts as bought from us.',
      'Shares are of leads whose end is known. Whose end we know is no random choice: read them with the column “unknown”.',
    ],
  }
}
