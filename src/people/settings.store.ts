import { randomBytes } from 'node:crypto'
import type { Queryable } from '#platform/database.ts'

/** The workspace's own secret, made when it is first needed; all its servers share it. */
export async function workspaceSecret(db: Queryable): Promise<string> {
  await db.query(
    'insert into sign_in_settings (workspace_no, secret) values (1, $1) on conflict (workspace_no) do nothing',
    [randomBytes(32).toString('base64url')],
  )
  const { rows } = await db.query<{ secret: string }>(
    'select secret from sign_in_settings where workspace_no = 1',
  )
  return rows[0]!.secret
}

export async function isClaimed(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ claimed: boolean }>(
    'select claimed_at is not null as claimed from sign_in_settings where workspace_no = 1',
  )
  return rows[0]?.claimed ?? false
}

export async function markClaimed(db: Queryable): Promise<void> {
  await workspaceSecret(db)
  const { rowCount } = await db.query(
    'update sign_in_settings set claimed_at = coalesce(claimed_at, now()) where workspace_no = 1',
  )
  if (rowCount !== 1) throw new Error('The workspace could not be marked as claimed')
}
