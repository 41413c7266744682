import type { Queryable } from '#platform/database.ts'
import type { Win } from '#journey/measure/lift.cap.rules.ts'

/** Days are whole ones in UTC, counted from 1970. */
export interface Drawn {
  version: number
  heldOut: boolean
  day: number
  n: number
}

/** A deal that somebody of the programme won, or one deal of several. Amount null: nobody said it, or in another currency. */
export interface WonDeal {
  lead: string
  version: number
  heldOut: boolean
  day: number
  amount: number | null
}

export interface LiftRows {
  /** `at`: epoch ms of the first of them */
  drawn: (Drawn & { at: number })[]
  /** who first came to it on that day */
  accepted: Drawn[]
  opportunity: Drawn[]
  /** in the order of time */
  deals: WonDeal[]
}

const TIMEOUT = { timeoutMs: 120_000 }
const DAY = (moment: string): string => `floor(extract(epoch from ${moment}) / 86400)::int`

/**
 * Who was drawn, and into which arm: the first time that somebody was taken in by a version that holds people out. $1 is the
 * programme, $2 the date that is asked about, $3 those versions. What happened to them afterwards, erasure included, moves nobody.
 */
export const DRAWN = `select e.lead_id, e.version, e.arm = 'held_out' as held_out, e.entered_at, e.fit, e.level, e.country
  from enrolments e
 where e.workspace_no = 1 and e.programme = $1 and e.entered_at <= to_timestamp($2 / 1000.0) and e.version = any($3::int4[])
   and (e.n = 1 or not exists (select 1 from enrolments b where b.workspace_no = 1 and b.lead_id = e.lead_id
     and b.programme = e.programme and b.n < e.n and b.version = any($3::int4[])))`

/** What somebody came to after the draw and by the date; each as `d` joined to the moment that counts. */
const CAME_TO = {
  accepted: `min(o.answered_at) as at from d join handoffs o on o.workspace_no = 1 and o.lead_id = d.lead_id
    and o.answer = 'accepted' and o.answered_at > d.entered_at and o.answered_at <= to_timestamp($2 / 1000.0)`,
  opportunity: `min(coalesce(o.opened_at, o.closed_at)) as at from d join opportunities o on o.workspace_no = 1 and o.lead_id = d.lead_id
    and o.is_primary and coalesce(o.opened_at, o.closed_at) > d.entered_at
    and coalesce(o.opened_at, o.closed_at) <= to_timestamp($2 / 1000.0)`,
}

export interface LiftOf {
  programme: string
  /** epoch ms */
  asOf: number
  /** versions that hold people out */
  versions: number[]
  currency: string | null
}

/** A programme that was published, and whom its versions hold out. */
export interface Drawing {
  id: string
  /** as its latest version says */
  name: string
  /** percent, likewise */
  holdOut: number
  /** of versions that hold anybody out */
  percents: Map<number, number>
}

export async function readDrawings(db: Queryable, programme: string | null): Promise<Drawing[]> {
  const { rows } = await db.query<{ programme: string; version: number; name: string; percent: number }>(
    `select programme, version, document ->> 'name' as name, coalesce((document ->> 'holdOut')::float8, 0) as percent
       from programmes where workspace_no = 1 and ($1::text is null or programme = $1) order by programme, version`,
    [programme],
  )
  const drawings = new Map<string, Drawing>()
  for (const { programme: id, version, name, percent } of rows) {
    const one = drawings.get(id) ?? { id, name, holdOut: percent, percents: new Map() }
    Object.assign(one, { name, holdOut: percent })
    // who is taken in by a version that holds nobody out was not drawn
    if (percent > 0) one.percents.set(version, percent)
    drawings.set(id, one)
  }
  return [...drawings.values()]
}

/** Both arms of a programme day by day, by the version that drew them. Grouped in the database: people may be a million. */
export async function readLift(db: Queryable, of: LiftOf): Promise<LiftRows> {
  const given = [of.programme, of.asOf, of.versions]
  const first = (what: keyof typeof CAME_TO) =>
    db.query<Drawn>(
      `with d as (${DRAWN}),
       o as (select d.lead_id, d.version, d.held_out, ${CAME_TO[what]} group by 1, 2, 3)
       select version, held_out as "heldOut", ${DAY('at')} as day, count(*)::int as n from o group by 1, 2, 3`,
      given,
      TIMEOUT,
    )
  const [drawn, accepted, opportunity, deals] = [
    await db.query<Drawn & { at: number }>(
      `with d as (${DRAWN})
       select version, held_out as "heldOut", ${DAY('entered_at')} as day, count(*)::int as n, min(entered_at) as at from d group by 1, 2, 3`,
      given,
      TIMEOUT,
    ),
    await first('accepted'),
    await first('opportunity'),
    await db.query<WonDeal>(
      `with d as (${DRAWN})
       select d.lead_id as lead, d.version, d.held_out as "heldOut", ${DAY('o.closed_at')} as day,
           case when o.currency is not distinct from $4 then greatest(o.amount, 0)::float8 end as amount
         from d join opportunities o on o.workspace_no = 1 and o.lead_id = d.lead_id and o.is_primary and o.status = 'won'
          and o.closed_at > d.entered_at and o.closed_at <= to_timestamp($2 / 1000.0)
        order by o.closed_at, o.opportunity_id`,
      [...given, of.currency],
      TIMEOUT,
    ),
  ]
  return { drawn: drawn.rows, accepted: accepted.rows, opportunity: opportunity.rows, deals: deals.rows }
}

/** The company's money: the currency of most of its wins, and what they brought by then, whoever they came from. */
export async function readWins(
  db: Queryable,
  asOf: number,
): Promise<{ currency: string | null; wins: Win[] }> {
  const { rows } = await db.query<{ currency: string | null; at: number; amount: number }>(
    `with won as (select currency, closed_at, amount from opportunities
       where workspace_no = 1 and status = 'won' and is_primary and amount is not null and closed_at <= to_timestamp($1 / 1000.0)),
     usual as (select currency from won group by 1 order by count(*) desc, 1 limit 1)
     select usual.currency, won.closed_at as at, won.amount::float8 as amount
       from won join usual on won.currency is not distinct from usual.currency order by won.closed_at`,
    [asOf],
    TIMEOUT,
  )
  return { currency: rows[0]?.currency ?? null, wins: rows.map(({ at, amount }) => ({ at, amount })) }
}

export interface AlikeRow {
  version: number
  fit: number
  level: string | null
  country: string | null
  took: number
  heldOut: number
}

/** How many of each arm looked alike when they were drawn. */
export async function readAlike(db: Queryable, of: LiftOf): Promise<AlikeRow[]> {
  const { rows } = await db.query<AlikeRow>(
    `with d as (${DRAWN})
     select version, fit, level, country, count(*) filter (where not held_out)::int as took,
         count(*) filter (where held_out)::int as "heldOut" from d group by 1, 2, 3, 4`,
    [of.programme, of.asOf, of.versions],
    TIMEOUT,
  )
  return rows
}
