import { parameters, unnest } from '#work/columns.ts'
import type { Column } from '#work/columns.ts'
import type { PassRow } from '#journey/measure/grain/pass.rules.ts'
import type { Queryable } from '#platform/database.ts'

const passes: Column<PassRow>[] = [
  { name: 'lead_id', type: 'uuid', of: (row) => row.lead },
  { name: 'pass', type: 'int4', of: (row) => row.pass },
  { name: 'seq', type: 'int4', of: (row) => row.seq },
  { name: 'began_at', type: 'moment', of: (row) => row.beganAt },
  { name: 'recorded_at', type: 'moment', of: (row) => row.recordedAt },
  { name: 'source', type: 'text', of: (row) => row.source },
  { name: 'campaign', type: 'text', of: (row) => row.campaign },
  { name: 'channel', type: 'text', of: (row) => row.channel },
  { name: 'asset', type: 'text', of: (row) => row.asset },
  { name: 'origin', type: 'text', of: (row) => row.origin },
  { name: 'country', type: 'text', of: (row) => row.country },
  { name: 'level', type: 'text', of: (row) => row.level },
  { name: 'company_id', type: 'uuid', of: (row) => row.companyId },
  { name: 'owner', type: 'text', of: (row) => row.owner },
  { name: 'function', type: 'text', of: (row) => row.function },
  { name: 'rep', type: 'text', of: (row) => row.rep },
  { name: 'version', type: 'int4', of: (row) => row.version },
  { name: 'stage', type: 'text', of: (row) => row.stage },
  { name: 'qualified_at', type: 'moment', of: (row) => row.qualifiedAt },
  { name: 'offered_at', type: 'moment', of: (row) => row.offeredAt },
  { name: 'accepted_at', type: 'moment', of: (row) => row.acceptedAt },
  { name: 'opportunity_at', type: 'moment', of: (row) => row.opportunityAt },
  { name: 'won_at', type: 'moment', of: (row) => row.wonAt },
  { name: 'lost_at', type: 'moment', of: (row) => row.lostAt },
  { name: 'disqualified_at', type: 'moment', of: (row) => row.disqualifiedAt },
  { name: 'nurtured_at', type: 'moment', of: (row) => row.nurturedAt },
  { name: 'ended_at', type: 'moment', of: (row) => row.endedAt },
  { name: 'offers', type: 'int4', of: (row) => row.offers },
  { name: 'returns', type: 'int4', of: (row) => row.returns },
  { name: 'attempts', type: 'int4', of: (row) => row.attempts },
  { name: 'reason', type: 'text', of: (row) => row.reason },
  { name: 'opportunity_id', type: 'text', of: (row) => row.opportunityId },
  { name: 'amount', type: 'numeric', of: (row) => row.amount },
  { name: 'currency', type: 'text', of: (row) => row.currency },
  { name: 'reached', type: 'text', of: (row) => `{${row.reached.map((at) => at ?? 'null').join(',')}}` },
  // ids of groups have no letter that an array's text would have to quote
  { name: 'groups', type: 'text', of: (row) => `{${row.groups.map((id) => JSON.stringify(id)).join(',')}}` },
]

/** A lead as it was read: what waits of it up to here is done. */
export interface Read {
  id: string
  seq: number
}

const CASTS: Record<string, string> = { reached: '::float8[]', groups: '::text[]' }

/**
 * Writes the rows and takes the leads off the queue, in one statement. Somebody who read the lead later and wrote first
 * is not overwritten. When the groups are judged by another text meanwhile, nothing is written and false comes back.
 */
export async function writePasses(
  db: Queryable,
  rows: PassRow[],
  read: Read[],
  groups: string,
): Promise<boolean> {
  const { rows: found } = await db.query(
    STATEMENT,
    [
      ...parameters(passes, rows),
      read.map(({ id }) => id),
      JSON.stringify(Object.fromEntries(read.map(({ id, seq }) => [id, seq]))),
      groups,
    ],
    { name: 'grain_write' },
  )
  return found.length > 0
}

/**
 * Rows of leads that go on in another are deleted, and nothing in them would stop somebody who read the lead before and
 * writes it now. So whoever deletes waits until all who write are done; who begins later finds in dropStale that it is gone.
 */
export async function waitForOthers(transaction: Queryable): Promise<void> {
  await transaction.query('select 1 from grain_marks where workspace_no = 1 for update', [], {
    name: 'grain_alone',
  })
}

/**
 * Deletes what is left of older readings: every row of a lead is written with the position that it was read at, so those of
 * passes that the lead has no more (a merge was undone) show an earlier one; a lead that goes on in another has none.
 * A statement of its own, to see what was committed while the rows were being written.
 */
export async function dropStale(transaction: Queryable, read: Read[]): Promise<void> {
  await transaction.query(STALE, [read.map(({ id }) => id)], { name: 'grain_stale' })
}

const STALE = `delete from passes p where p.workspace_no = 1 and p.lead_id = any($1::uuid[])
    and (p.seq < (select max(q.seq) from passes q where q.workspace_no = 1 and q.lead_id = p.lead_id)
      or exists (select 1 from merged_leads m where m.workspace_no = 1 and m.lead_id = p.lead_id))`

const STATEMENT = statement()

function statement(): string {
  const names = passes.map(({ name }) => name)
  const { select, from } = unnest(passes, 1)
  const values = select
    .split(', ')
    .map((value) => value + (CASTS[value.slice('u.'.length)] ?? ''))
    .join(', ')
  const set = names.filter((name) => name !== 'lead_id' && name !== 'pass')
  const [ids, seqs, groups] = [1, 2, 3].map((n) => `$${n + passes.length}`)
  return `with mark as (select 1 from grain_marks where workspace_no = 1 and groups = ${groups} for share),
    written as (
      insert into passes (workspace_no, ${names.join(', ')}) select 1, ${values} from ${from}, mark
      on conflict (workspace_no, lead_id, pass) do update set ${set.map((name) => `${name} = excluded.${name}`).join(', ')}
        where passes.seq <= excluded.seq),
    gone as (
      -- not a join: of a queue that was empty when it was last looked at the planner thinks that it holds one row, and walks
      -- all leads for each that it finds (230 µs a lead instead of 15)
      delete from grain_due where workspace_no = 1 and lead_id = any(${ids}::uuid[])
         and seq <= (${seqs}::jsonb->>lead_id::text)::int4 and exists (select 1 from mark))
    select 1 from mark`
}
