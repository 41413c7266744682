import type { Judgement } from '#journey/capture/tracking/human.rules.ts'
import type { Database, Queryable } from '#platform/database.ts'

/** A page view of a browser whose person agreed. */
export interface Visit {
  hit: string
  visitor: string
  /** epoch ms */
  at: number
  host: string
  page: string
  source: string | null
  campaign: string | null
  origin: { first: Record<string, string>; last: Record<string, string> }
  judged: Judgement
  agent: string
}

export async function insertVisits(transaction: Queryable, visits: Visit[]): Promise<void> {
  if (visits.length === 0) return
  await transaction.query(
    `insert into visits (workspace_no, visitor, hit_id, at, host, page, source, campaign, origin, human, why, agent)
     select 1, u.visitor, u.hit, to_timestamp(u.at / 1000.0), u.host, u.page, u.source, u.campaign, u.origin, u.human, u.why, u.agent
       from jsonb_to_recordset($1) as u(visitor uuid, hit uuid, at float8, host text, page text, source text, campaign text,
         origin jsonb, human numeric, why text, agent text)`,
    [
      JSON.stringify(
        visits.map(({ judged, ...visit }) => ({ ...visit, human: judged.human, why: judged.why.join(' ') })),
      ),
    ],
  )
  await transaction.query(
    'update visitors set waiting = true where workspace_no = 1 and visitor = any($1::uuid[])',
    [[...new Set(visits.map(({ visitor }) => visitor))].sort()],
  )
}

/** One page's views on a day of UTC, of nobody in particular. */
export interface Counted {
  day: string
  host: string
  page: string
  /** a person, more likely than not */
  likely: boolean
  views: number
}

export async function addCounts(transaction: Queryable, counted: Counted[]): Promise<void> {
  if (counted.length === 0) return
  await transaction.query(
    `insert into visit_counts (workspace_no, day, host, page, likely, views)
     select 1, u.day, u.host, u.page, u.likely, sum(u.views)::int4
       from jsonb_to_recordset($1) as u(day date, host text, page text, likely boolean, views int4)
      group by u.day, u.host, u.page, u.likely order by u.day, u.host, u.page, u.likely
     on conflict (workspace_no, day, host, page, likely) do update set views = visit_counts.views + excluded.views`,
    [JSON.stringify(counted)],
  )
}

/** Sites that the script was heard from, remembered for a minute. */
const heard = new WeakMap<Database, { until: number; sites: Promise<Set<string>> }>()
const FRESH_MS = 60_000

/** Whether the tracking script has been heard from a site in the last month. */
export async function sitesHeard(
  services: { db: Database; now: () => number },
  host: string,
): Promise<boolean> {
  const now = services.now()
  let known = heard.get(services.db)
  if (!known || known.until < now) {
    const sites = services.db
      .query<{ host: string }>(
        `select distinct host from visit_counts where workspace_no = 1 and day > to_timestamp($1 / 1000.0)::date - 30`,
        [now],
      )
      .then(({ rows }) => new Set(rows.map((row) => row.host)))
    heard.set(services.db, (known = { until: now + FRESH_MS, sites }))
    // asked again by the next
    sites.catch(() => heard.delete(services.db))
  }
  return (await known.sites).has(host.toLowerCase())
}
