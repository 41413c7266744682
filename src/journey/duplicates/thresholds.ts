import { bitsAt } from '#journey/matching/match.rules.ts'
import { countClasses, leastBits } from './pairs.store.ts'
import { evidenceFor, proposal, type Evidence, type Proposal } from './thresholds.rules.ts'
import { latestDecisions, readSettings, saveThresholds, thresholdsSet } from './knowledge.store.ts'
import { leastKept, type Thresholds } from './pairs.rules.ts'
import { startRun, stopRun } from './runs.store.ts'
import type { Database } from '#platform/database.ts'
import type { MatchSettings } from './knowledge.store.ts'
import type { SettingsInput, ThresholdsQuery } from './contract.ts'

export interface Tried extends Thresholds {
  inForce: Thresholds
  set: { by: string; at: number } | null
  pairs: { same: number; ask: number; different: number }
  complete: boolean
  decided: Evidence
  proposed: Proposal | null
}

/** What two thresholds would make of the pairs that wait. `given`: what is left out is as in force. */
export async function tryThresholds(
  db: Database,
  given: ThresholdsQuery,
): Promise<Tried | { refused: { field: string; message: string } }> {
  const settings = await readSettings(db)
  const tried = { same: given.same ?? settings.same, ask: given.ask ?? settings.ask }
  if (tried.ask >= tried.same) return { refused: { field: 'ask', message: 'must be less than same' } }
  const [pairs, set, decisions] = await Promise.all([
    countClasses(db, settings, tried),
    thresholdsSet(db),
    latestDecisions(db),
  ])
  // who merged all above a threshold did not look at them: they say nothing of the threshold
  const alone = decisions.filter((one) => one.alone)
  const { same, ask, shift } = settings
  return {
    ...tried,
    inForce: { same, ask },
    set,
    pairs,
    complete: isKept(settings, tried.ask),
    decided: evidenceFor(alone, shift, tried),
    proposed: proposal(alone, shift, settings),
  }
}

/** Whether pairs of this chance were kept when leads were compared. */
function isKept(settings: MatchSettings, ask: number): boolean {
  return leastBits(settings, ask) >= leastKept(settings)
}

/** From now on so. Pairs that are asked about now and were never kept are looked for: all leads are compared anew. */
export async function setThresholds(
  { db, now }: { db: Database; now: () => number },
  { same, ask }: SettingsInput,
  by: string,
): Promise<void> {
  const before = await readSettings(db)
  await saveThresholds(db, { same, ask }, by, now())
  // also where all that is asked about is there: what decisions may move the evidence by is kept below it
  if (bitsAt(ask) >= bitsAt(before.ask)) return
  await stopRun(db, now())
  await startRun(db, by, now())
}
