import { barsOf, medianOf } from '#journey/what-if/timing.rules.ts'
import { leaks, outcomes } from '#journey/what-if/counts.rules.ts'
import { estimatesOf, rateOf } from '#journey/what-if/estimate.rules.ts'
import { notesOf } from '#journey/what-if/notes.rules.ts'
import { rounded } from '#journey/measure/interval.rules.ts'
import { segmentsOf } from '#journey/what-if/segments.view.rules.ts'
import { teamOf, type TeamMember } from '#journey/what-if/team.rules.ts'
import type { Counts, Leak } from '#journey/what-if/counts.rules.ts'
import type { Estimates } from '#journey/what-if/estimate.rules.ts'
import type { Filter } from '#journey/what-if/trial.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Side, WhatIfResult } from '#journey/what-if/contract.ts'
import type { Tally } from '#journey/what-if/tally.rules.ts'

export interface Asked {
  inForce: Ruleset
  proposed: Ruleset
  hash: string
  filter: Filter
  /** epoch ms */
  until: number
  /** leads that the tally speaks for; more than it counted when they are a sample */
  all: number
  proven: number
  team: TeamMember[]
}

const WEEK_MS = 7 * 24 * 3600_000

/** A tally as people read it. Counts of a sample are scaled to all leads, with their intervals. */
export function resultOf(tally: Tally, asked: Asked): WhatIfResult {
  const { inForce, proposed, filter } = asked
  const sampled = tally.leads < asked.all
  const estimates = estimatesOf(tally.leads, asked.all)
  const { scale } = estimates
  const weeks = tally.leads === 0 ? 0 : Math.max(0, tally.last - tally.first) / WEEK_MS
  const day = (at: number | null): string | null =>
    at === null ? null : new Date(at).toISOString().slice(0, 10)
  return {
    leads: asked.all,
    sampled: sampled ? tally.leads : null,
    entries: tally.entries,
    proven: asked.proven,
    until: new Date(asked.until).toISOString(),
    from: day(filter.from),
    to: day(filter.to),
    live: filter.live,
    hash: asked.hash,
    inForce: sideOf(tally.inForce, inForce, estimates, weeks),
    proposed: sideOf(tally.proposed, proposed, estimates, weeks),
    gained: [],
    lost: [],
    counts: { gained: scale(tally.gained), lost: scale(tally.lost) },
    change: {
      gained: estimates.leads(tally.gained),
      lost: estimates.leads(tally.lost),
      both: estimates.leads(tally.both),
      net: estimates.difference(tally.both, tally.gained, tally.lost),
    },
    timing: {
      both: scale(tally.both),
      same: scale(tally.same),
      earlier: scale(sumOf(tally.shift, (days) => days < 0)),
      later: scale(sumOf(tally.shift, (days) => days >= 0)),
      medianDays: medianOf(tally.shift),
      bars: barsOf(tally.shift, tally.same).map(({ label, leads }) => ({ label, leads: scale(leads) })),
    },
    stages: stagesOf(tally, asked, estimates),
    weeks: weeksOf(tally, scale),
    team: teamOf(tally, asked.team, weeks, scale),
    quality: outcomes.map((outcome) => {
      const [was, would, all] = [
        tally.inForce.hits[outcome],
        tally.proposed.hits[outcome],
        tally.outcomes[outcome],
      ]
      const unknown = tally.unknown[outcome]
      return {
        outcome,
        inForce: { precision: rateOf(was, tally.inForce.handedOver), recall: rateOf(was, all) },
        proposed: {
          precision: rateOf(would, tally.proposed.handedOver - unknown),
          recall: rateOf(would, all),
          unknown: scale(unknown),
          floor: rateOf(would, tally.proposed.handedOver),
        },
      }
    }),
    revenue: revenueOf(tally, scale),
    leaks: leaks.map((id) => ({
      id,
      label: leakLabels[id],
      inForce: estimates.leads(tally.inForce.leaks[id]),
      proposed: estimates.leads(tally.proposed.leaks[id]),
    })),
    segments: segmentsOf(tally.segments, scale),
    points: pointsOf(tally, inForce, proposed),
    notes: notesOf(tally, asked, scale),
  }
}

function sideOf(counts: Counts, rules: Ruleset, estimates: Estimates, weeks: number): Side {
  const { scale } = estimates
  const handovers = estimates.total(counts.handovers, counts.handoversSquared)
  const aWeek = (value: number | null): number | null =>
    value === null ? null : weeks === 0 ? 0 : rounded(value / weeks, 2)
  const perWeek = { value: aWeek(handovers.value)!, low: aWeek(handovers.low), high: aWeek(handovers.high) }
  const scaled = (figures: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, scale(value)]))
  return {
    agreement: { version: rules.version, name: rules.name },
    leads: estimates.all,
    handedOver: scale(counts.handedOver),
    handovers: scale(counts.handovers),
    perWeek: perWeek.value,
    carried: scale(counts.carried),
    accepted: scale(counts.accepted),
    returned: scale(counts.returned),
    expired: scale(counts.expired),
    nurtured: scale(counts.nurtured),
    disqualified: scale(counts.disqualified),
    opportunities: scale(counts.opportunities),
    won: scale(counts.won),
    ignored: scale(counts.ignored),
    // work days over days: what is in hand at once, on average
    inWork: weeks === 0 ? 0 : rounded((counts.workDays * estimates.factor) / (weeks * 7), 1),
    stages: scaled(counts.stages),
    reached: scaled(counts.reached),
    intervals: { handedOver: estimates.leads(counts.handedOver), handovers, perWeek },
  }
}

function sumOf(shift: Record<string, number>, wanted: (days: number) => boolean): number {
  return Object.entries(shift).reduce((sum, [days, leads]) => sum + (wanted(Number(days)) ? leads : 0), 0)
}

/** The path's stages in their order, of the draft and of the version in force. */
function stagesOf(tally: Tally, { inForce, proposed }: Asked, estimates: Estimates): WhatIfResult['stages'] {
  const path = [...proposed.path, ...inForce.path.filter((stage) => !proposed.path.includes(stage))]
  return path.map((stage) => ({
    stage,
    name: (proposed.stages[stage] ?? inForce.stages[stage])!.name,
    inForce: estimates.leads(tally.inForce.reached[stage] ?? 0),
    proposed: estimates.leads(tally.proposed.reached[stage] ?? 0),
    gained: estimates.scale(tally.gainedAt[stage] ?? 0),
    lost: estimates.scale(tally.lostAt[stage] ?? 0),
  }))
}

function weeksOf(tally: Tally, scale: (n: number) => number): WhatIfResult['weeks'] {
  const [was, would] = [tally.inForce.weeklyHandovers, tally.proposed.weeklyHandovers]
  const named = [...new Set([...Object.keys(was), ...Object.keys(would)])].sort()
  return named.map((week) => ({ week, inForce: scale(was[week] ?? 0), proposed: scale(would[week] ?? 0) }))
}

function revenueOf(tally: Tally, scale: (n: number) => number): WhatIfResult['revenue'] {
  const [was, would] = [tally.inForce.revenue, tally.proposed.revenue]
  return [...new Set([...Object.keys(was), ...Object.keys(would)])].sort().map((currency) => ({
    currency,
    inForce: moneyOf(scale(was[currency] ?? 0)),
    proposed: moneyOf(scale(would[currency] ?? 0)),
  }))
}

function moneyOf(tenThousandths: number): string {
  const cents = Math.round(tenThousandths / 100)
  return `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
}

const leakLabels: Record<Leak, string> = {
  neverOffered: 'Handed over, without an offer on record',
  neverAnswered: 'Offered, and never answered',
  idle: 'Accepted, and nothing was done since',
  noOpportunity: 'Accepted and worked, without an opportunity so far',
}

function pointsOf(tally: Tally, inForce: Ruleset, proposed: Ruleset): WhatIfResult['points'] {
  const moved = Object.entries(tally.points)
  if (moved.length === 0) return null
  const words = new Map(
    [inForce, proposed].flatMap(({ fit, engagement }) =>
      [...fit.rules, ...engagement.rules].map((rule) => [rule.id, rule.because] as const),
    ),
  )
  return moved
    .map(([rule, { was, would }]) => ({
      rule,
      because: words.get(rule) ?? 'What a maximum takes away',
      inForce: rounded(was / tally.leads, 2),
      proposed: rounded(would / tally.leads, 2),
    }))
    .sort((a, b) => Math.abs(b.proposed - b.inForce) - Math.abs(a.proposed - a.inForce))
}
