import { randomBytes } from 'node:crypto'
import { DEFAULT_ROLES, DEFAULT_TIERS } from '#journey/outreach/accounts.rules.ts'
import type { OutreachSettings, Tier } from '#journey/outreach/accounts.contract.ts'
import type { Queryable } from '#platform/database.ts'

/** Tiers and the roles of a buying group; the usual ones where nobody set any. */
export async function readSettings(db: Queryable): Promise<OutreachSettings> {
  const { rows } = await db.query<{ tiers: Tier[]; roles: OutreachSettings['roles'] }>(
    'select tiers, roles from outreach_settings where workspace_no = 1',
  )
  return rows[0] ?? { tiers: DEFAULT_TIERS, roles: DEFAULT_ROLES }
}

export async function writeSettings(
  db: Queryable,
  { tiers, roles }: OutreachSettings,
  by: string,
  now: number,
): Promise<void> {
  await outreachSecret(db, now)
  await db.query(
    `update outreach_settings set tiers = $1, roles = $2, updated_at = to_timestamp($3 / 1000.0), updated_by = $4
      where workspace_no = 1`,
    [JSON.stringify(tiers), roles, now, by],
  )
}

/** The tiers that accounts are in. */
export async function usedTiers(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ tier: string }>(
    'select distinct tier from target_accounts where workspace_no = 1 order by tier',
  )
  return rows.map(({ tier }) => tier)
}

const secrets = new WeakMap<Queryable, Buffer>()

/** What the digests of suppressed addresses are keyed with; made when it is first needed, and never changed. */
export async function outreachSecret(db: Queryable, now: number): Promise<Buffer> {
  const known = secrets.get(db)
  if (known) return known
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
  const secret = rows[0]!.secret
  secrets.set(db, secret)
  return secret
}
