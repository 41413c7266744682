import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Queryable } from '#platform/database.ts'

const HOUR = 3600_000
export const CLAIM_HOLDS_MS = 24 * HOUR
export const INVITATION_HOLDS_MS = 7 * 24 * HOUR

export interface Invitation {
  id: string
  personId: string | null
  resetsSecondFactor: boolean
  by: string
  createdAt: number
  expiresAt: number
  usedAt: number | null
  revokedAt: number | null
}

const COLUMNS = `invitation_id as id, person_id as "personId", resets_second_factor as "resetsSecondFactor", by,
  created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"`

/**
 * Makes a link's token; earlier ones for the same person (or for the first admin) no longer work.
 * @returns the token, which is never to be had again: the store has its hash
 */
export async function invite(
  db: Queryable,
  given: { personId: string | null; by: string; now: number; resetsSecondFactor?: boolean },
): Promise<{ id: string; token: string; expiresAt: number }> {
  const token = randomBytes(32).toString('base64url')
  const id = randomUUID()
  const expiresAt = given.now + (given.personId === null ? CLAIM_HOLDS_MS : INVITATION_HOLDS_MS)
  await db.query(
    `update invitations set revoked_at = now() where workspace_no = 1 and person_id is not distinct from $1
        and used_at is null and revoked_at is null`,
    [given.personId],
  )
  await db.query(
    `insert into invitations (workspace_no, invitation_id, token_hash, person_id, resets_second_factor, by, created_at, expires_at)
     values (1, $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0))`,
    [id, hash(token), given.personId, given.resetsSecondFactor ?? false, given.by, given.now, expiresAt],
  )
  return { id, token, expiresAt }
}

export function claimUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/claim/${token}`
}

export function inviteUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/invite/${token}`
}

/** The invitation that a token still opens; null: none. */
export async function openInvitation(db: Queryable, token: string, now: number): Promise<Invitation | null> {
  const { rows } = await db.query<Invitation>(
    `select ${COLUMNS} from invitations where workspace_no = 1 and token_hash = $1 and used_at is null
        and revoked_at is null and expires_at > to_timestamp($2 / 1000.0)`,
    [hash(token), now],
  )
  return rows[0] ?? null
}

/** Of several who come with the same token at once, one gets true. */
export async function useInvitation(db: Queryable, id: string, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update invitations set used_at = to_timestamp($2 / 1000.0) where workspace_no = 1 and invitation_id = $1
        and used_at is null and revoked_at is null and expires_at > to_timestamp($2 / 1000.0)`,
    [id, now],
  )
  return rowCount > 0
}

export async function listInvitations(db: Queryable): Promise<Invitation[]> {
  const { rows } = await db.query<Invitation>(
    `select ${COLUMNS} from invitations where workspace_no = 1 and person_id is not null
      order by created_at desc limit 200`,
  )
  return rows
}

/** @returns false when there is none that could still be used */
export async function revokeInvitation(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update invitations set revoked_at = now() where workspace_no = 1 and invitation_id = $1
        and used_at is null and revoked_at is null`,
    [id],
  )
  return rowCount > 0
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
