import { createHash } from 'node:crypto'
import { claimTraining, endTraining, noteTraining, type StoredTraining } from './scorecards.store.ts'
import { gatherExamples } from './examples.store.ts'
import { trainOn, type Asked, type Training } from './train.rules.ts'
import type { Database } from '#platform/database.ts'
import type { Law } from '#journey.ts'

/** What training needs; `Services` has it. */
export interface TrainingFloor {
  db: Database
  law: Law
  now: () => number
}

/** The horizon of a chance where the agreement promises none: that of what leads are worth (docs/leaks.md). */
export const HORIZON_DAYS = 180
const DAY_MS = 86_400_000
/** While a card is learned nothing else runs in this process, and nobody can be told that it goes on. */
export const SILENT_MS = 180_000

/** What is learned where nothing else is asked for: opportunities, from the first day, within the agreement's short term. */
export function askedOf({ law, now }: TrainingFloor, given: Partial<Asked> = {}): Asked {
  const short = law
    .at(now())
    .targets.horizon.find(({ market, offer, segment }) => !market && !offer && !segment)
  const promised = short ? Math.round(short.within.ms / DAY_MS) : null
  return {
    outcome: given.outcome ?? 'opportunity',
    moment: given.moment ?? 'entry',
    horizonDays: given.horizonDays ?? promised ?? HORIZON_DAYS,
    exclude: given.exclude ?? [],
    keep: given.keep ?? [],
  }
}

/** Gathers and learns, in the process that calls it. Null: stopped. */
export async function train(
  floor: TrainingFloor,
  asked: Asked,
  goesOn: (done: number, of: number | null) => Promise<boolean>,
): Promise<Training | null> {
  const now = floor.now()
  const gathered = await gatherExamples(floor.db, asked, now, goesOn)
  return gathered && trainOn(gathered.examples, { asked, rules: floor.law.at(now), data: gathered.data })
}

/** Carries out a training that was asked for, and keeps what came of it. @returns null where it was another's, or cancelled */
export async function carryOut(floor: TrainingFloor, one: StoredTraining): Promise<Training | null> {
  const { db, now } = floor
  if (!(await claimTraining(db, one, now()))) return null
  try {
    const training = await train(floor, one.asked, (done, of) =>
      noteTraining(db, one.id, { done, of }, now()),
    )
    if (training === null) return null
    const kept = await endTraining(db, one.id, training.learned.refusal ? 'refused' : 'done', now(), {
      result: training,
      hash: cardHash(training),
    })
    return kept ? training : null
  } catch (error) {
    await endTraining(db, one.id, 'failed', now(), { problem: 'The training ended before its time.' })
    throw error
  }
}

export function cardHash({ learned: { card } }: Training): string | null {
  return card && createHash('sha256').update(JSON.stringify(card)).digest('hex')
}
