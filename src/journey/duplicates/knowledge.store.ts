import { ASK, SAME } from '#journey/matching/match.rules.ts'
import { shiftOf, type Decision } from './shift.rules.ts'
import { START, type Knowledge } from './weights.rules.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { Thresholds } from './pairs.rules.ts'

export interface MatchSettings extends Thresholds {
  /** bits that are added to the evidence of every pair, as decisions say */
  shift: number
  /** decisions that it was learned from */
  decided: number
}

export async function readSettings(db: Queryable): Promise<MatchSettings> {
  const { rows } = await db.query<MatchSettings>(
    'select same, ask, shift, decided from match_settings where workspace_no = 1',
    [],
    { name: 'match_settings' },
  )
  return rows[0] ?? { same: SAME, ask: ASK, shift: 0, decided: 0 }
}

/** Who set the thresholds last; null: they are those that Baton begins with. Epoch ms. */
export async function thresholdsSet(db: Queryable): Promise<{ by: string; at: number } | null> {
  const { rows } = await db.query<{ by: string; at: number }>(
    `select set_by as by, round(extract(epoch from set_at) * 1000)::float8 as at from match_settings
      where workspace_no = 1 and set_by is not null`,
  )
  return rows[0] ?? null
}

export async function saveThresholds(
  db: Queryable,
  { same, ask }: Thresholds,
  by: string,
  now: number,
): Promise<void> {
  await db.query(
    `insert into match_settings (workspace_no, same, ask, shift, decided, set_by, set_at)
     values (1, $1, $2, 0, 0, $3, to_timestamp($4 / 1000.0))
     on conflict (workspace_no) do update set same = $1, ask = $2, set_by = excluded.set_by, set_at = excluded.set_at`,
    [same, ask, by, now],
  )
}

/** The latest say more of today's leads than the first. */
const REMEMBERED = 500

/** What people decided last. `alone`: each by itself, and not together with others because of what the evidence says. */
export async function latestDecisions(db: Queryable): Promise<(Decision & { alone: boolean })[]> {
  const { rows } = await db.query<Decision & { alone: boolean }>(
    `select decided_bits as bits, state = 'same' as same, bulk_id is null as alone from duplicate_pairs
      where workspace_no = 1 and state in ('same', 'different') and decided_bits is not null
      order by decided_at desc limit ${REMEMBERED}`,
  )
  return rows
}

/** Learns from decisions of people how far the evidence is off; to be called after each. */
export async function learnShift(db: Queryable): Promise<void> {
  const decisions = await latestDecisions(db)
  await db.query(
    `insert into match_settings (workspace_no, same, ask, shift, decided) values (1, $1, $2, $3, $4)
     on conflict (workspace_no) do update set shift = $3, decided = $4`,
    [SAME, ASK, shiftOf(decisions), decisions.length],
  )
}

/** Weights are half a megabyte and change once a day: read anew only when there are others. */
const read = new WeakMap<Database, Knowledge>()

export async function knowledge(db: Database): Promise<Knowledge> {
  const { rows } = await db.query<{ model: number | null }>(
    'select max(model) as model from match_models where workspace_no = 1',
    [],
    { name: 'match_model' },
  )
  const newest = rows[0]!.model
  if (newest === null) return START
  const known = read.get(db)
  if (known?.model === newest) return known
  const found = await db.query<{ weights: Omit<Knowledge, 'model'> }>(
    'select weights from match_models where workspace_no = 1 and model = $1',
    [newest],
  )
  const fresh = { ...found.rows[0]!.weights, model: newest }
  read.set(db, fresh)
  return fresh
}

export async function saveKnowledge(
  db: Queryable,
  weights: Omit<Knowledge, 'model'>,
  now: number,
): Promise<void> {
  await db.query(
    `insert into match_models (workspace_no, model, made_at, weights)
     select 1, coalesce(max(model), 0) + 1, to_timestamp($2 / 1000.0), $1 from match_models where workspace_no = 1`,
    [JSON.stringify(weights), now],
  )
}
