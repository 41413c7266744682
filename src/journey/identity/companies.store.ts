import { STRONGEST } from '#journey/identity/company-score.rules.ts'
import { rootsOf } from '#journey/identity/ties.rules.ts'
import type { Engaged } from '#journey/identity/company-score.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Tie } from '#journey/identity/ties.rules.ts'

export interface Named {
  id: string
  name: string
}

/** Companies by id: what each is after people's joins, and what that is a part of. */
export async function namesOf(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, { root: Named; parent: Named | null }>> {
  const { rows } = await db.query<{ id: string; root: Named; parent: Named | null }>(
    `select c.company_id as id, json_build_object('id', r.company_id, 'name', r.name) as root,
       (select json_build_object('id', o.company_id, 'name', o.name) from company_ties t
          join companies m on m.workspace_no = 1 and m.company_id = t.company_id
          join companies p on p.workspace_no = 1 and p.company_id = t.other_id
          join companies o on o.workspace_no = 1 and o.company_id = coalesce(p.root_id, p.company_id)
         where t.workspace_no = 1 and t.kind = 'part' and t.undone_at is null
           and coalesce(m.root_id, m.company_id) = r.company_id and o.company_id <> r.company_id
         order by t.made_at desc limit 1) as parent
      from companies c join companies r on r.workspace_no = 1 and r.company_id = coalesce(c.root_id, c.company_id)
     where c.workspace_no = 1 and c.company_id = any($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

/** Ids of the companies that are this one, itself among them; empty when there is no such company. */
export async function membersOf(db: Queryable, id: string): Promise<Named[]> {
  const { rows } = await db.query<Named>(
    `select m.company_id as id, m.name from companies c
       join companies m on m.workspace_no = 1
        and (m.company_id = c.company_id or m.root_id = c.root_id)
      where c.workspace_no = 1 and c.company_id = $1 order by m.created_at, m.company_id`,
    [id],
  )
  return rows
}

export async function tiesOf(db: Queryable, kind: 'same' | 'part'): Promise<Tie[]> {
  const { rows } = await db.query<{ company_id: string; other_id: string }>(
    `select company_id, other_id from company_ties where workspace_no = 1 and kind = $1 and undone_at is null`,
    [kind],
  )
  return rows.map(({ company_id, other_id }) => [company_id, other_id])
}

/** Writes which company stands for which, where that changed. In the transaction that changed a tie. */
export async function settleRoots(transaction: Queryable): Promise<void> {
  const roots = [...rootsOf(await tiesOf(transaction, 'same'))]
  await transaction.query(
    `update companies c set root_id = n.root
       from (select c.company_id, u.root from companies c
              left join unnest($1::uuid[], $2::uuid[]) as u(id, root) on u.id = c.company_id
             where c.workspace_no = 1 and (u.id is not null or c.root_id is not null)) as n
      where c.workspace_no = 1 and c.company_id = n.company_id and c.root_id is distinct from n.root`,
    [roots.map(([id]) => id), roots.map(([, root]) => root)],
  )
}

export interface CountedCompany extends Named {
  domain: string | null
  /** epoch ms; null: none */
  lastActivityAt: number | null
  people: number
  engaged: number
  /** the strongest of each level and of all: enough for the score */
  strongest: Engaged[]
}

/** Every company that has people, in one reading of all leads: for `figures`, not for every request. */
export async function countCompanies(db: Queryable): Promise<CountedCompany[]> {
  const { rows } = await db.query<CountedCompany>(
    `with people as (
       select coalesce(c.root_id, c.company_id) as id, l.score, l.engagement, l.last_activity_at, p.level,
              row_number() over (partition by coalesce(c.root_id, c.company_id) order by l.score desc) as rank,
              row_number() over (partition by coalesce(c.root_id, c.company_id), p.level, l.engagement > 0
                                 order by l.score desc) as of_level
         from leads l join companies c on c.workspace_no = 1 and c.company_id = l.company_id
         left join passes p on p.workspace_no = 1 and p.lead_id = l.lead_id and p.pass = greatest(l.pass, 1)
        where l.workspace_no = 1)
     select r.company_id as id, r.name, d.domain, round(extract(epoch from n.last_at) * 1000)::float8 as "lastActivityAt",
            n.people::int, n.engaged::int, n.strongest
       from (select id, count(*) as people, count(*) filter (where engagement > 0) as engaged, max(last_activity_at) as last_at,
               json_agg(json_build_object('score', case when rank <= ${STRONGEST} then score else 0 end,
                 'engagement', engagement, 'seniority', level) order by rank)
                 filter (where rank <= ${STRONGEST} or of_level = 1) as strongest
               from people group by id) as n
       join companies r on r.workspace_no = 1 and r.company_id = n.id
       left join lateral (select substr(k.key, 8) as domain from company_keys k
          where k.workspace_no = 1 and k.company_id = n.id and k.key like 'domain:%' and k.removed_at is null
          order by k.said_at, k.key limit 1) as d on true`,
    [],
    { timeoutMs: 120_000 },
  )
  return rows
}
