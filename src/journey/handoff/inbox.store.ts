import { LEAD_COLUMNS, WORTHS } from '#work/list.store.ts'
import type { Card } from '#work/card.ts'
import type { LeadRow } from '#work/list.store.ts'
import type { Order } from '#journey/measure/value/worth.contract.ts'
import type { Queryable } from '#platform/database.ts'

/** A rep reads so many offers at once; more than that is the manager's problem, not an inbox. */
const MOST = 50

/** Whoever's clock runs out within so long is answered first, however little is expected of them. */
const PRESSING_MS = 3600_000

/**
 * How a person's own leads are ordered. By value: those whose time is over or nearly so first, by their clocks, then the most
 * valuable. They are a few hundred at most, so that no index is needed for it.
 * @param now epoch ms
 */
function inOrder(order: Order, now: number): { from: string; by: string } {
  if (order === 'clock') return { from: 'leads', by: 'step_due_at' }
  const presses = `step_due_at <= to_timestamp(${now + PRESSING_MS} / 1000.0)`
  return {
    from: `leads left join ${WORTHS}`,
    by: `${presses} desc, case when ${presses} then step_due_at end, worth_value desc nulls last, worth_score desc, lead_id`,
  }
}

/** Leads offered to a rep, the most pressing first. */
export async function openOffers(
  db: Queryable,
  rep: string,
  order: Order,
  now: number,
): Promise<{ row: LeadRow; card: Card }[]> {
  const { from, by } = inOrder(order, now)
  const { rows } = await db.query<
    LeadRow & {
      seq: number
      head: Buffer
      state: Card['state']
      person: Card['person']
      company_id: string | null
    }
  >(
    `select ${LEAD_COLUMNS}, seq, head, state, person, company_id from ${from}
      where workspace_no = 1 and owner = $1 and handoff = 'offered' order by ${by} limit ${MOST}`,
    [rep],
  )
  return rows.map(({ seq, head, state, person, company_id, ...row }) => ({
    row,
    card: {
      leadId: row.lead_id,
      seq,
      head,
      state,
      person,
      company: row.company === null ? null : { id: company_id!, name: row.company },
    },
  }))
}

/** As many as openOffers gives. */
export async function countOffers(db: Queryable, rep: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n from (select 1 from leads
      where workspace_no = 1 and owner = $1 and handoff = 'offered' limit ${MOST}) as offers`,
    [rep],
  )
  return rows[0]!.n
}

/** Leads that a rep works on, in the same order; what ended in one of the `over` stages (won, lost) is history. */
export async function workOf(
  db: Queryable,
  rep: string,
  over: string[],
  order: Order,
  now: number,
): Promise<{ row: LeadRow; state: Pick<Card['state'], 'clocks' | 'attempts'> }[]> {
  const { from, by } = inOrder(order, now)
  const { rows } = await db.query<LeadRow & Pick<Card['state'], 'clocks' | 'attempts'>>(
    `select ${LEAD_COLUMNS}, state->'clocks' as clocks, state->'attempts' as attempts from ${from}
      where workspace_no = 1 and owner = $1 and handoff = 'accepted' and stage <> all($2::text[])
      order by ${by} limit 200`,
    [rep, over],
  )
  return rows.map(({ clocks, attempts, ...row }) => ({
    row,
    state: { ...(clocks ? { clocks } : {}), ...(attempts ? { attempts } : {}) },
  }))
}

export interface TakenBack {
  lead_id: string
  name: string | null
  company: string | null
  version: number
  at: number
  /** the duty that was not done and its stage; null: the offer was not answered */
  clock: string | null
  stage: string | null
}

/** What was taken back from a rep since a moment, the latest first: offers that ran out, leads that were not worked. */
export async function takenBackFrom(db: Queryable, rep: string, since: number): Promise<TakenBack[]> {
  const { rows } = await db.query<TakenBack>(
    `select distinct on (t.at, t.lead_id) t.lead_id, l.name, l.company, l.version, t.at, t.clock, t.stage
       from (select lead_id, answered_at as at, null as clock, null as stage from handoffs
              where workspace_no = 1 and rep = $1 and offered_at >= since.at - interval '30 days'
                and answer = 'expired' and answered_at >= since.at
             union all
             select lead_id, stopped_at, clock, stage from clocks
              where workspace_no = 1 and person = $1 and outcome = 'taken_back' and stopped_at >= since.at) as t
       join leads l on l.workspace_no = 1 and l.lead_id = t.lead_id
      where l.owner <> $1 order by t.at desc, t.lead_id, t.clock nulls last limit 50`.replaceAll(
      'since.at',
      'to_timestamp($2 / 1000.0)',
    ),
    [rep, since],
  )
  return rows
}

export async function answeredLately(
  db: Queryable,
  rep: string,
  since: number,
): Promise<{ accepted: number; returned: number; expired: number }> {
  const { rows } = await db.query<{ accepted: number; returned: number; expired: number }>(
    `select count(*) filter (where answer = 'accepted' and answered_at >= since) as accepted,
            count(*) filter (where (answer = 'returned' and answered_at >= since) or returned_at >= since) as returned,
            count(*) filter (where answer = 'expired' and answered_at >= since) as expired
       from handoffs, to_timestamp($2 / 1000.0) as since where workspace_no = 1 and rep = $1`,
    [rep, since],
  )
  return rows[0]!
}
