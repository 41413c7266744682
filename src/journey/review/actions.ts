import { AHEAD_MS, packOf, reviewState } from './rules.ts'
import { gatherEvidence, keepPack, latestPack } from './store.ts'
import type { Quarters } from './rules.ts'
import type { Review, ReviewPack } from './contract.ts'
import type { Services } from '#work/services.ts'

type Floor = Pick<Services, 'db' | 'law' | 'now'>

/** Double ratings belong to the survey; whoever puts the rooms together hands them over. */
export type ReadQuarters = () => Promise<Quarters>

/** The agreement in force, when it has to be reviewed, and the evidence that was gathered last. */
export async function reviewOf({ db, law, now }: Floor): Promise<Review> {
  const rules = law.at(now())
  const latest = await latestPack(db, rules.version)
  return {
    version: rules.version,
    name: rules.name,
    due: rules.review === null ? null : new Date(rules.review).toISOString().slice(0, 10),
    state: reviewState(rules.review, now()),
    pack: latest?.pack ?? null,
  }
}

/** Gathers the evidence on the agreement in force, from the day it came into force until now, and keeps it. */
export async function buildPack(
  { db, law, now }: Floor,
  quarters: ReadQuarters,
  by: string,
): Promise<ReviewPack> {
  const until = now()
  const rules = law.at(until)
  const over = Object.values(rules.stages).filter(({ kind }) => kind === 'disqualified' || kind === 'closed')
  const period = { from: rules.effectiveFrom, until }
  const evidence = await gatherEvidence(
    db,
    rules.version,
    period,
    over.map(({ id }) => id),
  )
  const pack = packOf(rules, period, evidence, await quarters(), until)
  await keepPack(db, pack, by)
  return pack
}

/**
 * When a review is near, its evidence is there without anybody's asking: once when it comes near and once on its day.
 * @returns whether a pack was built
 */
export async function keepReviewReady(floor: Floor, quarters: ReadQuarters): Promise<boolean> {
  const due = floor.law.at(floor.now()).review
  if (due === null || floor.now() < due - AHEAD_MS) return false
  const latest = await latestPack(floor.db, floor.law.at(floor.now()).version)
  const since = floor.now() >= due ? due : due - AHEAD_MS
  if (latest && latest.builtAt >= since) return false
  await buildPack(floor, quarters, 'agreement')
  return true
}
