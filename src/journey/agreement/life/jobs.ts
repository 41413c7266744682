import { tickAll } from '#work/clockwork.ts'
import type { Floor } from '#work/batch.ts'

/** Leads that one round takes on, as many as a round of due clocks. */
const ROUND = 500
const NO_LEAD = '00000000-0000-0000-0000-000000000000'

/**
 * After a version that judges leads in flight anew came into force: walks all leads once, in the order of their ids, and
 * lets those that are behind move, some hundred to a transaction. Whatever a lead does meanwhile moves it first, so the
 * order is nobody's business, and a restart begins again and finds less to do. Due clocks run between the rounds, which
 * is why this is a walk of its own and does not put a million leads before them in their queue.
 *
 * @returns a round to be repeated; it tells whether there is more
 */
export function moveLeads(floor: Floor): () => Promise<boolean> {
  let walked = { version: 0, after: NO_LEAD }
  return async () => {
    const version = judgingAnew(floor)
    if (version === 0 || (walked.version === version && walked.after === '')) return false
    if (walked.version !== version) walked = { version, after: NO_LEAD }
    const { rows } = await floor.db.query<{ lead_id: string }>(
      `select lead_id from leads where workspace_no = 1 and lead_id > $1 and version < $2
        order by lead_id limit ${ROUND}`,
      [walked.after, version],
      { name: 'leads_behind', timeoutMs: 600_000 },
    )
    // before they move: leads that cannot be judged are told of and must not stop the others
    walked.after = rows.length < ROUND ? '' : rows.at(-1)!.lead_id
    await tickAll(floor, rows)
    return walked.after !== ''
  }
}

/** The latest version up to the one in force to which leads in flight move; 0 when there is none. */
function judgingAnew({ law, now }: Floor): number {
  const moment = now()
  let version = 0
  for (let next = law.rejudged?.(0); next && next.effectiveFrom <= moment; next = law.rejudged!(version)) {
    version = next.version
  }
  return version
}
