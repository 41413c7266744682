import { doBatch } from '#work/batch.ts'
import { TEAMS } from '#journey/agreement/ruleset.ts'
import { tick } from '#journey/lifecycle/actions.rules.ts'
import type { Floor } from '#work/batch.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'
import type { Work } from '#work/card.ts'

/** Leads that one round takes on: enough to fill a statement, few enough to answer requests in between. */
const ROUND = 500

/**
 * The only scheduler: lets the clocks act that are due now. Returns how many leads were looked at; ROUND means there
 * may be more. Several workers may run it at once: the ledger's positions settle every race, nothing acts twice.
 */
export async function actDueClocks(floor: Floor): Promise<number> {
  const { rows } = await floor.db.query<{ lead_id: string }>(
    `select lead_id from leads where workspace_no = 1 and next_due_at <= to_timestamp($1 / 1000.0)
      order by next_due_at limit ${ROUND}`,
    [floor.now()],
    { name: 'due_clocks' },
  )
  await tickAll(floor, rows)
  return rows.length
}

/**
 * Tries again to find a person for leads that wait at a desk, the longest overdue first. A lead that everybody gave back
 * waits on, so each round goes on behind the last one and begins again at the end: no lead hides those behind it.
 *
 * @returns a round to be repeated
 */
export function routeWaiting(floor: Floor): () => Promise<void> {
  const walked = new Map<TeamFunction, Place>()
  return async () => {
    for (const team of TEAMS) {
      const somebody = [...floor.people.values()].some(
        (one) => one.function === team && one.available && !one.desk,
      )
      if (!somebody) continue
      const rows = await waiting(floor, team, walked.get(team) ?? BEGINNING)
      // before they are tried: leads that cannot be judged are told of and must not stop the others
      walked.set(team, rows.length < ROUND ? BEGINNING : rows.at(-1)!)
      await tickAll(floor, rows)
    }
  }
}

interface Place {
  lead_id: string
  step_due_at: number
}

const BEGINNING: Place = { lead_id: '00000000-0000-0000-0000-000000000000', step_due_at: -8e12 }

async function waiting(floor: Floor, team: TeamFunction, after: Place): Promise<Place[]> {
  const { rows } = await floor.db.query<Place>(
    `select lead_id, step_due_at from leads where workspace_no = 1 and routing and function = $1
        and (step_due_at, lead_id) > (to_timestamp($2 / 1000.0), $3::uuid)
      order by step_due_at, lead_id limit ${ROUND}`,
    [team, after.step_due_at, after.lead_id],
  )
  return rows
}

/** Lets the leads' due clocks act, and what else is due to them, in one batch. */
export async function tickAll(floor: Floor, rows: { lead_id: string }[]): Promise<void> {
  if (rows.length === 0) return
  const works = rows.map(({ lead_id }) => ({ target: { leadId: lead_id }, decide: tick }))
  try {
    await doBatch(floor, works)
  } catch {
    await oneByOne(floor, works)
  }
}

/** One lead that cannot be judged must not stop the clocks of all others. */
async function oneByOne(floor: Floor, works: Work[]): Promise<void> {
  const failed: string[] = []
  for (const work of works) {
    await doBatch(floor, [work]).catch((error: unknown) => {
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
