import { doBatch } from '#work/batch.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { Work } from '#work/card.ts'

interface Untold {
  visitor: string
  lead: string
  /** null: nothing waits after all */
  hit: string | null
  at: number
  page: string
  source: string | null
  campaign: string | null
  human: number
  why: string
  agent: string | null
}

/** Browsers that one round tells their leads of. */
const ROUND = 100
/** Page views of one browser that one round tells of: the rest follows. */
const MOST = 200
/** The same page within this time is one visit to it. */
const SAME_MS = 30 * 60_000

/** Leads are told of the page views of browsers that are theirs, at the time that they happened. */
export async function tellVisits(services: Services): Promise<boolean> {
  const untold = await read(services.db)
  if (untold.length === 0) return false
  const leads = new Map<string, Untold[]>()
  for (const one of untold) leads.set(one.lead, [...(leads.get(one.lead) ?? []), one])
  const works = [...leads].map(([lead, views]): Work => workOf(lead, views))
  const visitors = [...new Set(untold.map(({ visitor }) => visitor))].sort()
  await doBatch(services, works, {
    also: async (transaction) => {
      // whoever adds a view locks the browser's row as well: what it adds is seen below, or it says anew that something waits
      await transaction.query(
        'select 1 from visitors where workspace_no = 1 and visitor = any($1::uuid[]) order by visitor for update',
        [visitors],
      )
      const { rowCount } = await transaction.query(
        `update visits v set lead_id = u.lead_id from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as u(visitor, hit_id, lead_id)
          where v.workspace_no = 1 and v.visitor = u.visitor and v.hit_id = u.hit_id and v.lead_id is null`,
        [untold.map((one) => one.visitor), untold.map((one) => one.hit), untold.map((one) => one.lead)],
      )
      if (rowCount !== untold.filter(({ hit }) => hit !== null).length)
        throw new Error('another process told of these visits')
      await transaction.query(
        `update visitors i set waiting = exists (select 1 from visits v
           where v.workspace_no = 1 and v.visitor = i.visitor and v.lead_id is null)
          where i.workspace_no = 1 and i.visitor = any($1::uuid[])`,
        [visitors],
      )
    },
  })
  return true
}

async function read(db: Queryable): Promise<Untold[]> {
  const { rows } = await db.query<Untold>(
    `select i.visitor, i.lead_id as lead, v.hit_id as hit, v.at, v.page, v.source, v.campaign, v.human::float8 as human, v.why, v.agent
       from (select visitor, lead_id from visitors where workspace_no = 1 and waiting order by visitor limit ${ROUND}) as i
       left join lateral (select * from visits v where v.workspace_no = 1 and v.visitor = i.visitor and v.lead_id is null
         order by v.hit_id limit ${MOST}) as v on true`,
  )
  return rows
}

function workOf(lead: string, views: Untold[]): Work {
  const facts = onceEach(views.filter(({ hit }) => hit !== null)).map(factOf)
  return { target: { leadId: lead }, decide: (card) => ({ facts: card!.state.erased ? [] : facts }) }
}

function onceEach(views: Untold[]): Untold[] {
  const latest = new Map<string, number>()
  return views
    .sort((a, b) => a.at - b.at)
    .filter(({ page, at }) => {
      const before = latest.get(page)
      if (before !== undefined && at - before < SAME_MS) return false
      latest.set(page, at)
      return true
    })
}

function factOf({ at, page, source, campaign, human, why, agent }: Untold): LeadFact {
  const touch = {
    kind: 'page_viewed',
    page,
    channel: 'web',
    ...(source !== null && { source }),
    ...(campaign !== null && { campaign }),
    human,
    why: why === '' ? [] : why.split(' '),
    ...(agent !== null && { agent }),
  }
  return { kind: 'TouchHappened', at, by: 'web', history: false, body: { touch } }
}

const KEPT_MS = 90 * 86_400_000

/** Page views of browsers are kept for 90 days, and so is which lead a browser belongs to when it is not seen any more. */
export async function forgetVisits({ db, now }: Services): Promise<void> {
  const before = now() - KEPT_MS
  await db.query('delete from visits where workspace_no = 1 and at < to_timestamp($1 / 1000.0)', [before])
  await db.query(
    `delete from visitors i where i.workspace_no = 1 and i.since < to_timestamp($1 / 1000.0) and not exists
      (select 1 from visits v where v.workspace_no = 1 and v.visitor = i.visitor)`,
    [before],
  )
}
