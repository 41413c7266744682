import { doBatch, isFaster } from '#work/batch.ts'
import { tick } from '#journey/lifecycle/actions.rules.ts'
import type { Floor, Manner } from '#work/batch.ts'
import type { Work } from '#work/card.ts'

/** Leads that one round takes on: enough to fill a statement, few enough to answer requests in between. */
export const ROUND = 500
/** A worker takes one of so many rounds that are due. */
const AHEAD = 8

/**
 * The only scheduler: lets the clocks act that are due now. Returns how many leads were looked at; ROUND means there
 * may be more. Several workers may run it at once: the ledger's positions settle every race, nothing acts twice.
 */
export async function actDueClocks(floor: Floor): Promise<number> {
  const { rows } = await floor.db.query<{ lead_id: string }>(
    `select lead_id from leads where workspace_no = 1 and next_due_at <= to_timestamp($1 / 1000.0)
      order by next_due_at limit ${AHEAD * ROUND}`,
    [floor.now()],
    { name: 'due_clocks' },
  )
  const theirs = some(rows)
  await tickAll(floor, theirs)
  return theirs.length
}

/** With much to do, workers that began at the same lead would decide the same ones and all but one in vain. */
function some<Row>(rows: Row[]): Row[] {
  const rounds = Math.ceil(rows.length / ROUND)
  const from = rounds < 2 ? 0 : Math.floor(Math.random() * rounds) * ROUND
  return rows.slice(from, from + ROUND)
}

/** Lets the leads' due clocks act, and what else is due to them, in one batch. */
export async function tickAll(floor: Floor, rows: { lead_id: string }[], manner: Manner = {}): Promise<void> {
  if (rows.length === 0) return
  const works = rows.map(({ lead_id }) => ({ target: { leadId: lead_id }, decide: tick }))
  try {
    await doBatch(floor, works, manner)
  } catch (error) {
    // others were faster again and again: what they left is due still, and the next round sees it
    if (isFaster(error)) return
    await oneByOne(floor, works, manner)
  }
}

/** One lead that cannot be judged must not stop the clocks of all others. */
async function oneByOne(floor: Floor, works: Work[], manner: Manner): Promise<void> {
  const failed: string[] = []
  for (const work of works) {
    await doBatch(floor, [work], manner).catch((error: unknown) => {
      failed.push(`${'leadId' in work.target ? work.target.leadId : ''}: ${String(error)}`)
    })
  }
  if (failed.length > 0) throw new Error(`${failed.length} leads: ${failed.slice(0, 3).join('; ')}`)
}

/** Runs `work` again and again, `everyMs` apart, at once when it says there is more; errors are told, not fatal. */
export function repeat(
  everyMs: number,
  work: () => Promise<boolean>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let wake: () => void = () => undefined
  const done = (async () => {
    while (!stopped) {
      const more = await work().catch((error: unknown) => {
        onError(error)
        return false
      })
      if (more || stopped) continue
      await new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, everyMs)
      })
    }
  })()
  return () => {
    stopped = true
    clearTimeout(timer)
    wake()
    return done
  }
}
