import { groupsText } from '#journey/measure/grain/groups.rules.ts'
import { passesOf } from '#journey/measure/grain/pass.rules.ts'
import { placesOf, readMark, setMark, takeDue } from '#journey/measure/grain/queue.store.ts'
import { readHistories } from '#journey/measure/grain/read.store.ts'
import { readSpells, writeSpells } from '#journey/measure/leaks/spells.store.ts'
import { markWorths } from '#journey/measure/value/worths.store.ts'
import { dropStale, waitForOthers, writePasses } from '#journey/measure/grain/write.store.ts'
import type { Database } from '#platform/database.ts'
import type { Law } from '#journey.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** What refreshing needs; `Services` has it. */
export interface GrainFloor {
  db: Database
  /** the same store over connections that plan by key */
  batches: Database
  law: Law
  now: () => number
  people: ReadonlyMap<string, { function: string | null }>
  refreshLaw: () => Promise<void>
}

/** So many leads are read, computed and written at once: 20 to 40 ms in which nothing else waits for long. */
export const ROUND = 200

/**
 * Makes the rows of leads that wait, one round of them. Several processes may do so at once: rows are the same whoever
 * makes them, older ones never replace younger ones, and what a process leaves undone waits on.
 * @returns whether more may wait
 */
export async function refreshGrain(floor: GrainFloor): Promise<boolean> {
  const groups = (await judged(floor)) ?? (await floor.refreshLaw().then(() => judged(floor)))
  // another process knows an agreement that we do not know yet
  if (groups === null) return false
  const ids = await takeDue(floor.batches, ROUND)
  if (ids.length === 0) return false
  const inForce = floor.law.at(floor.now())
  const { histories, gone } = await readHistories(floor.batches, ids, inForce, floor.people)
  const stages = histories.flatMap(({ passages }) => passages.map(({ stage }) => stage))
  const places = await placesOf(floor.db, stages)
  const rows = histories.flatMap((history) => passesOf(history, byVersion(floor.law), places))
  const read = [...histories.map(({ lead }) => ({ id: lead.id, seq: lead.seq })), ...gone]
  const lain = await readSpells(floor.batches, ids, floor.law)
  await floor.batches.transaction(async (transaction) => {
    if (gone.length > 0) await waitForOthers(transaction)
    if (!(await writePasses(transaction, rows, read, groups))) return
    await dropStale(transaction, read)
    await writeSpells(transaction, lain)
    await markWorths(transaction, ids)
  })
  return ids.length === ROUND
}

/** Refreshes until nothing waits: for a command line without a server, and for tests. `onRound`: how many rounds so far. */
export async function settleGrain(
  floor: GrainFloor,
  onRound: (rounds: number) => void = () => undefined,
): Promise<void> {
  for (let rounds = 1; await refreshGrain(floor); rounds++) onRound(rounds)
}

/** The text of the groups that are in force, by which all leads are judged from now on; null: a newer one is. */
async function judged({ db, law, now }: GrainFloor): Promise<string | null> {
  const rules = law.at(now())
  const groups = groupsText(rules)
  if ((await readMark(db))?.groups === groups) return groups
  const { effectiveFrom: from, version } = rules
  return (await setMark(db, { from, version, groups })) ? groups : null
}

const UNREADABLE = { path: [], stages: {} }

/** One agreement that cannot be read (the audit says so) must not keep every report waiting: its stages are counted as such alone. */
function byVersion({ version }: Law): (version: number) => Pick<Ruleset, 'path' | 'stages'> {
  return (wanted) => {
    try {
      return version(wanted)
    } catch {
      return UNREADABLE
    }
  }
}
