import { DEFAULT_ROLES, DEFAULT_TIERS } from '#journey/outreach/accounts.rules.ts'
import { outreachSecret } from '#work/address-digests.ts'
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
