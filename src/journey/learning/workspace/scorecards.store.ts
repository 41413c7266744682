import type { Queryable } from '#platform/database.ts'
import type { Asked, Training } from './train.rules.ts'

export const STATUSES = ['waiting', 'running', 'done', 'refused', 'failed', 'cancelled'] as const
export type TrainingStatus = (typeof STATUSES)[number]

/** A training, from the moment at which somebody asked for it. Moments: epoch ms. */
export interface StoredTraining {
  id: string
  status: TrainingStatus
  asked: Asked
  /** a person, or `baton` for the month's own */
  by: string
  startedAt: number
  aliveAt: number
  finishedAt: number | null
  done: number
  of: number | null
  problem: string | null
  /** SHA-256 of the card, hexadecimal */
  hash: string | null
  draft: string | null
  result: Training | null
}

const COLUMNS = `card_id as id, status, asked, by, started_at as "startedAt", alive_at as "aliveAt",
  finished_at as "finishedAt", done, "of", problem, encode(hash, 'hex') as hash, draft_id as draft`

/** Does nothing when the id is taken: a request that is made again finds what it made. */
export async function insertTraining(
  db: Queryable,
  one: Pick<StoredTraining, 'id' | 'asked' | 'by'> & { at: number },
): Promise<void> {
  await db.query(
    `insert into scorecards (workspace_no, card_id, status, asked, by, started_at, alive_at)
     values (1, $1, 'waiting', $2, $3, to_timestamp($4 / 1000.0), to_timestamp($4 / 1000.0)) on conflict do nothing`,
    [one.id, JSON.stringify(one.asked), one.by, one.at],
  )
}

export async function readTraining(db: Queryable, id: string): Promise<StoredTraining | null> {
  const { rows } = await db.query<StoredTraining>(
    `select ${COLUMNS}, result from scorecards where workspace_no = 1 and card_id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** The latest trainings, newest first, with what came of each. */
export async function listTrainings(db: Queryable, limit: number): Promise<StoredTraining[]> {
  const { rows } = await db.query<StoredTraining>(
    `select ${COLUMNS}, result from scorecards where workspace_no = 1 order by started_at desc, card_id limit $1`,
    [limit],
  )
  return rows
}

/** The oldest that waits, or that was running when its process ended. */
export async function nextTraining(
  db: Queryable,
  now: number,
  silentMs: number,
): Promise<StoredTraining | null> {
  const { rows } = await db.query<StoredTraining>(
    `select ${COLUMNS}, result from scorecards where workspace_no = 1
       and (status = 'waiting' or status = 'running' and alive_at < to_timestamp($1 / 1000.0))
      order by started_at, card_id limit 1`,
    [now - silentMs],
  )
  return rows[0] ?? null
}

/** Takes a training for this process. @returns false where another was quicker, or somebody cancelled it */
export async function claimTraining(db: Queryable, one: StoredTraining, now: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update scorecards set status = 'running', alive_at = to_timestamp($3 / 1000.0), done = 0
      where workspace_no = 1 and card_id = $1 and status in ('waiting', 'running') and alive_at = to_timestamp($2 / 1000.0)`,
    [one.id, one.aliveAt, now],
  )
  return rowCount > 0
}

/** Says that it goes on, and how far it is. @returns false when somebody cancelled it meanwhile */
export async function noteTraining(
  db: Queryable,
  id: string,
  far: { done: number; of: number | null },
  now: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update scorecards set done = $2, "of" = $3, alive_at = to_timestamp($4 / 1000.0)
      where workspace_no = 1 and card_id = $1 and status = 'running'`,
    [id, far.done, far.of, now],
  )
  return rowCount > 0
}

/** Ends a training that is not over; the first end counts. */
export async function endTraining(
  db: Queryable,
  id: string,
  status: TrainingStatus,
  at: number,
  more: { problem?: string; hash?: string | null; result?: Training } = {},
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update scorecards set status = $2, finished_at = to_timestamp($3 / 1000.0), problem = $4, hash = $5, result = $6
      where workspace_no = 1 and card_id = $1 and status in ('waiting', 'running')`,
    [
      id,
      status,
      at,
      more.problem ?? null,
      more.hash ? Buffer.from(more.hash, 'hex') : null,
      more.result === undefined ? null : JSON.stringify(more.result),
    ],
  )
  return rowCount > 0
}

/** Which draft of the agreement a card went into, the latest. */
export async function noteDraft(db: Queryable, id: string, draft: string): Promise<void> {
  await db.query('update scorecards set draft_id = $2 where workspace_no = 1 and card_id = $1', [id, draft])
}
