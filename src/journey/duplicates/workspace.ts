import { knowledgeOf } from './weights.rules.ts'
import { countLeads, nextSubjects } from './keys.store.ts'
import { leadComparer } from './comparer.rules.ts'
import { patternsOf } from '#journey/matching/match.rules.ts'
import { matchLeads, ROUND, type MatchFloor } from './refresh.ts'
import { endRun, latestRun, lockRun, moveRun, startRun, type StoredRun } from './runs.store.ts'
import { saveKnowledge } from './knowledge.store.ts'
import { SubjectTaker } from './records.rules.ts'

/** Of fewer leads next to nothing can be learned: Baton's own weights stay. */
export const LEAST_LEADS = 500

const READ_AT_ONCE = 5_000
const FIRST = '00000000-0000-0000-0000-000000000000'

export type Progress = (stage: StoredRun['stage'], done: number, total: number) => void

/**
 * Goes through all leads: learns weights from them, then compares each with whoever shares a key. Where it stands is written
 * every hundred leads, so that another process goes on from there; weights are learned anew if that was broken off.
 * @returns the run as it ended; null: another process is at it
 */
export async function runWorkspace(floor: MatchFloor, by: string, say: Progress): Promise<StoredRun | null> {
  const free = await lockRun(floor.db)
  if (free === null) return null
  try {
    await startRun(floor.db, by, floor.now())
    const run = (await latestRun(floor.db))!
    try {
      await goOn(floor, run, say)
      await endRun(floor.db, run.id, floor.now())
    } catch (error) {
      await endRun(floor.db, run.id, floor.now(), String(error).slice(0, 500))
      throw error
    }
    return await latestRun(floor.db)
  } finally {
    await free()
  }
}

async function goOn(floor: MatchFloor, run: StoredRun, say: Progress): Promise<void> {
  const { db } = floor
  const total = await countLeads(db)
  let { position, done } = run
  if (run.stage === 'learn') {
    if (!(await learnWeights(floor, run.id, total, say))) return
    position = null
    done = 0
    if (!(await moveRun(db, run.id, { stage: 'pairs', position, done, total }))) return
  }
  for (;;) {
    const next = await nextSubjects(db, position ?? FIRST, ROUND)
    if (next.length === 0) return
    await matchLeads(
      floor,
      next.map(({ lead }) => ({ lead, seq: 0, parted: [] })),
      true,
    )
    position = next.at(-1)!.lead
    done += next.length
    say('pairs', done, Math.max(total, done))
    const step = { stage: 'pairs' as const, position, done, total: Math.max(total, done) }
    if (!(await moveRun(db, run.id, step))) return
  }
}

/** @returns false: the run was stopped */
async function learnWeights(
  { db, now }: MatchFloor,
  run: string,
  total: number,
  say: Progress,
): Promise<boolean> {
  if (total < LEAST_LEADS) return true
  const taker = new SubjectTaker()
  for (let after = FIRST; ;) {
    const next = await nextSubjects(db, after, READ_AT_ONCE)
    if (next.length === 0) break
    for (const subject of next) taker.add(subject)
    after = next.at(-1)!.lead
    say('learn', taker.count, total)
    const step = { stage: 'learn' as const, position: null, done: taker.count, total }
    if (!(await moveRun(db, run, step))) return false
  }
  const records = taker.records()
  const { comparisons, ...patterns } = patternsOf(records, { seed: 1, linked: false }, leadComparer(records))
  await saveKnowledge(db, knowledgeOf(records, comparisons, patterns), now())
  return true
}
