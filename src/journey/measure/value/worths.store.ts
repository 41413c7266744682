import { parameters, unnest } from '#work/columns.ts'
import type { Column } from '#work/columns.ts'
import type { LeadWorth, Standing } from '#journey/measure/value/lead-worth.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { WhyNoWorth } from '#journey/measure/value/worth.contract.ts'

/** What worths are told from, as it is kept. */
export interface Basis {
  key: string
  by: 'stage' | 'card'
  version: number | null
  /** epoch ms */
  asOf: number
  currency: string
  leads: number
  won: number
  priced: number
  refused: string | null
}

export interface KeptBasis {
  basis: number
  /** leads up to here were told by it; null: all */
  toldTo: string | null
}

const NO_LEAD = '00000000-0000-0000-0000-000000000000'

/** The basis of this key, begun where there is none: by whoever comes first, in the latest place. */
export async function keepBasis(db: Queryable, basis: Basis): Promise<KeptBasis> {
  const { rows } = await db.query<KeptBasis & { key: string }>(
    `select basis, key, told_to as "toldTo" from worth_bases where workspace_no = 1 order by basis desc limit 1`,
    [],
    { name: 'worth_basis' },
  )
  const latest = rows[0]
  if (latest?.key === basis.key) return latest
  await db.query(
    `insert into worth_bases values (1, $1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      (latest?.basis ?? 0) + 1,
      basis.key,
      basis.by,
      basis.version,
      basis.asOf,
      basis.currency,
      basis.leads,
      basis.won,
      basis.priced,
      basis.refused,
      NO_LEAD,
    ],
  )
  return keepBasis(db, basis)
}

export async function setToldTo(db: Queryable, basis: number, to: string | null): Promise<void> {
  await db.query('update worth_bases set told_to = $2 where workspace_no = 1 and basis = $1', [basis, to])
}

/**
 * Something happened to these leads: what they are worth is told anew. In one order for everybody, so that two who mark the
 * same ones wait for each other.
 */
export async function markWorths(db: Queryable, leads: readonly string[]): Promise<void> {
  await db.query(MARK, [[...leads].sort()], { name: 'worth_mark' })
}

const MARK = `insert into worths (workspace_no, lead_id, basis, why, value, score, due_at, turn)
  select 1, u.id, 0, 'not_counted', -1, 0, '-infinity', 1 from unnest($1::uuid[]) as u(id)
  on conflict (workspace_no, lead_id) do update set due_at = '-infinity', turn = worths.turn + 1`

/** Leads whose worth is to be told anew. */
export async function dueWorths(db: Queryable, now: number, most: number): Promise<string[]> {
  const { rows } = await db.query<{ lead_id: string }>(
    `select lead_id from worths where workspace_no = 1 and due_at <= to_timestamp($1 / 1000.0) order by due_at limit $2`,
    [now, most],
    { name: 'worths_due' },
  )
  return rows.map(({ lead_id: id }) => id)
}

/** The next leads in the order of their ids. */
export async function leadsBehind(db: Queryable, after: string, most: number): Promise<string[]> {
  const { rows } = await db.query<{ lead_id: string }>(
    'select lead_id from leads where workspace_no = 1 and lead_id > $1 order by lead_id limit $2',
    [after, most],
    { name: 'worths_behind' },
  )
  return rows.map(({ lead_id: id }) => id)
}

export interface StandingRow extends Pick<Standing, 'stage' | 'since' | 'score' | 'groups' | 'level'> {
  lead_id: string
  version: number
  /** of the row that was there when the lead was read; 0: none */
  turn: number
}

/** Leads with the row of their latest pass. Of leads that are no more there is none. */
export async function readStandings(db: Queryable, leads: readonly string[]): Promise<StandingRow[]> {
  const { rows } = await db.query<StandingRow>(
    `select l.lead_id, l.stage, l.stage_since as since, l.score, l.version, p.groups, p.level, coalesce(w.turn, 0) as turn
       from leads l
       left join worths w on w.workspace_no = 1 and w.lead_id = l.lead_id
       left join lateral (select groups, level from passes p where p.workspace_no = 1 and p.lead_id = l.lead_id
         order by p.pass desc limit 1) p on true
      where l.workspace_no = 1 and l.lead_id = any($1::uuid[])`,
    [leads],
    { name: 'worths_standing' },
  )
  return rows
}

/** What is told of a lead: its worth, or why there is none. */
export interface WorthRow {
  lead: string
  turn: number
  stage: string
  score: number
  told: LeadWorth | WhyNoWorth
  /** epoch ms */
  dueAt: number
}

const of =
  (read: (worth: LeadWorth) => unknown) =>
  ({ told }: WorthRow): unknown =>
    typeof told === 'string' ? null : read(told)

const columns: Column<WorthRow>[] = [
  { name: 'lead_id', type: 'uuid', of: ({ lead }) => lead },
  { name: 'turn', type: 'int4', of: ({ turn }) => turn },
  { name: 'why', type: 'text', of: ({ told }) => (typeof told === 'string' ? told : null) },
  { name: 'stage', type: 'text', of: ({ stage }) => stage },
  { name: 'age', type: 'int4', of: of(({ age }) => age) },
  { name: 'band', type: 'int4', of: of(({ band }) => band) },
  { name: 'seen', type: 'int4', of: of(({ seen }) => seen.n) },
  { name: 'seen_won', type: 'int4', of: of(({ seen }) => seen.won) },
  { name: 'chance', type: 'numeric', of: of(({ chance }) => String(chance.mean)) },
  { name: 'chance_low', type: 'numeric', of: of(({ chance }) => String(chance.low)) },
  { name: 'chance_high', type: 'numeric', of: of(({ chance }) => String(chance.high)) },
  { name: 'amount', type: 'int8', of: of(({ amount }) => amount.mean) },
  { name: 'amount_low', type: 'int8', of: of(({ amount }) => amount.low) },
  { name: 'amount_high', type: 'int8', of: of(({ amount }) => amount.high) },
  { name: 'value_low', type: 'int8', of: of(({ value }) => value.low) },
  { name: 'value_high', type: 'int8', of: of(({ value }) => value.high) },
  { name: 'value', type: 'int8', of: ({ told }) => (typeof told === 'string' ? -1 : told.value.mean) },
  { name: 'score', type: 'int4', of: ({ score }) => score },
  { name: 'due_at', type: 'moment', of: ({ dueAt }) => dueAt },
]

/** Writes what was told; where something happened to the lead meanwhile it is told again, and this is left. */
export async function writeWorths(db: Queryable, basis: number, rows: readonly WorthRow[]): Promise<void> {
  const sorted = rows.toSorted((a, b) => (a.lead < b.lead ? -1 : 1))
  await db.query(WRITE, [...parameters(columns, sorted), basis], { name: 'worths_write' })
}

const WRITE = write()

function write(): string {
  const names = columns.map(({ name }) => name)
  const { select, from } = unnest(columns, 1)
  const set = names.filter((name) => name !== 'lead_id' && name !== 'turn')
  return `insert into worths (workspace_no, basis, ${names.join(', ')}) select 1, $${columns.length + 1}, ${select} from ${from}
    on conflict (workspace_no, lead_id) do update set basis = excluded.basis, ${set.map((name) => `${name} = excluded.${name}`).join(', ')}
      where worths.turn = excluded.turn`
}

/** Rows of leads that are no more: they go on in another, or were never there. */
export async function dropWorths(db: Queryable, leads: readonly string[]): Promise<void> {
  await db.query(
    `delete from worths w where workspace_no = 1 and lead_id = any($1::uuid[])
        and not exists (select 1 from leads l where l.workspace_no = 1 and l.lead_id = w.lead_id)`,
    [leads],
  )
}
