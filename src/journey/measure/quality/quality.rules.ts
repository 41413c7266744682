import { wilson } from '#journey/measure/interval.rules.ts'
import type { Share } from '#journey/measure/team.contract.ts'

/** What one rep said of the leads that were offered: answers alone count, silence says nothing of a lead. */
export interface Seen {
  rep: string
  /** offers answered */
  n: number
  /** accepted, not given back, and not rated 1 or 2 of 5 */
  full: number
}

/** So large a share of a rep's leads has to be fully qualified. */
export const NEEDED = 0.75
/** Of fewer leads nothing is said of a rep. */
export const FEWEST = 5

export interface RepSeen extends Seen {
  share: Share
  /** few: too few leads to say */
  came: 'met' | 'missed' | 'few'
}

/** Reps, those with the most leads first, and the share of them for whom enough of their leads were fully qualified. */
export function asSalesSees(seen: readonly Seen[]): { reps: RepSeen[]; met: Share } {
  const reps = seen
    .map((one): RepSeen => {
      const came = one.n < FEWEST ? 'few' : one.full / one.n >= NEEDED ? 'met' : 'missed'
      return { ...one, share: shareOf(one.full, one.n), came }
    })
    .sort((a, b) => b.n - a.n || a.rep.localeCompare(b.rep))
  const judged = reps.filter(({ came }) => came !== 'few')
  return { reps, met: shareOf(judged.filter(({ came }) => came === 'met').length, judged.length) }
}

export function shareOf(hits: number, n: number): Share {
  return { hits, n, ...(wilson(hits, n) ?? { share: null, low: null, high: null }) }
}
