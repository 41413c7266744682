import { isHit } from '#journey/what-if/counts.rules.ts'
import { dimensions } from '#journey/what-if/story.rules.ts'
import type { Dimension } from '#journey/what-if/story.rules.ts'
import type { Pair } from '#journey/what-if/tally.rules.ts'

export interface SegmentCounts {
  leads: number
  was: number
  would: number
  gained: number
  lost: number
  opportunities: number
  hitsWas: number
  hitsWould: number
  unknown: number
}

export type Segments = Record<Dimension, Record<string, SegmentCounts>>

/** a segment's values beyond so many are counted together */
const MOST_VALUES = 400
export const OTHERS = '(others)'
export const UNKNOWN = '(not known)'

/** Adds one lead to each of the segments that it belongs to, in place. */
export function countSegments(segments: Segments, pair: Pair): void {
  for (const dimension of dimensions) countSegment(segments[dimension], dimension, pair)
}

function countSegment(values: Record<string, SegmentCounts>, dimension: Dimension, pair: Pair): void {
  const { story, was, would } = pair
  const value = story.segments[dimension] ?? UNKNOWN
  const known = Object.hasOwn(values, value) || Object.keys(values).length < MOST_VALUES
  const counts = (values[known ? value : OTHERS] ??= emptySegment())
  const [before, after] = [was.handedOver[0], would.handedOver[0]]
  counts.leads++
  if (story.opportunityAt !== null) counts.opportunities++
  if (before !== undefined) {
    counts.was++
    if (isHit(story, before, 'opportunity')) counts.hitsWas++
    if (after === undefined) counts.lost++
  }
  if (after === undefined) return
  counts.would++
  if (isHit(story, after, 'opportunity')) counts.hitsWould++
  if (before !== undefined) return
  counts.gained++
  if (story.opportunityAt === null) counts.unknown++
}

function emptySegment(): SegmentCounts {
  return {
    leads: 0,
    was: 0,
    would: 0,
    gained: 0,
    lost: 0,
    opportunities: 0,
    hitsWas: 0,
    hitsWould: 0,
    unknown: 0,
  }
}
