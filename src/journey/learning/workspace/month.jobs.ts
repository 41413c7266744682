import { v5 } from 'uuid'
import { askedOf } from './training.ts'
import { insertTraining, listTrainings } from './scorecards.store.ts'
import type { Services } from '#work/services.ts'
import type { StoredTraining } from './scorecards.store.ts'

const NAMESPACE = '3f3a0c6e-63b1-4f5e-9d5a-6b1c7f2e4d90'
/** Below so many passes nothing can be learned, and nobody has to read each month that it cannot. */
const FEWEST_PASSES = 300
export const MONTHLY = 'baton'

/**
 * Once a month, where there is enough to learn from, a card is learned from what has happened since; what came of it is told
 * once. Nothing follows from it: people look at it, and put it to their signatories or do not.
 * @param tell called for a card that was not refused; does nothing when it was told before
 */
export async function proposeMonthly(
  services: Services,
  tell: (services: Services, card: string, at: number) => Promise<void>,
): Promise<void> {
  const trainings = await listTrainings(services.db, 50)
  const own = trainings.find(({ by, status }) => by === MONTHLY && status === 'done')
  if (own && isOfThisMonth(services.now(), own)) await tell(services, own.id, own.finishedAt!)
  if (trainings.some((one) => isOfThisMonth(services.now(), one))) return
  const { rows } = await services.db.query<{ n: number }>(
    'select count(*) as n from (select 1 from passes where workspace_no = 1 limit $1) as enough',
    [FEWEST_PASSES],
  )
  if (rows[0]!.n < FEWEST_PASSES) return
  const month = monthOf(services.now())
  // several servers name it alike
  const id = v5(`card of ${month}`, NAMESPACE)
  await insertTraining(services.db, { id, asked: askedOf(services), by: MONTHLY, at: services.now() })
}

function isOfThisMonth(now: number, { startedAt }: StoredTraining): boolean {
  return monthOf(startedAt) === monthOf(now)
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}
