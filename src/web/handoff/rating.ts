import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TimelineItem } from '#journey/lifecycle/contract.ts'
import { useLaterLeadAction } from '../data/lead-actions.ts'
import { timelineQuery } from '../data/leads.ts'
import { useMe } from '../data/me.ts'
import type { Shortcut } from '../ui/keys.ts'
import { words } from './rating-words.ts'

export type Rated = 'lead' | 'brief'

/** Of a brief nobody gives stars: it helped or it did not. Both stand on the same scale, 1 to 5. */
export const USEFUL = 5
export const USELESS = 1

export interface Rating {
  /** the newest of each; none when nobody rated yet */
  given: { lead?: number; brief?: number }
  rate: (of: Rated, rating: number) => void
}

/** A rating is a fact like any other, so the last one given is read from the timeline; the one just given counts at once. */
export function useRating(id: string): Rating {
  const { by } = useMe()
  const act = useLaterLeadAction()
  const [just, setJust] = useState<Rating['given']>({})
  const items = useInfiniteQuery(timelineQuery(id)).data?.pages.flatMap((page) => page.items) ?? []
  return {
    given: { ...newest(items), ...just },
    rate: (of, rating) => {
      const { [of]: _, ...before } = just
      act(
        {
          id,
          of: `rating:${id}:${of}`,
          act: 'rate',
          body: { of, rating, ...by },
          done: words.done(of, rating),
        },
        { shown: () => setJust({ ...just, [of]: rating }), undo: () => setJust(before) },
      )
    },
  }
}

/** The timeline comes newest first. */
function newest(items: TimelineItem[]): Rating['given'] {
  const given: Rating['given'] = {}
  for (const item of items) {
    if (item.kind !== 'LeadRated') continue
    const { of, rating } = item.body as { of: Rated; rating: number }
    given[of] ??= rating
  }
  return given
}

/** One key each: `1` to `5` for the lead, `+` and `-` for the brief. */
export function ratingKeys(rating: Rating): Shortcut[] {
  return [
    ...[1, 2, 3, 4, 5].map((stars) => ({
      keys: String(stars),
      listed: stars === 1 && '1 – 5',
      does: words.rate.lead,
      run: () => rating.rate('lead', stars),
    })),
    { keys: '+', listed: '+ – -', does: words.rate.brief, run: () => rating.rate('brief', USEFUL) },
    { keys: '-', listed: false, does: words.rate.brief, run: () => rating.rate('brief', USELESS) },
  ]
}
