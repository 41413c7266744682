import { badDimension } from '#journey/measure/report.rules.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

/** A field of the opportunity, else one of the lead that rules can see, else one that came along with its file. */
const field = (name: string): string =>
  `coalesce(o.fields ->> ${name}, l.state -> 'attributes' ->> ${name}, l.person -> 'fields' ->> ${name})`
const FIELD = field('$4')

const dimensions: Record<string, string> = {
  owner: 'o.owner',
  agent: 'o.owner',
  // sales regions come under either name; the agreement's markets are another thing
  region: `coalesce(${field("'region'")}, ${field("'regionalOffice'")})`,
  source: 'l.source',
  campaign: 'l.campaign',
  stage: 'o.stage',
  company: 'coalesce(o.company, l.company)',
  country: 'l.country',
  month: `to_char(o.closed_at at time zone 'UTC', 'YYYY-MM')`,
  quarter: `to_char(o.closed_at at time zone 'UTC', 'YYYY-"Q"Q')`,
}

interface Row {
  of: string | null
  currency: string | null
  won: number
  lost: number
  open: number
  revenue: string | null
  priced: number
  days_to_win: number | null
  days_to_close: number | null
  undated_open: number
  undated_closed: number
  unpriced: number
}

/**
 * Opportunities by outcome as of a date. Each is counted once, with its primary lead; one that closed later was open
 * then. `from` and `to` bound the closing date, and open ones are left out under them.
 */
export async function outcomes({ db, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  const dimension =
    asked.by === null ? `'all'` : Object.hasOwn(dimensions, asked.by) ? dimensions[asked.by]! : FIELD
  const { rows } = await db.query<Row>(
    `with o as (
       select distinct on (opportunity_id) lead_id, owner, company, stage, fields, amount, currency, opened_at,
         case when closed_at <= to_timestamp($1 / 1000.0) then closed_at end as closed_at,
         case when closed_at > to_timestamp($1 / 1000.0) then 'open' else status end as status
       from opportunities where workspace_no = 1 order by opportunity_id, is_primary desc, lead_id)
     select ${dimension} as of, o.currency,
       count(*) filter (where o.status = 'won') as won, count(*) filter (where o.status = 'lost') as lost,
       count(*) filter (where o.status = 'open') as open,
       trim_scale(sum(o.amount) filter (where o.status = 'won'))::text as revenue,
       count(o.amount) filter (where o.status = 'won') as priced,
       percentile_cont(0.5) within group (order by date_part('epoch', o.closed_at - o.opened_at) / 86400)
         filter (where o.status = 'won') as days_to_win,
       percentile_cont(0.5) within group (order by date_part('epoch', o.closed_at - o.opened_at) / 86400)
         filter (where o.status <> 'open') as days_to_close,
       count(*) filter (where o.status = 'open' and o.opened_at is null) as undated_open,
       count(*) filter (where o.status <> 'open' and (o.opened_at is null or o.closed_at is null)) as undated_closed,
       count(*) filter (where o.status = 'won' and o.amount is null) as unpriced
     from o join leads l on l.workspace_no = 1 and l.lead_id = o.lead_id
     where (o.opened_at is null or o.opened_at <= to_timestamp($1 / 1000.0))
       and ($2::float8 is null or (o.status <> 'open' and o.closed_at >= to_timestamp($2 / 1000.0)))
       and ($3::float8 is null or (o.status <> 'open' and o.closed_at <= to_timestamp($3 / 1000.0)))
       ${dimension === FIELD ? '' : 'and $4::text is null'}
     group by 1, 2 order by 1 nulls last, 2`,
    [asked.asOf, asked.from, asked.to, dimension === FIELD ? asked.by : null],
    { timeoutMs: 60_000 },
  )
  if (
    (dimension === FIELD || asked.by === 'region') &&
    rows.length > 0 &&
    rows.every((row) => row.of === null)
  ) {
    return badDimension(
      asked.by!,
      `${Object.keys(dimensions).join(', ')} or a field of opportunities or leads`,
    )
  }
  const currencies = new Set(rows.filter((row) => row.priced > 0).map((row) => row.currency))
  const money = currencies.size === 1 ? ([...currencies][0] ?? 'as given') : 'in its currency'
  return {
    columns: [
      {
        name: asked.by ?? 'opportunities',
        unit: asked.by === 'month' || asked.by === 'quarter' ? 'closed in' : 'name',
      },
      { name: 'currency', unit: 'ISO 4217' },
      { name: 'won', unit: 'opportunities' },
      { name: 'lost', unit: 'opportunities' },
      { name: 'open', unit: 'opportunities' },
      { name: 'won revenue', unit: money },
      { name: 'average won', unit: money },
      { name: 'win rate', unit: 'share of won and lost' },
      { name: 'win rate low', unit: '95 % interval' },
      { name: 'win rate high', unit: '95 % interval' },
      { name: 'median days to win', unit: 'days from opened to closed' },
      { name: 'median days to close', unit: 'days from opened to closed, won and lost' },
    ],
    rows: rows.map((row) => [
      (asked.by === 'owner' || asked.by === 'agent') && row.of !== null ? owner(row.of) : row.of,
      row.currency,
      row.won,
      row.lost,
      row.open,
      row.revenue === null ? 0 : Number(row.revenue),
      row.priced === 0 ? null : rounded(Number(row.revenue) / row.priced, 2),
      ...shareCells(row.won, row.won + row.lost),
      row.days_to_win === null ? null : rounded(row.days_to_win, 2),
      row.days_to_close === null ? null : rounded(row.days_to_close, 2),
    ]),
    notes: notesOf(rows, asked),
  }
}

function notesOf(rows: Row[], asked: Asked): string[] {
  const sum = (key: 'undated_open' | 'undated_closed' | 'unpriced'): number =>
    rows.reduce((all, row) => all + row[key], 0)
  const [open, closed, unpriced] = [sum('undated_open'), sum('undated_closed'), sum('unpriced')]
  const notes = []
  if (open > 0)
    notes.push(`${open} open opportunities have no opening date: they are counted as open at every date.`)
  if (closed > 0) notes.push(`${closed} closed opportunities lack a date and are left out of the medians.`)
  if (unpriced > 0)
    notes.push(`${unpriced} won opportunities have no amount and are left out of the revenue.`)
  if (asked.from !== null || asked.to !== null)
    notes.push('The range is that of the closing date; open opportunities are left out.')
  if (new Set(rows.map((row) => row.currency)).size > 1)
    notes.push('Amounts are not converted: each currency has rows of its own.')
  return notes
}
