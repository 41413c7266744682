import { OTHERS, UNKNOWN } from '#journey/what-if/segment.rules.ts'
import { dimensions } from '#journey/what-if/story.rules.ts'
import { rateOf } from '#journey/what-if/estimate.rules.ts'
import type { Segments } from '#journey/what-if/segment.rules.ts'
import type { WhatIfResult } from '#journey/what-if/contract.ts'

/** nobody compares more at a glance; the rest is one line */
const MOST_ROWS = 12

export function segmentsOf(segments: Segments, scale: (n: number) => number): WhatIfResult['segments'] {
  return dimensions.flatMap((dimension) => {
    const values = Object.entries(segments[dimension])
    // a dimension that says nothing of anybody is left out
    if (values.every(([value]) => value === UNKNOWN)) return []
    const sorted = values.sort(([, a], [, b]) => b.was + b.would - a.was - a.would || b.leads - a.leads)
    const shown = sorted.filter(([value]) => value !== OTHERS).slice(0, MOST_ROWS)
    const rest = sorted.filter((one) => !shown.includes(one)).map(([, counts]) => counts)
    const others = rest.reduce<(typeof rest)[number] | null>(
      (sum, one) => (sum ? added(sum, one) : { ...one }),
      null,
    )
    const rows = others ? [...shown, [OTHERS, others] as const] : shown
    return [{ dimension, rows: rows.map(([value, counts]) => rowOf(value, counts, scale)) }]
  })
}

type Counted = Segments['source'][string]

function added(sum: Counted, one: Counted): Counted {
  for (const key of Object.keys(one) as (keyof Counted)[]) sum[key] += one[key]
  return sum
}

function rowOf(
  value: string,
  counts: Counted,
  scale: (n: number) => number,
): WhatIfResult['segments'][number]['rows'][number] {
  return {
    value,
    leads: scale(counts.leads),
    inForce: scale(counts.was),
    proposed: scale(counts.would),
    gained: scale(counts.gained),
    lost: scale(counts.lost),
    precisionInForce: rateOf(counts.hitsWas, counts.was),
    precisionProposed: rateOf(counts.hitsWould, counts.would - counts.unknown),
  }
}
