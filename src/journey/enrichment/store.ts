import type { Enriched, EnrichmentProvider } from '#journey/enrichment/provider.ts'
import type { EnrichRow } from '#journey/enrichment/rules.ts'
import type { Queryable } from '#platform/database.ts'

interface Row {
  key: string
  data: Enriched['values']
  confidence: number | null
}

/** The provider that ships: what files said of addresses and domains, by the name of their source. */
export function storedProvider(db: Queryable, source: string): EnrichmentProvider {
  return {
    name: source,
    lookup: async (keys) => {
      const { rows } = await db.query<Row>(
        `select key, data, confidence from enrichments where workspace_no = 1 and source = $1 and key = any($2::text[])`,
        [source, keys],
      )
      return new Map(rows.map(({ key, data, confidence }) => [key, { values: data, confidence }]))
    },
  }
}

/** What files said under each name, the latest first. */
export async function readSources(
  db: Queryable,
): Promise<{ source: string; people: number; companies: number; told_at: number }[]> {
  const { rows } = await db.query<{ source: string; people: number; companies: number; told_at: number }>(
    `select source, count(*) filter (where key like 'email:%')::int as people,
            count(*) filter (where key like 'domain:%')::int as companies, max(told_at) as told_at
       from enrichments where workspace_no = 1 group by source order by 4 desc, 1`,
  )
  return rows
}

export type RowOutcome = 'created' | 'updated' | 'unchanged'

/** Keeps what a source says, or only says what that would change. In the order of the rows. */
export async function keepRows(
  db: Queryable,
  source: string,
  rows: readonly EnrichRow[],
  pen: { by: string; now: number } | null,
): Promise<RowOutcome[]> {
  const known = await storedProvider(db, source).lookup(rows.map(({ key }) => key))
  const outcomes = rows.map(({ key, values, confidence }): RowOutcome => {
    const there = known.get(key)
    if (!there) return 'created'
    const same = canonical(there.values) === canonical(values) && close(there.confidence, confidence)
    return same ? 'unchanged' : 'updated'
  })
  const news = rows.filter((_, i) => outcomes[i] !== 'unchanged')
  if (pen === null || news.length === 0) return outcomes
  await db.query(
    `insert into enrichments (workspace_no, source, key, data, confidence, told_at, told_by)
     select 1, $1, u.key, u.data, u.confidence, to_timestamp($5 / 1000.0), $6
       from unnest($2::text[], $3::json[], $4::real[]) as u(key, data, confidence)
     on conflict (workspace_no, source, key) do update set data = excluded.data, confidence = excluded.confidence,
        told_at = excluded.told_at, told_by = excluded.told_by`,
    [
      source,
      news.map(({ key }) => key),
      news.map(({ values }) => JSON.stringify(values)),
      news.map(({ confidence }) => confidence),
      pen.now,
      pen.by,
    ],
  )
  return outcomes
}

function canonical(values: Enriched['values']): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The store keeps single precision. */
function close(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) < 1e-6
}

/** Leads of these keys, by key: the one of an address, all that write from a domain or below it. */
export async function leadsOf(
  db: Queryable,
  keys: readonly string[],
): Promise<{ key: string; lead: string; email: string }[]> {
  const emails = keys.filter((key) => key.startsWith('email:'))
  const domains = keys.filter((key) => key.startsWith('domain:')).map((key) => key.slice('domain:'.length))
  const { rows } = await db.query<{ key: string; lead: string; email: string }>(
    `select k.key, k.lead_id as lead, substr(k.key, 7) as email from identity_keys k where k.workspace_no = 1 and k.key = any($1::text[])
     union all
     select 'domain:' || u.domain, l.lead_id, l.email from unnest($2::text[], $3::text[]) as u(domain, backwards)
      cross join lateral (select l.lead_id, l.email from leads l where l.workspace_no = 1 and l.email is not null
         and reverse(lower(split_part(l.email, '@', 2))) like u.backwards || '%') as l`,
    [
      emails,
      domains,
      domains.map((domain) =>
        [...domain]
          .reverse()
          .join('')
          .replaceAll(/[\\%_]/g, '\\$&'),
      ),
    ],
    { timeoutMs: 60_000 },
  )
  return rows
}

/** What a source said before that has no effect, by lead: `field=value`. */
export async function saidBefore(
  db: Queryable,
  by: string,
  leads: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await db.query<{
    lead: string
    against: Record<string, unknown>
    personal: Record<string, unknown> | null
  }>(
    `select e.lead_id as lead, e.body->'outranked' as against, p.data as personal
       from entries e left join personal_parts p using (workspace_no, lead_id, seq)
      where e.workspace_no = 1 and e.lead_id = any($2::uuid[]) and e.kind = 'LeadDetailsChanged' and e.by = $1
        and e.body->'outranked' is not null`,
    [by, leads],
  )
  const said = new Map<string, Set<string>>()
  for (const { lead, against, personal } of rows) {
    const mine = said.get(lead) ?? new Set()
    said.set(lead, mine)
    for (const [field, value] of Object.entries(against))
      mine.add(`${field}=${String(value ?? personal?.[field])}`)
  }
  return said
}

/** Leads made after one, in the order in which they were made: their ids begin with the moment. */
export async function leadsAfter(
  db: Queryable,
  after: string,
  limit: number,
): Promise<{ lead: string; email: string | null }[]> {
  const { rows } = await db.query<{ lead: string; email: string | null }>(
    `select lead_id as lead, email from leads where workspace_no = 1 and lead_id > $1 order by lead_id limit $2`,
    [after, limit],
  )
  return rows
}
