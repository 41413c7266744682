import { commonKeys, forgetRead, movedSince, nextRead } from './everyone.store.ts'
import { countLeads, dropKeys, MOST_SHARING, noteCommon, readKeyed, replaceKeys } from './keys.store.ts'
import { dropPairs, keepPairs, pairsBetween } from './kept.store.ts'
import { endRun, latestRun, lockRun, moveRun, startRun, type StoredRun } from './runs.store.ts'
import { EveryoneTaker, type Everyone } from './everyone.rules.ts'
import { judged } from './judged.rules.ts'
import { knowledge, readSettings, saveKnowledge } from './knowledge.store.ts'
import { knowledgeOf } from './weights.rules.ts'
import { leastKept } from './pairs.rules.ts'
import { matchLeads, type MatchFloor } from './refresh.ts'
import { patternsOf } from '#journey/matching/match.rules.ts'
import type { Keyed } from './keys.store.ts'

/** Of fewer leads next to nothing can be learned: Baton's own weights stay. */
export const LEAST_LEADS = 500

const READ_AT_ONCE = 5_000
/** Keys of so many leads go to disk together: the more, the more of them meet on a page of the index. */
const KEYED_AT_ONCE = 20_000
/** After so many leads what was found is written, and where the run stands. */
const PAIRED_AT_ONCE = 5_000
const FIRST = '00000000-0000-0000-0000-000000000000'

export interface Watching {
  say: (stage: StoredRun['stage'], done: number, total: number) => void
  /** true: break off, and leave the run to whoever goes on with it */
  isOver?: () => boolean
}

/**
 * Goes through all leads: reads them once, learns weights from them, writes who shares what, then compares each with whoever
 * shares a key, all in memory. Where it stands is written with what was found, so that another process goes on from there;
 * that one reads all leads anew, and learns anew if that was broken off.
 * @returns the run as it stands then; null: another process is at it
 */
export async function runWorkspace(
  floor: MatchFloor,
  by: string,
  watching: Watching,
): Promise<StoredRun | null> {
  const free = await lockRun(floor.db)
  if (free === null) return null
  try {
    await startRun(floor.db, by, floor.now())
    const run = (await latestRun(floor.db))!
    try {
      if (await goOn(floor, run, watching)) await endRun(floor.db, run.id, floor.now())
    } catch (error) {
      await endRun(floor.db, run.id, floor.now(), String(error).slice(0, 500))
      throw error
    }
    return await latestRun(floor.db)
  } finally {
    await free()
  }
}

/** @returns false: it was stopped or broken off */
async function goOn(floor: MatchFloor, run: StoredRun, { say, isOver }: Watching): Promise<boolean> {
  const leads = await countLeads(floor.db)
  const isFirst = run.stage === 'learn'
  /** @returns whether to go on */
  const stand = async (
    stage: StoredRun['stage'],
    position: string | null,
    done: number,
    total: number,
  ): Promise<boolean> => {
    say(stage, done, total)
    if (isOver?.() === true) return false
    return moveRun(floor.db, run.id, { stage, position, done, total })
  }
  const everyone = await readEveryone(floor, leads, (done) =>
    isFirst ? stand('learn', null, done, leads) : stand(run.stage, run.position, run.done, run.total),
  )
  if (everyone === null) return false
  if (isFirst) {
    await learnWeights(floor, everyone)
    if (!(await stand('keys', null, 0, everyone.count))) return false
  }
  const isKeyed = run.stage === 'pairs'
  const keyed = await writeKeys(floor, everyone, (done) =>
    isKeyed ? stand('pairs', run.position, run.done, run.total) : stand('keys', null, done, everyone.count),
  )
  if (!keyed) return false
  await noteCommonKeys(floor, everyone)
  if (!isKeyed && !(await stand('pairs', null, 0, everyone.count))) return false
  return writePairs(floor, everyone, leads, run, (position, done) =>
    stand('pairs', position, done, everyone.count),
  )
}

async function readEveryone(
  { db }: MatchFloor,
  leads: number,
  stand: (done: number) => Promise<boolean>,
): Promise<Everyone | null> {
  const taker = new EveryoneTaker()
  for (let after = FIRST; ;) {
    const next = await nextRead(db, after, READ_AT_ONCE)
    if (next.length === 0) return taker.all()
    for (const subject of next) taker.add(subject)
    after = next.at(-1)!.lead
    if (!(await stand(Math.min(leads, taker.count)))) return null
  }
}

async function learnWeights({ db, now }: MatchFloor, { count, records, comparer }: Everyone): Promise<void> {
  if (count < LEAST_LEADS) return
  const { comparisons, ...patterns } = patternsOf(records, { seed: 1, linked: false }, comparer)
  await saveKnowledge(db, knowledgeOf(records, comparisons, patterns), now())
}

/** Who shares what, on disk for leads that come later, and in memory for the comparing that follows. */
async function writeKeys(
  floor: MatchFloor,
  everyone: Everyone,
  stand: (done: number) => Promise<boolean>,
): Promise<boolean> {
  for (let from = 0; from < everyone.count; from += KEYED_AT_ONCE) {
    const to = Math.min(everyone.count, from + KEYED_AT_ONCE)
    const changed: Keyed[] = []
    for (let place = from; place < to; place++) {
      const keyed = everyone.keyed(place)
      if (keyed) changed.push(keyed)
    }
    if (changed.length > 0) {
      const before = await readKeyed(
        floor.batches,
        changed.map(({ lead }) => lead),
      )
      await floor.batches.transaction((transaction) => replaceKeys(transaction, before.values(), changed))
      await mend(floor, everyone, changed, changed)
    }
    if (!(await stand(to))) return false
  }
  return true
}

/**
 * What was read may be old by now: a lead to whom something happened meanwhile, perhaps compared by its own server before
 * this wrote over it, is compared once more as it stands.
 * @param wrote keys that were written for leads as they were read
 */
async function mend(
  floor: MatchFloor,
  everyone: Everyone,
  leads: readonly { lead: string }[],
  wrote: readonly Keyed[] = [],
): Promise<void> {
  const read = leads.map(({ lead }) => everyone.lead(everyone.placeOf(lead)))
  const moved = new Set(await movedSince(floor.batches, read))
  if (moved.size === 0) return
  await floor.batches.transaction((transaction) =>
    dropKeys(
      transaction,
      wrote.filter(({ lead }) => moved.has(lead)),
    ),
  )
  const due = [...moved].map((lead) => ({ lead, seq: 0, parted: [] }))
  for (let from = 0; from < due.length; from += MENDED_AT_ONCE)
    await matchLeads(floor, due.slice(from, from + MENDED_AT_ONCE), true)
}

const MENDED_AT_ONCE = 100

async function noteCommonKeys({ db, now }: MatchFloor, everyone: Everyone): Promise<void> {
  const common = everyone.link(MOST_SHARING)
  const still = new Set(common.map(({ key }) => key))
  const rare = (await commonKeys(db)).filter((key) => !still.has(key))
  await noteCommon(db, common, rare, now())
}

async function writePairs(
  floor: MatchFloor,
  everyone: Everyone,
  leads: number,
  run: StoredRun,
  stand: (position: string, done: number) => Promise<boolean>,
): Promise<boolean> {
  const { db, batches, now } = floor
  const [weights, settings] = await Promise.all([knowledge(db), readSettings(batches)])
  const isFresh = run.stage === 'learn'
  for (let from = run.position === null ? 0 : everyone.after(run.position); from < everyone.count;) {
    const to = Math.min(everyone.count, from + PAIRED_AT_ONCE)
    const found = everyone.pairs(from, to, weights, leads, leastKept(settings))
    const [first, last] = [everyone.lead(from).lead, everyone.lead(to - 1).lead]
    // a pair with somebody who came in after the reading is not this run's
    const before = (await pairsBetween(batches, first, last)).filter(({ lead, other }) =>
      [lead, other].every((one) => everyone.placeOf(one) >= 0),
    )
    const touched = [...new Set([...found, ...before].flatMap(({ lead, other }) => [lead, other]))]
    const digests = new Map(touched.map((lead) => [lead, everyone.digest(everyone.placeOf(lead))]))
    const { kept, dropped } = judged(before, found, digests)
    await batches.transaction(async (transaction) => {
      await keepPairs(transaction, kept, weights.model, now())
      await dropPairs(transaction, dropped)
    })
    await mend(
      floor,
      everyone,
      touched.map((lead) => ({ lead })),
    )
    // a run that goes on reads a lead as it is now, and its pairs with smaller ones were weighed as it was: that one waits on
    if (isFresh)
      await forgetRead(
        batches,
        Array.from({ length: to - from }, (_, n) => everyone.lead(from + n)),
      )
    if (!(await stand(last, to))) return false
    from = to
  }
  return true
}
