import { dealsByLevel, type Wins } from '#journey/handoff/brief.deals.rules.ts'
import type { Beyond } from '#journey/handoff/brief.rules.ts'
import type { Queryable } from '#platform/database.ts'

const HOUR_MS = 3600_000
/** Reading so many wins takes a tenth of a second, so it is done once an hour and not for every brief. */
const LATEST_WINS = 5_000

interface Kept {
  at: number
  deals: Beyond['deals']
  renewing: boolean
}

const kept = new WeakMap<object, Kept>()

/**
 * What deals came to, by level of the person they were won with. An hour old at most, and never waited for twice: who
 * asks later gets what is there while it is renewed.
 */
export async function wonByLevel(db: Queryable & object, now: number): Promise<Beyond['deals']> {
  const known = kept.get(db)
  if (known && (known.renewing || now - known.at < HOUR_MS)) return known.deals
  if (known) {
    known.renewing = true
    void renew(db, now).catch(() => (known.renewing = false))
    return known.deals
  }
  return renew(db, now)
}

async function renew(db: Queryable & object, now: number): Promise<Beyond['deals']> {
  const { rows } = await db.query<Wins>(
    `select l.state->'attributes'->>'seniority' as level, w.currency, count(*)::int as wins,
        avg(w.amount)::float8 as amount
       from (select lead_id, amount, currency from opportunities where workspace_no = 1 and status = 'won'
              and is_primary and amount > 0 and closed_at is not null order by closed_at desc limit ${LATEST_WINS}) as w
       join leads l on l.workspace_no = 1 and l.lead_id = w.lead_id
      where w.currency is not null group by 1, 2`,
    [],
    { name: 'brief_wins' },
  )
  const deals = dealsByLevel(rows.filter(({ level }) => level !== null))
  kept.set(db, { at: now, deals, renewing: false })
  return deals
}
