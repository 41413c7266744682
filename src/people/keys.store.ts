import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { SCOPES } from '#people/permissions.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Scope } from '#people/permissions.rules.ts'
import type { Who } from '#platform/http/route.ts'

/** `baton_` + id + `_` + 256 random bits. The beginning is for secret scanners, and for people who find one. */
const SHAPE = /^baton_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/

export interface KeyView {
  id: string
  name: string
  scopes: string[]
  by: string
  createdAt: number
  expiresAt: number | null
  lastUsedAt: number | null
  revokedAt: number | null
}

/** @returns the id and the key itself, which is never to be had again */
export async function createKey(
  db: Queryable,
  given: { name: string; scopes: Scope[]; by: string; expiresAt: number; now: number },
): Promise<{ id: string; key: string }> {
  const id = randomBytes(6).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  await db.query(
    `insert into api_keys (workspace_no, key_id, name, secret_hash, scopes, by, created_at, expires_at)
     values (1, $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), to_timestamp($7 / 1000.0))`,
    [id, given.name, hash(secret), given.scopes, given.by, given.now, given.expiresAt],
  )
  return { id, key: `baton_${id}_${secret}` }
}

export async function listKeys(db: Queryable): Promise<KeyView[]> {
  const { rows } = await db.query<KeyView>(
    `select key_id as id, name, scopes, by, created_at as "createdAt", expires_at as "expiresAt",
            last_used_at as "lastUsedAt", revoked_at as "revokedAt"
       from api_keys where workspace_no = 1 order by created_at desc, key_id`,
  )
  return rows
}

/** @returns false when there is no such key */
export async function revokeKey(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update api_keys set revoked_at = coalesce(revoked_at, now()) where workspace_no = 1 and key_id = $1',
    [id],
  )
  return rowCount > 0
}

/** Whose key it is, and until when it holds; null: nobody's. */
export async function whoseKey(
  db: Queryable,
  key: string,
  now: number,
): Promise<{ who: Who; until: number } | null> {
  const [, id, secret] = SHAPE.exec(key) ?? []
  if (id === undefined) return null
  const { rows } = await db.query<{
    name: string
    secret_hash: Buffer
    scopes: string[]
    expires_at: number | null
  }>(
    `select name, secret_hash, scopes, expires_at from api_keys
      where workspace_no = 1 and key_id = $1 and revoked_at is null`,
    [id],
  )
  const row = rows[0]
  if (!row || !timingSafeEqual(row.secret_hash, hash(secret!))) return null
  const until = row.expires_at ?? Infinity
  if (until <= now) return null
  // once a minute is exact enough, and does not write for every lead
  await db.query(
    `update api_keys set last_used_at = to_timestamp($2 / 1000.0) where workspace_no = 1 and key_id = $1
        and (last_used_at is null or last_used_at < to_timestamp($2 / 1000.0) - interval '1 minute')`,
    [id, now],
  )
  const scopes = SCOPES.filter((scope) => row.scopes.includes(scope))
  return { who: { id: `key:${id}`, name: row.name, role: null, via: 'key', scopes }, until }
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
