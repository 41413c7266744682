import { authorOf } from '#work/author.rules.ts'
import { isOvertaken, needsToSee } from '#work/seen.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Request } from '#platform/http/route.ts'
import type { Since, Standing } from '#work/seen.rules.ts'

/** The header in which a screen says what its person saw: the lead's number of entries. */
const SEEN = 'baton-seen'
/** Of a page that stood open for weeks: whoever missed as much has to look again. */
const MOST = 500

/**
 * Whether the person who acts was overtaken, and where the lead stands now; null when the request does not say what was
 * seen, or the act only adds. Unlike If-Match it lets pass what does not matter: visits, points, notes of others.
 */
export async function overtaken(
  db: Queryable,
  { headers, who }: Pick<Request, 'headers' | 'who'>,
  leadId: string,
  act: string,
): Promise<{ overtaken: boolean; standing: Standing } | null> {
  const seen = Number(headers.get(SEEN) ?? Number.NaN)
  if (!Number.isInteger(seen) || seen < 0 || seen > 2 ** 31 - 1 || !needsToSee(act)) return null
  const { rows } = await db.query<Standing & { since: Since[] | null }>(
    `select l.owner, l.stage, l.handoff,
       (select json_agg(json_build_object('kind', e.kind, 'fact', e.fact, 'by', e.by) order by e.seq)
          from (select kind, fact, by, seq from entries where workspace_no = 1 and lead_id = $1 and seq > $2
                 order by seq limit ${MOST}) e) as since
     from leads l where l.workspace_no = 1 and l.lead_id = $1`,
    [leadId, seen],
    { name: 'overtaken' },
  )
  const row = rows[0]
  if (!row) return null
  const { since, ...standing } = row
  const missed = since ?? []
  return { overtaken: missed.length === MOST || isOvertaken(missed, authorOf(who)), standing }
}
