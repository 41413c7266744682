import { createHash } from 'node:crypto'
import { FORGET_MS, waitAfter } from '#people/slowdown.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Subject } from '#people/slowdown.rules.ts'

/** Whose failures count: the account that is tried, and where the tries come from. */
export interface Tried {
  account?: string
  address?: string
}

function subjects(tried: Tried): { kind: Subject; key: Buffer }[] {
  return (['account', 'address'] as const).flatMap((kind) => {
    const value = tried[kind]
    if (value === undefined || value === '') return []
    return [{ kind, key: createHash('sha256').update(`${kind} ${value.toLowerCase()}`).digest() }]
  })
}

/**
 * Counts a try before it is looked at, so that a hundred at once do not all pass as the first one.
 * @returns ms to wait; 0: go on
 */
export async function beginTry(db: Queryable, tried: Tried, now: number): Promise<number> {
  const who = subjects(tried)
  const { rows } = await db.query<{ subject: Buffer; failures: number; last_at: number }>(
    `select subject, failures, last_at from sign_in_failures where workspace_no = 1 and subject = any($1)`,
    [who.map(({ key }) => key)],
  )
  const waits = who.map(({ kind, key }) => {
    const row = rows.find(({ subject }) => subject.equals(key))
    return row ? waitAfter(kind, row.failures, row.last_at, now) : 0
  })
  const wait = Math.max(0, ...waits)
  if (wait > 0) return wait
  await db.query(
    `insert into sign_in_failures as f (workspace_no, subject, failures, last_at)
     select 1, key, 1, to_timestamp($2 / 1000.0) from unnest($1::bytea[]) as key
     on conflict (workspace_no, subject) do update set last_at = excluded.last_at,
       failures = case when excluded.last_at - f.last_at > $3 * interval '1 ms' then 1 else f.failures + 1 end`,
    [who.map(({ key }) => key), now, FORGET_MS],
  )
  return 0
}

/** It held: the account begins anew. The address gets back only its own try: one's own account is no licence to guess. */
export async function endTry(db: Queryable, tried: Tried): Promise<void> {
  for (const { kind, key } of subjects(tried)) {
    const sql =
      kind === 'account'
        ? 'delete from sign_in_failures where workspace_no = 1 and subject = $1'
        : 'update sign_in_failures set failures = greatest(failures - 1, 0) where workspace_no = 1 and subject = $1'
    await db.query(sql, [key])
  }
}
