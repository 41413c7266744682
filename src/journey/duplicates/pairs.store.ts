import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { bitsAt } from '#journey/matching/match.rules.ts'
import type { DuplicatesQuery } from './contract.ts'
import type { MatchSettings } from './knowledge.store.ts'
import type { PairState } from './kept.store.ts'
import type { Part } from './pairs.rules.ts'
import type { Queryable } from '#platform/database.ts'

export interface PairRow {
  lead: string
  other: string
  bits: number
  parts: Part[]
  state: PairState
  found: number
  until: number | null
  decided_by: string | null
  decided_at: number | null
  survivor: string | null
  bulk: string | null
}

const moment = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`

const ROW = `p.lead_id as lead, p.other_id as other, p.bits, p.parts, p.state, ${moment('p.found_at')} as found,
  ${moment('p.later_until')} as until, p.decided_by, ${moment('p.decided_at')} as decided_at, p.survivor_id as survivor, p.bulk_id as bulk`

/** Pairs whose both leads stand on their own, and whose evidence is enough as decisions see it now ($1, bits). */
const ASKED = `duplicate_pairs p join leads a on a.workspace_no = 1 and a.lead_id = p.lead_id
  join leads b on b.workspace_no = 1 and b.lead_id = p.other_id where p.workspace_no = 1 and p.bits >= $1`

/** Put off until a moment that has come ($2): asked again. */
const OPEN = `(p.state = 'open' or (p.state = 'later' and p.later_until <= to_timestamp($2 / 1000.0)))`
const LATER = `(p.state = 'later' and p.later_until > to_timestamp($2 / 1000.0))`

/** Raw evidence from which somebody is asked, or from which pairs have this chance. */
export function leastBits({ shift }: MatchSettings, chance: number): number {
  return chance >= 1 ? Number.MAX_VALUE : bitsAt(chance) - shift
}

const SORTS = {
  certain: `''::text`,
  company: `lower(coalesce(a.company, b.company, ''))`,
  owner: 'a.owner',
} as const

/** One page. Null when the cursor is none. */
export async function listPairs(
  db: Queryable,
  query: DuplicatesQuery,
  settings: MatchSettings,
  now: number,
): Promise<{ items: PairRow[]; next: string | null } | null> {
  const after =
    query.cursor === undefined ? null : decodeCursor(query.cursor, ['text', 'int4', 'uuid', 'uuid'])
  if (query.cursor !== undefined && after === null) return null
  const decided = query.state === 'decided'
  const given: unknown[] = [leastBits(settings, settings.ask), now]
  const value = (one: unknown): string => `$${given.push(one)}`
  const where: string[] = []
  if (decided) where.push(`p.state in ('same', 'different')`)
  else where.push(query.state === 'open' ? OPEN : LATER)
  if (query.lead !== undefined) where.push(`${value(query.lead)}::uuid in (p.lead_id, p.other_id)`)
  if (query.owner !== undefined) where.push(`${value(query.owner)} in (a.owner, b.owner)`)
  if (query.q !== undefined && query.q !== '') {
    const like = value(`%${query.q.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`)
    where.push(`(a.search like ${like} or b.search like ${like})`)
  }
  const sort = decided ? `''::text` : SORTS[query.sort]
  // whole thousandths, so that a cursor holds exactly what was sorted by
  const strength = decided
    ? `extract(epoch from p.decided_at)::int4`
    : `round(least(p.bits, 1000) * 1000)::int4`
  if (after) {
    const [by, place, lead, other] = after.map(value)
    where.push(
      `(${sort} > ${by} or (${sort} = ${by} and (-(${strength}), p.lead_id, p.other_id) > (-(${place}::int4), ${lead}::uuid, ${other}::uuid)))`,
    )
  }
  const from = decided
    ? `duplicate_pairs p left join leads a on a.workspace_no = 1 and a.lead_id = p.lead_id
         left join leads b on b.workspace_no = 1 and b.lead_id = p.other_id
        where p.workspace_no = 1 and ($1::float8, $2::float8) is not null`
    : ASKED
  const { rows } = await db.query<PairRow & { sort: string; strength: number }>(
    `select ${ROW}, ${sort} as sort, ${strength} as strength from ${from} and ${where.join(' and ')}
      order by ${sort}, ${strength} desc, p.lead_id, p.other_id limit ${value(query.limit + 1)}`,
    given,
  )
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return {
    items,
    next:
      rows.length > query.limit && last
        ? encodeCursor([last.sort, last.strength, last.lead, last.other])
        : null,
  }
}

/** More than so many are not counted one by one. */
const MOST_COUNTED = 500

export async function countPairs(
  db: Queryable,
  settings: MatchSettings,
  now: number,
): Promise<{ open: number; later: number }> {
  const least = leastBits(settings, settings.ask)
  const { rows } = await db.query<{ open: number; later: number }>(
    `select (select count(*)::int4 from (select from ${ASKED} and ${OPEN} limit ${MOST_COUNTED}) as o) as open,
            (select count(*)::int4 from (select from ${ASKED} and ${LATER} limit ${MOST_COUNTED}) as l) as later`,
    [least, now],
    { name: 'match_count' },
  )
  return rows[0]!
}

/** Pairs that nobody decided about, by what two thresholds make of them; only pairs that were kept are counted. */
export async function countClasses(
  db: Queryable,
  settings: MatchSettings,
  { same, ask }: { same: number; ask: number },
): Promise<{ same: number; ask: number; different: number }> {
  const { rows } = await db.query<{ same: number; ask: number; different: number }>(
    `select count(*) filter (where p.bits >= $2)::int4 as same,
            count(*) filter (where p.bits < $2 and p.bits >= $3)::int4 as ask,
            count(*) filter (where p.bits < $3)::int4 as different
       from ${ASKED} and p.state in ('open', 'later')`,
    [-Number.MAX_VALUE, leastBits(settings, same), leastBits(settings, ask)],
  )
  return rows[0]!
}

export async function readPair(db: Queryable, lead: string, other: string): Promise<PairRow | null> {
  const { rows } = await db.query<PairRow>(
    `select ${ROW} from duplicate_pairs p where p.workspace_no = 1 and p.lead_id = $1 and p.other_id = $2`,
    [lead, other],
  )
  return rows[0] ?? null
}

/** Open pairs of at least this evidence, strongest first; how many there are, and the least of them. */
export async function pairsAbove(
  db: Queryable,
  least: number,
  now: number,
  most: number,
): Promise<{ rows: PairRow[]; all: number; least: number | null }> {
  const counted = await db.query<{ all: number; least: number | null }>(
    `select count(*)::int4 as "all", min(p.bits) as least from ${ASKED} and ${OPEN}`,
    [least, now],
  )
  const { rows } = await db.query<PairRow>(
    `select ${ROW} from ${ASKED} and ${OPEN} order by p.bits desc, p.lead_id, p.other_id limit $3`,
    [least, now, most],
  )
  return { rows, ...counted.rows[0]! }
}

export async function pairsOfBulk(db: Queryable, bulk: string, most: number): Promise<PairRow[]> {
  const { rows } = await db.query<PairRow>(
    // the last first: what was merged into a lead later is parted from it earlier
    `select ${ROW} from duplicate_pairs p where p.workspace_no = 1 and p.bulk_id = $1 order by p.decided_at desc limit $2`,
    [bulk, most],
  )
  return rows
}

export interface Decided {
  lead: string
  other: string
  state: 'same' | 'different' | 'later'
  by: string
  now: number
  /** the evidence as it stood, null for what is only put off */
  bits: number | null
  survivor?: string
  merge?: string
  bulk?: string | null
  until?: number
}

/** Keeps what somebody decided, with the details that it was decided on. */
export async function decidePair(db: Queryable, one: Decided): Promise<void> {
  const final = one.state !== 'later'
  await db.query(
    `update duplicate_pairs p set state = $3, changed_at = to_timestamp($4 / 1000.0), decided_by = $5,
            decided_at = case when $5::text is null then null else to_timestamp($4 / 1000.0) end, decided_bits = $6,
            merge_id = $7, survivor_id = $8, bulk_id = $9, later_until = to_timestamp($10 / 1000.0),
            digests = array[(select digest from match_records where workspace_no = 1 and lead_id = $1),
                            (select digest from match_records where workspace_no = 1 and lead_id = $2)]
      where p.workspace_no = 1 and p.lead_id = $1 and p.other_id = $2`,
    [
      one.lead,
      one.other,
      one.state,
      one.now,
      final ? one.by : null,
      one.bits,
      one.merge ?? null,
      one.survivor ?? null,
      one.bulk ?? null,
      one.until ?? null,
    ],
  )
}
