import type { Named } from '#journey/identity/companies.store.ts'
import type { Queryable } from '#platform/database.ts'

export interface PersonRow {
  id: string
  name: string | null
  title: string | null
  level: string | null
  stage: string
  version: number
  owner: string
  score: number
  engagement: number
  touches: number
  last_activity_at: number
}

const MOST_PEOPLE = 500

/** The people of a company, the strongest first; `members`: the companies that are this one. */
export async function readPeople(db: Queryable, members: string[]): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>(
    `select l.lead_id as id, coalesce(l.name, l.email) as name, l.title, l.state->'attributes'->>'seniority' as level, l.stage,
            l.version, l.owner, l.score, l.engagement, l.last_activity_at,
            (select count(*)::int from touches t where t.workspace_no = 1 and t.lead_id = l.lead_id) as touches
       from leads l where l.workspace_no = 1 and l.company_id = any($1::uuid[])
      order by l.score desc, l.lead_id limit ${MOST_PEOPLE}`,
    [members],
  )
  return rows
}

/** How many people there are, also those beyond the list, and the page as a target account. */
export async function readCounts(
  db: Queryable,
  members: string[],
): Promise<{ total: number; account: string | null }> {
  const { rows } = await db.query<{ total: number; account: string | null }>(
    `select (select count(*)::int from leads where workspace_no = 1 and company_id = any($1::uuid[])) as total,
            (select account_id from target_accounts where workspace_no = 1 and company_id = any($1::uuid[])
              order by created_at limit 1) as account`,
    [members],
  )
  return rows[0]!
}

export interface DomainRow {
  domain: string
  by: string
  at: number
}

export async function readDomains(db: Queryable, members: string[]): Promise<DomainRow[]> {
  const { rows } = await db.query<DomainRow>(
    `select distinct on (key) substr(key, 8) as domain, said_by as by, said_at as at from company_keys
      where workspace_no = 1 and company_id = any($1::uuid[]) and key like 'domain:%' and removed_at is null
      order by key, said_at`,
    [members],
  )
  return rows
}

/** Other companies that share a key of the kind with this one. */
export async function readSharing(
  db: Queryable,
  members: string[],
  kind: 'domain' | 'core',
): Promise<Named[]> {
  const { rows } = await db.query<Named>(
    `select distinct r.company_id as id, r.name from company_keys k
       join company_keys o on o.workspace_no = 1 and o.key = k.key and o.removed_at is null
       join companies c on c.workspace_no = 1 and c.company_id = o.company_id
       join companies r on r.workspace_no = 1 and r.company_id = coalesce(c.root_id, c.company_id)
      where k.workspace_no = 1 and k.company_id = any($1::uuid[]) and k.key like $2 and k.removed_at is null
        and o.company_id <> all($1::uuid[]) order by 2, 1 limit 20`,
    [members, `${kind}:%`],
  )
  return rows
}

export interface TieRow {
  id: string
  kind: 'same' | 'part'
  company: Named
  other: Named
  made_at: number
  made_by: string
}

/** What people said of these companies and did not take back, the latest first. */
export async function readTies(db: Queryable, members: string[]): Promise<TieRow[]> {
  const { rows } = await db.query<TieRow>(
    `select t.tie_id as id, t.kind, json_build_object('id', c.company_id, 'name', c.name) as company,
            json_build_object('id', o.company_id, 'name', o.name) as other, t.made_at, t.made_by
       from company_ties t join companies c on c.workspace_no = 1 and c.company_id = t.company_id
       join companies o on o.workspace_no = 1 and o.company_id = t.other_id
      where t.workspace_no = 1 and t.undone_at is null and (t.company_id = any($1::uuid[]) or t.other_id = any($1::uuid[]))
      order by t.made_at desc, t.tie_id`,
    [members],
  )
  return rows
}

export interface TouchRow {
  lead: Named
  kind: string
  at: number
  asset: string | null
}

export async function readTouches(db: Queryable, members: string[]): Promise<TouchRow[]> {
  const { rows } = await db.query<TouchRow>(
    `select json_build_object('id', l.lead_id, 'name', coalesce(l.name, l.email, '')) as lead, t.kind, t.at, t.asset
       from leads l cross join lateral (select k.* from touches k where k.workspace_no = 1 and k.lead_id = l.lead_id
         order by k.seq desc limit 20) as t
      where l.workspace_no = 1 and l.company_id = any($1::uuid[]) order by t.at desc, l.lead_id limit 20`,
    [members],
  )
  return rows
}

export interface DealRow {
  id: string
  name: string | null
  status: 'open' | 'won' | 'lost'
  amount: string | null
  currency: string | null
  lead: string
}

/** Each deal once, with the lead that it is counted with. */
export async function readDeals(db: Queryable, members: string[]): Promise<DealRow[]> {
  const { rows } = await db.query<DealRow>(
    `select distinct on (o.opportunity_id) o.opportunity_id as id, o.name, o.status, trim_scale(o.amount)::text as amount,
            o.currency, o.lead_id as lead
       from leads l join opportunities o on o.workspace_no = 1 and o.lead_id = l.lead_id
      where l.workspace_no = 1 and l.company_id = any($1::uuid[])
      order by o.opportunity_id, o.is_primary desc limit 200`,
    [members],
  )
  return rows
}
