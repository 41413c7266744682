import { IN_WORK } from '#journey/handoff/holding.rules.ts'
import { readLoads } from '#work/loads.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { StoredAgreement } from '#journey/agreement/law.ts'

interface Floor {
  db: Database
  agreements: StoredAgreement[]
  people: Map<string, Candidate>
}

/**
 * Counts everybody's leads in work from the leads themselves and mends what differs: after a bulk load, which does not
 * count, and once a day. The long count locks nothing; only who seems to differ is counted again under a lock.
 * @returns the people whose number was wrong
 */
export async function keepLoads({ db, agreements, people }: Floor): Promise<string[]> {
  const places = agreements.flatMap(({ ruleset }) =>
    Object.values(ruleset.stages).flatMap(({ id, kind }) =>
      IN_WORK.includes(kind) ? [{ version: ruleset.version, stage: id }] : [],
    ),
  )
  const suspects = await differing(db, places, null)
  if (suspects.length === 0) return []
  await db.transaction(async (transaction) => {
    // whoever counts a batch now waits; what they have committed is seen by the next statement
    await transaction.query('lock table loads in exclusive mode')
    const wrong = await differing(
      transaction,
      places,
      suspects.map(({ id }) => id),
    )
    for (const { id, leads } of wrong)
      await transaction.query(
        `insert into loads (workspace_no, person_id, leads) values (1, $1, $2)
         on conflict (workspace_no, person_id) do update set leads = excluded.leads, most = null`,
        [id, leads],
      )
  })
  await readLoads(db, people)
  return suspects.map(({ id }) => id)
}

async function differing(
  db: Queryable,
  places: { version: number; stage: string }[],
  only: string[] | null,
): Promise<{ id: string; leads: number }[]> {
  const { rows } = await db.query<{ id: string; leads: number }>(
    `with counted as (
       select owner, count(*)::int4 as leads from leads l
         join unnest($1::int4[], $2::text[]) as p(version, stage) using (version, stage)
        where l.workspace_no = 1 and owner not like 'desk:%' and ($3::text[] is null or owner = any($3))
        group by owner)
     select coalesce(c.owner, d.person_id) as id, coalesce(c.leads, 0) as leads
       from counted c full join
            (select person_id, leads from loads where workspace_no = 1
               and ($3::text[] is null or person_id = any($3))) d on d.person_id = c.owner
      where coalesce(c.leads, 0) <> coalesce(d.leads, 0)`,
    [places.map(({ version }) => version), places.map(({ stage }) => stage), only],
    { timeoutMs: 600_000 },
  )
  return rows
}
