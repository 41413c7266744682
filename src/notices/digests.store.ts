import type { Services } from '#work/services.ts'

/** A mail that a server refused is tried again after so long, so often. */
const AGAIN_MS = 600_000
const MOST_ATTEMPTS = 5

/** The morning's mail, or the week's: `day` is then its Monday. */
export interface Digest {
  person: string
  /** YYYY-MM-DD */
  day: string
  kind: 'morning' | 'week'
}

/**
 * Takes the day before its mail goes out, so that at most one goes. A sender that dies in between leaves it taken and
 * unsettled: nobody sends for it again. False: somebody has taken it.
 */
export async function takeDay({ db, now }: Services, { person, day, kind }: Digest): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into digests as d (workspace_no, person_id, day, kind, claimed_at, until)
     values (1, $1, $2, $4, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0))
     on conflict (workspace_no, person_id, day, kind) do update
       set attempts = d.attempts + 1, outcome = null, claimed_at = excluded.claimed_at, until = excluded.until
     where d.outcome = 'refused' and d.attempts < ${MOST_ATTEMPTS}
       and d.settled_at < to_timestamp(($3 - ${AGAIN_MS}) / 1000.0)`,
    [person, day, now(), kind],
  )
  return rowCount > 0
}

/** What became of it; of the notices that a sent one told nobody is mailed again. */
export async function settleDay(
  { db, now }: Services,
  { person, day, kind }: Digest,
  outcome: 'sent' | 'refused' | 'unclear',
  detail: string,
  told: readonly string[] = [],
): Promise<void> {
  await db.query(
    `with settled as (update digests set outcome = $3, detail = $4, settled_at = to_timestamp($5 / 1000.0)
        where workspace_no = 1 and person_id = $1 and day = $2 and kind = $7)
     update notifications set mailed_at = to_timestamp($5 / 1000.0)
      where workspace_no = 1 and person_id = $1 and $3 = 'sent' and notification_id = any($6)`,
    [person, day, outcome, detail.slice(0, 500), now(), told, kind],
  )
}
