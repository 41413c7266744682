import { addressDigests } from '#work/address-digests.ts'
import { rebuild } from '#work/rebuild.ts'
import { loadCards } from '#work/load.ts'
import type { Absorbed } from '#work/rebuild.ts'
import type { Card } from '#work/card.ts'
import type { Queryable } from '#platform/database.ts'

/** A lead that goes on in another. `into`: where it was merged; `survivor`: where that is now. `at`: epoch ms. */
export interface MergedRow {
  lead: string
  into: string
  survivor: string
  merge: string
  at: number
  by: string
}

/** These leads as far as they go on in others, and those that go on in them. */
export async function mergedAround(db: Queryable, leads: string[]): Promise<MergedRow[]> {
  const { rows } = await db.query<MergedRow>(
    `select m.lead_id as lead, m.into_id as into, m.survivor_id as survivor, m.merge_id as merge,
            round(extract(epoch from m.merged_at) * 1000)::float8 as at, m.merged_by as by
       from merged_leads m
      where m.workspace_no = 1 and m.survivor_id in
        (select unnest($1::uuid[]) union select survivor_id from merged_leads where workspace_no = 1 and lead_id = any($1::uuid[]))
      order by m.merged_at, m.lead_id`,
    [leads],
    { name: 'merged_around' },
  )
  return rows
}

/** The lead in which this one goes on; itself where it was not merged. */
export async function survivorOf(db: Queryable, lead: string): Promise<string> {
  const { rows } = await db.query<{ survivor: string }>(
    'select survivor_id as survivor from merged_leads where workspace_no = 1 and lead_id = $1',
    [lead],
    { name: 'survivor_of' },
  )
  return rows[0]?.survivor ?? lead
}

/** The stretches of a stream that undone merges took back: from one place up to the entry that undid it. */
export async function undoings(db: Queryable, lead: string): Promise<{ from: number; seq: number }[]> {
  const { rows } = await db.query<{ from: number; seq: number }>(
    `select (body->>'from')::int4 as "from", seq from entries
      where workspace_no = 1 and lead_id = $1 and kind = 'LeadUnmerged'`,
    [lead],
    { name: 'undoings' },
  )
  return rows
}

/** In SQL, whether an entry of a stream still counts: no merge that was undone took it back. */
export function counts(entry: string): string {
  return `not exists (select 1 from entries u where u.workspace_no = 1 and u.lead_id = ${entry}.lead_id
    and u.seq > ${entry}.seq and u.kind = 'LeadUnmerged' and (u.body->>'from')::int4 <= ${entry}.seq)`
}

/** Puts cards that were written among the leads apart, as those of leads that go on in another. */
export async function layApart(transaction: Queryable, rows: MergedRow[]): Promise<void> {
  for (const { lead, into, survivor, merge, at, by } of rows) {
    await transaction.query(
      `insert into merged_leads (workspace_no, lead_id, into_id, survivor_id, merge_id, merged_at, merged_by,
              seq, head, state, person, company, company_id, created_at)
       select 1, l.lead_id, $2, $3, $4, to_timestamp($5 / 1000.0), $6,
              l.seq, l.head, l.state, l.person, l.company, l.company_id, l.created_at
         from leads l where l.workspace_no = 1 and l.lead_id = $1`,
      [lead, into, survivor, merge, at, by],
    )
    await transaction.query('delete from leads where workspace_no = 1 and lead_id = $1', [lead])
  }
}

/** Forgets that these were merged; their cards stand among the leads again. */
export async function takeBack(transaction: Queryable, leads: string[]): Promise<void> {
  await transaction.query('delete from merged_leads where workspace_no = 1 and lead_id = any($1::uuid[])', [
    leads,
  ])
}

export async function moveSurvivor(transaction: Queryable, leads: string[], survivor: string): Promise<void> {
  await transaction.query(
    'update merged_leads set survivor_id = $2 where workspace_no = 1 and lead_id = any($1::uuid[])',
    [leads, survivor],
  )
}

/** Read models of a lead and of those that go on in it, anew. */
export async function rebuildGroup(transaction: Queryable, survivor: string): Promise<void> {
  const beneath = (await mergedAround(transaction, [survivor])).filter((row) => row.survivor === survivor)
  const { cards, absorbed } = await loadCards(transaction, [], [survivor, ...beneath.map(({ lead }) => lead)])
  const found: Absorbed[] = beneath.map(({ lead, at }) => ({ card: absorbed.get(lead)!, at }))
  const card: Card = cards.get(survivor)!
  await rebuild(transaction, card, found)
}

/** Keys that came in while the leads were one: those that the parted lead told are its own again. */
export async function giveKeys(
  transaction: Queryable,
  from: string[],
  to: string,
  keys: string[],
): Promise<void> {
  if (keys.length === 0) return
  await transaction.query(
    'update identity_keys set lead_id = $2 where workspace_no = 1 and lead_id = any($1::uuid[]) and key = any($3::text[])',
    [from, to, keys],
  )
}

/** What marks entries of the list of those who are left alone that stand there only because of a merge. */
const because = (merge: string): string => `merge ${merge}`

/** Whoever asked at one address, or one number, to be left alone is left alone at the other as well. */
export async function spreadSuppressions(
  transaction: Queryable,
  merge: string,
  [from, to]: [string[], string[]],
  now: number,
): Promise<void> {
  if (from.length === 0 || to.length === 0) return
  const theirs = await addressDigests(transaction, from, now)
  const targets = await addressDigests(transaction, to, now)
  await transaction.query(
    `insert into suppressions (workspace_no, suppression_id, kind, key, value, digest, reason, source, until, added_at, added_by)
     select distinct on (t.key, s.reason) 1, gen_random_uuid(), split_part(t.key, ':', 1), t.key, split_part(t.key, ':', 2), t.digest,
            s.reason, $4, s.until, to_timestamp($5 / 1000.0), 'baton'
       from suppressions s cross join unnest($2::text[], $3::bytea[]) as t(key, digest)
      where s.workspace_no = 1 and s.removed_at is null and s.digest = any($1::bytea[])
        and s.kind = split_part(t.key, ':', 1)
        and (s.until is null or s.until > to_timestamp($5 / 1000.0))
      order by t.key, s.reason, s.until desc nulls first
     on conflict (workspace_no, digest, reason) where removed_at is null do nothing`,
    [theirs, to, targets, because(merge), now],
  )
}

export async function liftSuppressions(transaction: Queryable, merge: string, now: number): Promise<void> {
  await transaction.query(
    `update suppressions set removed_at = to_timestamp($2 / 1000.0), removed_by = 'baton'
      where workspace_no = 1 and source = $1 and removed_at is null`,
    [because(merge), now],
  )
}
