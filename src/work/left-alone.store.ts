import { v7 } from 'uuid'
import { addressDigests } from '#work/address-digests.ts'
import type { Queryable } from '#platform/database.ts'

/** An address that is left alone from now on because its person said so. */
export interface LeftAlone {
  /** the mail that says so; null: they said it on a page */
  mail: string | null
  /** as the list knows it: `email:…` */
  key: string
  /** null: its person was erased, so that a code of the address is all that is kept */
  value: string | null
  source: string
}

/**
 * Puts addresses on the list of those who are left alone, for good, at their own wish. One whose entry would have run out
 * stays. @returns of each, whether its address was not there before
 */
export async function leaveAlone(
  transaction: Queryable,
  wishes: readonly LeftAlone[],
  by: string,
  now: number,
): Promise<boolean[]> {
  // one statement cannot put the same address there twice
  const first = [...new Map(wishes.toReversed().map((one) => [one.key, one])).values()]
  const digests = await addressDigests(
    transaction,
    first.map(({ key }) => key),
    now,
  )
  const { rows } = await transaction.query<{ digest: string }>(
    `insert into suppressions as s (workspace_no, suppression_id, kind, digest, key, value, reason, source, added_at, added_by, mail_id, theirs)
     select 1, e.id, 'email', e.digest, e.key, e.value, 'asked', e.source, to_timestamp($7 / 1000.0), $8, e.mail, true
       from unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::uuid[]) as e(id, digest, key, value, source, mail)
     on conflict (workspace_no, digest, reason) where removed_at is null
       do update set until = null where s.until is not null
     returning encode(digest, 'hex') as digest`,
    [
      first.map(() => v7()),
      digests,
      first.map(({ key, value }) => (value === null ? null : key)),
      first.map(({ value }) => value),
      first.map(({ source }) => source),
      first.map(({ mail }) => mail),
      now,
      by,
    ],
  )
  const written = new Set(rows.map(({ digest }) => digest))
  const isNew = new Set(first.filter((_, i) => written.has(digests[i]!.toString('hex'))))
  return wishes.map((one) => isNew.has(one))
}

/** The mail was no such wish: what it put on the list goes off it again. @returns whether anything did */
export async function takeOffList(
  transaction: Queryable,
  mail: string,
  by: string,
  now: number,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update suppressions set removed_at = to_timestamp($2 / 1000.0), removed_by = $3
      where workspace_no = 1 and mail_id = $1 and removed_at is null`,
    [mail, now, by],
  )
  return rowCount > 0
}
