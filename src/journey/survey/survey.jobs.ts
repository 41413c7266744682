import { closeOverdue } from './survey.store.ts'
import { openDueRound } from './rounds.actions.ts'
import type { Floor } from './create.actions.ts'

/** Closes what is past its deadline, and opens a quarter's double rating when the quarter has ended. */
export async function keepSurveys(services: Floor): Promise<boolean> {
  await closeOverdue(services.db, services.now())
  await openDueRound(services)
  return false
}
