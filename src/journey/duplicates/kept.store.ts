import type { FoundPair } from './pairs.rules.ts'
import type { Queryable } from '#platform/database.ts'

export type PairState = 'open' | 'later' | 'same' | 'different'

/** A pair as it stands. */
export interface KeptPair {
  lead: string
  other: string
  bits: number
  state: PairState
  /** epoch ms: since when it stands so */
  changed: number
  decidedBits: number | null
  digests: number[] | null
}

const KEPT = `select lead_id as lead, other_id as other, bits, state, digests::float8[] as digests,
    round(extract(epoch from changed_at) * 1000)::float8 as changed, decided_bits as "decidedBits" from duplicate_pairs`

/** Every pair of these leads. */
export async function pairsOf(db: Queryable, leads: readonly string[]): Promise<KeptPair[]> {
  const { rows } = await db.query<KeptPair>(
    `${KEPT} where workspace_no = 1 and lead_id = any($1::uuid[])
     union all
     ${KEPT} where workspace_no = 1 and other_id = any($1::uuid[]) and not lead_id = any($1::uuid[])`,
    [leads],
    { name: 'match_kept' },
  )
  return rows
}

/** Pairs whose smaller lead is one of those from `from` to `to`, both included. */
export async function pairsBetween(db: Queryable, from: string, to: string): Promise<KeptPair[]> {
  const { rows } = await db.query<KeptPair>(
    `${KEPT} where workspace_no = 1 and lead_id >= $1 and lead_id <= $2`,
    [from, to],
    { name: 'match_between' },
  )
  return rows
}

/** Pairs that were found: new ones are open, others keep their state unless it is told. */
export async function keepPairs(
  transaction: Queryable,
  pairs: readonly (FoundPair & { reopen: boolean })[],
  model: number,
  now: number,
): Promise<void> {
  if (pairs.length === 0) return
  const rows = [...pairs].sort((a, b) => (a.lead + a.other < b.lead + b.other ? -1 : 1))
  await transaction.query(
    `insert into duplicate_pairs as p (workspace_no, lead_id, other_id, bits, parts, model, state, found_at, changed_at)
     select 1, n.lead_id, n.other_id, n.bits, n.parts::json, $6, 'open', to_timestamp($7 / 1000.0), to_timestamp($7 / 1000.0)
       from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::text[], $5::bool[]) as n(lead_id, other_id, bits, parts, reopen)
     on conflict (workspace_no, lead_id, other_id) do update
        set bits = excluded.bits, parts = excluded.parts, model = excluded.model`,
    [
      rows.map(({ lead }) => lead),
      rows.map(({ other }) => other),
      rows.map(({ bits }) => bits),
      rows.map(({ parts }) => JSON.stringify(parts)),
      rows.map(({ reopen }) => reopen),
      model,
      now,
    ],
    { name: 'match_keep' },
  )
  const again = rows.filter(({ reopen }) => reopen)
  if (again.length > 0) await reopenPairs(transaction, again, now)
}

/** Asked again, as if nobody had decided. */
export async function reopenPairs(
  transaction: Queryable,
  pairs: readonly { lead: string; other: string }[],
  now: number,
): Promise<void> {
  await transaction.query(
    `update duplicate_pairs p set state = 'open', changed_at = to_timestamp($3 / 1000.0), decided_by = null, decided_at = null,
            decided_bits = null, digests = null, merge_id = null, survivor_id = null, bulk_id = null, later_until = null
       from unnest($1::uuid[], $2::uuid[]) as n(lead_id, other_id)
      where p.workspace_no = 1 and p.lead_id = n.lead_id and p.other_id = n.other_id`,
    [pairs.map(({ lead }) => lead), pairs.map(({ other }) => other), now],
  )
}

/** Pairs that nobody decided and that say nothing any more. */
export async function dropPairs(
  transaction: Queryable,
  pairs: readonly { lead: string; other: string }[],
): Promise<void> {
  if (pairs.length === 0) return
  await transaction.query(
    `delete from duplicate_pairs p using unnest($1::uuid[], $2::uuid[]) as n(lead_id, other_id)
      where p.workspace_no = 1 and p.lead_id = n.lead_id and p.other_id = n.other_id and p.state in ('open', 'later')`,
    [pairs.map(({ lead }) => lead), pairs.map(({ other }) => other)],
  )
}

/**
 * Two that somebody parted are two persons: whoever undid the merge said so, at that moment. What was decided about the
 * pair since then stands.
 */
export async function partPairs(
  transaction: Queryable,
  pairs: readonly { lead: string; other: string; digests: number[]; bits: number | null }[],
): Promise<void> {
  for (const { lead, other, digests, bits } of pairs)
    await transaction.query(
      `insert into duplicate_pairs as p (workspace_no, lead_id, other_id, bits, parts, model, state, found_at, changed_at,
              decided_by, decided_at, decided_bits, digests)
       select 1, $1::uuid, $2::uuid, coalesce($4::float8, 0), '[]', 0, 'different', e.recorded_at, e.recorded_at, e.by, e.recorded_at, $4::float8,
              $3::float8[]::int8[]
         from (select recorded_at, by from entries where workspace_no = 1 and lead_id in ($1, $2) and kind = 'LeadUnmerged'
                and body->>'lead' in ($1::text, $2::text) order by recorded_at desc, seq desc limit 1) as e
       on conflict (workspace_no, lead_id, other_id) do update
          set state = 'different', changed_at = excluded.changed_at, decided_by = excluded.decided_by,
              decided_at = excluded.decided_at, decided_bits = coalesce(p.decided_bits, p.bits), digests = excluded.digests,
              merge_id = null, survivor_id = null, bulk_id = null, later_until = null
        where p.changed_at < excluded.changed_at`,
      [lead, other, digests, bits],
    )
}
