import { createHmac, randomBytes } from 'node:crypto'
import { DEFAULT_ROLES, DEFAULT_TIERS } from '#journey/outreach/accounts.rules.ts'
import type { Queryable } from '#platform/database.ts'

/** What addresses and numbers of people who are left alone are kept and found by, so that the list needs none of them. */
export async function addressDigests(db: Queryable, keys: readonly string[], now: number): Promise<Buffer[]> {
  const secret = await outreachSecret(db, now)
  return keys.map((key) => createHmac('sha256', secret).update(key).digest())
}

/** What the digests are keyed with; made when it is first needed, and never changed. */
export async function outreachSecret(db: Queryable, now: number): Promise<Buffer> {
  const read = () =>
    db.query<{ secret: Buffer }>('select secret from outreach_settings where workspace_no = 1')
  let { rows } = await read()
  if (!rows[0]) {
    await db.query(
      `insert into outreach_settings (workspace_no, tiers, roles, secret, updated_at, updated_by)
       values (1, $1, $2, $3, to_timestamp($4 / 1000.0), 'baton') on conflict (workspace_no) do nothing`,
      [JSON.stringify(DEFAULT_TIERS), DEFAULT_ROLES, randomBytes(32), now],
    )
    rows = (await read()).rows
  }
  return rows[0]!.secret
}
