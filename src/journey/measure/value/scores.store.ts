import { effective } from '#journey/merging/effective.rules.ts'
import type { Queryable } from '#platform/database.ts'

export interface ScoreAt {
  lead_id: string
  /** epoch ms */
  at: number
  total: number
}

interface Row extends ScoreAt {
  seq: number
  kind: string
  /** of an undone merge: the entry from which on nothing counts up to here */
  from: number | null
}

/** The scores of leads over time, in the order of each stream, without those that an undone merge took back. */
export async function readScores(db: Queryable, leads: string[]): Promise<ScoreAt[]> {
  const { rows } = await db.query<Row>(
    `select lead_id, seq, kind, at, (body ->> 'total')::int as total, (body ->> 'from')::int as "from" from entries
      where workspace_no = 1 and lead_id = any($1::uuid[]) and kind in ('ScoreChanged', 'LeadUnmerged')
      order by lead_id, seq`,
    [leads],
    { timeoutMs: 120_000 },
  )
  const parted = new Set(rows.filter(({ kind }) => kind === 'LeadUnmerged').map(({ lead_id: id }) => id))
  const whole = rows.filter(({ lead_id: id }) => !parted.has(id))
  const again = [...parted].flatMap((id) =>
    effective(rows.filter((row) => row.lead_id === id).map((row) => ({ ...row, body: row }))),
  )
  return [...whole, ...again]
}
