import { useInfiniteQuery } from '@tanstack/react-query'
import type { TimelineItem } from '#journey/lifecycle/contract.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { timelineQuery } from '../data/leads.ts'
import { useMe } from '../data/me.ts'
import type { Shortcut } from '../ui/keys.ts'
import { words } from './rating-words.ts'

export type Rated = 'lead' | 'brief'

export interface Rating {
  /** the newest of each; none when nobody rated yet */
  given: { lead?: number; brief?: number }
  rate: (of: Rated, rating: number) => void
}

/** A rating is a fact like any other, so the last one given is read from the timeline. */
export function useRating(id: string): Rating {
  const { by } = useMe()
  const act = useLeadAction()
  const items = useInfiniteQuery(timelineQuery(id)).data?.pages.flatMap((page) => page.items) ?? []
  const sent = act.isPending ? (act.variables.body as { of: Rated; rating: number }) : null
  return {
    given: { ...newest(items), ...(sent ? { [sent.of]: sent.rating } : {}) },
    rate: (of, rating) => {
      if (act.isPending) return
      act.mutate({ id, act: 'rate', body: { of, rating, ...by }, done: words.done(of, rating) })
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

/** `1` to `5` rate the lead, `b` and then a number the brief; the map shows each five as one line. */
export function ratingKeys(rating: Rating): Shortcut[] {
  return (['lead', 'brief'] as const).flatMap((of) =>
    [1, 2, 3, 4, 5].map((stars) => ({
      keys: of === 'lead' ? String(stars) : `b ${stars}`,
      listed: stars === 1 && (of === 'lead' ? '1 – 5' : 'b 1 – 5'),
      does: words.rate[of],
      run: () => rating.rate(of, stars),
    })),
  )
}
