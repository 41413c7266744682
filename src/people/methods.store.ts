import { randomUUID } from 'node:crypto'
import type { Queryable } from '#platform/database.ts'

export async function passwordHash(db: Queryable, personId: string): Promise<string | null> {
  const { rows } = await db.query<{ password: string | null }>(
    `select password from sign_in_methods where workspace_no = 1 and person_id = $1 and provider = 'credential'`,
    [personId],
  )
  return rows[0]?.password ?? null
}

/** Sets the password and ends every session: whoever had the old one is out. */
export async function setPassword(db: Queryable, personId: string, hash: string): Promise<void> {
  await db.query(
    `insert into sign_in_methods (workspace_no, id, person_id, provider, account_id, password, created_at, updated_at)
     values (1, $1, $2, 'credential', $2, $3, now(), now())
     on conflict (workspace_no, provider, account_id) do update set password = excluded.password, updated_at = now()`,
    [randomUUID(), personId, hash],
  )
  await endSessions(db, personId)
}

/** @param but a session that stays */
export async function endSessions(
  db: Queryable,
  personId: string,
  but: string | null = null,
): Promise<number> {
  const { rowCount } = await db.query(
    `delete from sessions where workspace_no = 1 and person_id = $1 and id is distinct from $2`,
    [personId, but],
  )
  return rowCount
}

export async function endSession(db: Queryable, personId: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'delete from sessions where workspace_no = 1 and person_id = $1 and id = $2',
    [personId, id],
  )
  return rowCount > 0
}

export interface SessionRow {
  id: string
  address: string | null
  agent: string | null
  createdAt: number
  usedAt: number
  expiresAt: number
}

export async function listSessions(db: Queryable, personId: string): Promise<SessionRow[]> {
  const { rows } = await db.query<SessionRow>(
    `select id, address, agent, created_at as "createdAt", updated_at as "usedAt", expires_at as "expiresAt"
       from sessions where workspace_no = 1 and person_id = $1 and expires_at > now() order by updated_at desc`,
    [personId],
  )
  return rows
}

export async function removeSecondFactor(db: Queryable, personId: string): Promise<void> {
  await db.query('delete from second_factors where workspace_no = 1 and person_id = $1', [personId])
  await db.query('update people set second_factor = false where workspace_no = 1 and person_id = $1', [
    personId,
  ])
}

/**
 * Lets somebody sign in with this address.
 * @returns false when it is another person's
 */
export async function allowSignIn(db: Queryable, personId: string, address: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update people set sign_in = lower($2), updated_at = now() where workspace_no = 1 and person_id = $1
        and not exists (select 1 from people o where o.workspace_no = 1 and o.sign_in = lower($2) and o.person_id <> $1)`,
    [personId, address],
  )
  return rowCount > 0
}

/** Each code counts once (RFC 6238, 5.2): @returns false when it was used before. */
export async function useCodeOnce(db: Queryable, personId: string, code: string): Promise<boolean> {
  const id = `totp:${personId}:${code}`
  await db.query('delete from sign_in_challenges where workspace_no = 1 and id = $1 and expires_at < now()', [
    id,
  ])
  const { rowCount } = await db.query(
    `insert into sign_in_challenges (workspace_no, id, identifier, value, created_at, updated_at, expires_at)
     values (1, $1, $1, '', now(), now(), now() + interval '3 minutes') on conflict do nothing`,
    [id],
  )
  return rowCount > 0
}

/** What nobody came back for. */
export async function forgetExpired(db: Queryable): Promise<void> {
  await db.query('delete from sign_in_challenges where workspace_no = 1 and expires_at < now()')
  await db.query('delete from sessions where workspace_no = 1 and expires_at < now()')
  await db.query(
    `delete from sign_in_failures where workspace_no = 1 and last_at < now() - interval '2 hours'`,
  )
}
