import { createHash } from 'node:crypto'
import { FIRST_WAIT_MS, FORGET_MS, SLOWDOWN, waitAfter } from '#people/slowdown.rules.ts'
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
 * Counts a try before it is looked at, in the statement that also asks whether it may be: of a hundred at once, those
 * beyond the free ones find the row changed and wait.
 * @returns ms to wait; 0: go on
 */
export async function beginTry(db: Queryable, tried: Tried, now: number): Promise<number> {
  for (const { kind, key } of subjects(tried)) {
    const { free, longestMs } = SLOWDOWN[kind]
    const { rowCount } = await db.query(
      `insert into sign_in_failures as f (workspace_no, subject, failures, last_at)
       values (1, $1, 1, to_timestamp($2 / 1000.0))
       on conflict (workspace_no, subject) do update set last_at = excluded.last_at,
         failures = case when excluded.last_at - f.last_at > $6 * interval '1 ms' then 1 else f.failures + 1 end
       where f.failures < $3
          or excluded.last_at - f.last_at >= least($4 * 2 ^ least(f.failures - $3, 30), $5) * interval '1 ms'`,
      [key, now, free, FIRST_WAIT_MS, longestMs, FORGET_MS],
    )
    if (rowCount === 0) return Math.max(1, await waitOf(db, kind, key, now))
  }
  return 0
}

async function waitOf(db: Queryable, kind: Subject, key: Buffer, now: number): Promise<number> {
  const { rows } = await db.query<{ failures: number; last_at: number }>(
    'select failures, last_at from sign_in_failures where workspace_no = 1 and subject = $1',
    [key],
  )
  return rows[0] ? waitAfter(kind, rows[0].failures, rows[0].last_at, now) : 0
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
