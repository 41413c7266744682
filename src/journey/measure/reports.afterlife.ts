import { badDimension, lately } from '#journey/measure/report.rules.ts'
import { shareCells } from '#journey/measure/interval.rules.ts'
import { countAfterlife } from '#journey/measure/afterlife/afterlife.ts'
import type { AfterlifeRow } from '#journey/measure/afterlife/contract.ts'
import type { Asked, Cells, Table } from '#journey/measure/report.rules.ts'
import type { Filters } from '#journey/measure/grain/filter.rules.ts'
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

/** As whose a lead that went aside counts: the rep who had it, else its owner. */
const OF = { reason: 'e.why', source: 'p.source', rep: 'coalesce(p.rep, p.owner)' } as const

/** What became of the leads that were disqualified, lost or closed, by the reason that brought them there (or by source). */
export async function afterlife({ db, law, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  const by = asked.by ?? 'reason'
  if (by !== 'reason' && by !== 'source' && by !== 'rep') return badDimension(by, 'reason, rep or source')
  const { stages } = law.at(asked.asOf)
  const aside = Object.values(stages).filter(({ kind }) => ['disqualified', 'lost', 'closed'].includes(kind))
  const { from, to } = lately(asked)
  // a lead that went aside twice counts once, with the first time of the range; a deal won since outranks what was heard
  const { rows } = await db.query<Row>(
    `with aside as (
       select distinct on (lead_id) lead_id, pass, why, entered_at from passages
        where workspace_no = 1 and stage = any($2::text[])
          and entered_at between to_timestamp($3 / 1000.0) and to_timestamp(least($4::float8, $1::float8) / 1000.0)
        order by lead_id, entered_at),
     ends as (
       select a.lead_id, a.pass, a.why,
           case when exists (select 1 from opportunities d where d.workspace_no = 1 and d.lead_id = a.lead_id and d.status = 'won'
                  and d.closed_at between a.entered_at and to_timestamp($1 / 1000.0)) then 'bought_from_us'
             else (select o.outcome from outcomes o where o.workspace_no = 1 and o.lead_id = a.lead_id and o.at >= a.entered_at
                      and o.at <= to_timestamp($1 / 1000.0) order by o.at desc, o.seq desc limit 1) end as outcome,
           exists (select 1 from watches w where w.workspace_no = 1 and w.lead_id = a.lead_id
                     and w.woke_at between a.entered_at and to_timestamp($1 / 1000.0)) as asked
         from aside a)
     select ${OF[by]} as of, count(*)::int as leads,
         count(*) filter (where outcome = 'bought_from_us')::int as ours,
         count(*) filter (where outcome = 'bought_elsewhere')::int as elsewhere,
         count(*) filter (where outcome = 'still_open')::int as open, count(*) filter (where outcome = 'gone')::int as gone,
         count(outcome)::int as known, count(*) filter (where asked)::int as asked
       from ends e left join passes p on p.workspace_no = 1 and p.lead_id = e.lead_id and p.pass = e.pass
      group by 1 order by 2 desc, 1`,
    [asked.asOf, aside.map(({ id }) => id), from, to],
    { timeoutMs: 60_000 },
  )
  const filters: Filters = { ...asked, from, to, period: 'event', columns: [], groups: [] }
  const since = await countAfterlife(db, law, filters, { by, months: MONTHS }, (of) => of)
  const later = new Map(since.rows.map((row) => [row.of, row]))
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
      ...(['came back', 'qualified again', 'opportunity', 'won since'] as const).flatMap((name) => [
        { name, unit: 'leads' },
        { name: `${name} share`, unit: 'share of leads' },
        { name: `${name} low`, unit: '95 % interval' },
        { name: `${name} high`, unit: '95 % interval' },
      ]),
      { name: `won within ${MONTHS} months`, unit: 'leads' },
      { name: `of whom ${MONTHS} months are over`, unit: 'leads' },
      { name: 'money won since', unit: since.currency },
      { name: 'deals', unit: 'deals' },
    ],
    rows: rows.map((row) => [
      by === 'rep' && row.of !== null ? owner(row.of) : row.of,
      row.leads,
      row.asked,
      row.ours,
      row.elsewhere,
      row.open,
      row.gone,
      row.leads - row.known,
      ...shareCells(row.ours, row.known),
      ...sinceCells(later.get(row.of)),
    ]),
    notes: [
      'A range is that of going aside: disqualified, lost or closed. What was learned latest counts; a deal won since counts as bought from us.',
      'Shares are of leads whose end is known. Whose end we know is no random choice: read them with the column “unknown”.',
      'Came back, qualified again, opportunity: in a later pass. Won since: there, or in a deal that was closed after it.',
      ...(rows.some(({ leads }) => leads < since.small)
        ? [`Of fewer than ${since.small} leads a share says hardly anything: read its interval.`]
        : []),
      ...(since.without > 0
        ? [`${since.without} deals have no amount, or no rate of their day: counted, and in no sum.`]
        : []),
    ],
  }
}

/** What the watch looks at: so long after a lead went aside it may still buy. */
const MONTHS = 24

function sinceCells(row: Omit<AfterlifeRow, 'name'> | undefined): Cells {
  if (!row) return Array.from({ length: 20 }, () => null)
  return [
    ...[row.back, row.qualified, row.opportunity, row.won].flatMap(({ hits, n }) => [
      hits,
      ...shareCells(hits, n),
    ]),
    row.within.hits,
    row.within.n,
    Number(row.amount),
    row.deals,
  ]
}
