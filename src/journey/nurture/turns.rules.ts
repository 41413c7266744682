import { refuse } from '#journey/lifecycle/telling.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { Turn } from '#journey/nurture/running.rules.ts'

/** A turn takes effect so late that every process knows of it by then: the spread of agreements, for the same reason. */
export const AHEAD_MS = 5_000

/**
 * What a press on start, pause or end makes of a programme, or why it cannot be.
 * @param versions that were published, oldest first
 * @param last the latest turn
 * @param leaving people of an earlier end are still being taken out
 */
export function turned(
  what: Turn['what'],
  wanted: number | undefined,
  versions: number[],
  last: Pick<Turn, 'what' | 'version'> | undefined,
  leaving: boolean,
): { version: number } | Refusal {
  if (what === 'paused') {
    if (last?.what === 'started') return { version: last.version }
    return refuse('wrong_turn', 'Only a programme that runs can be paused.')
  }
  if (what === 'ended') {
    if (last && last.what !== 'ended') return { version: last.version }
    return refuse('wrong_turn', 'Only a programme that was started can be ended, and only once.')
  }
  const version = wanted ?? versions.at(-1)
  if (version === undefined) return refuse('wrong_turn', 'Publish it first.')
  if (!versions.includes(version))
    return refuse('not_found', `There is no version ${version} of it.`, 'version', 'was never published')
  if (leaving) return refuse('wrong_turn', 'People are still being taken out of it.')
  if (last?.what === 'started' && last.version === version)
    return refuse('wrong_turn', 'This version runs already.')
  return { version }
}
