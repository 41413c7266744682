import { rounded, wilson } from '#journey/measure/interval.rules.ts'
import { spanName } from '#journey/agreement/wording.ts'
import type { Review, ReviewPack } from './contract.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** What the store counted over a period; moments in epoch ms. */
export interface Evidence {
  falsePositives: {
    answered: number
    returned: number
    returnedLater: number
    disqualifiedLater: number
    kept: number
  }
  reasons: { reason: string; count: number }[]
  missed: {
    opportunities: number
    missed: number
    won: number
    amounts: { currency: string | null; amount: string }[]
  }
  /** stage → visits that ended or missed their limit, and those that missed none */
  stages: { stage: string; judged: number; kept: number }[]
  offers: { judged: number; kept: number }
  falseLeads: EvidenceLead[]
  missedLeads: EvidenceLead[]
}

export interface EvidenceLead {
  id: string
  name: string | null
  at: number
  why: string
}

/** α of the double rating per quarter, as the survey has it. */
export type Quarters = ReviewPack['ratings']

export interface Period {
  from: number
  until: number
}

const DAY_MS = 24 * 3600_000
/** A review is announced, and its evidence gathered, so long before its day: time enough to invite both sides. */
export const AHEAD_MS = 21 * DAY_MS

/** How near the review of an agreement is. */
export function reviewState(due: number | null, now: number): Review['state'] {
  if (due === null) return 'none'
  if (now >= due + DAY_MS) return 'overdue'
  return now >= due - AHEAD_MS ? 'soon' : 'later'
}

/** The pack from what was counted: shares with their intervals, ids in the agreement's words, and what limits the figures. */
export function packOf(
  rules: Ruleset,
  period: Period,
  evidence: Evidence,
  ratings: Quarters,
  builtAt: number,
): ReviewPack {
  const { falsePositives: fp, missed } = evidence
  const wrong = fp.answered - fp.kept
  const reasonsInAll = evidence.reasons.reduce((all, { count }) => all + count, 0)
  return {
    version: rules.version,
    name: rules.name,
    from: iso(period.from),
    until: iso(period.until),
    builtAt: iso(builtAt),
    falsePositives: {
      ...counted(wrong, fp.answered),
      returned: fp.returned,
      returnedLater: fp.returnedLater,
      disqualifiedLater: fp.disqualifiedLater,
      leads: evidence.falseLeads.map((lead) => named(lead, reasonLabel(rules, lead.why))),
    },
    missed: {
      ...counted(missed.missed, missed.opportunities),
      won: missed.won,
      wonAmounts: missed.amounts.map(({ currency, amount }) => ({ currency, amount: Number(amount) })),
      leads: evidence.missedLeads.map((lead) => named(lead, lead.why)),
    },
    reasons: evidence.reasons.map(({ reason, count }) => {
      const { share } = counted(count, reasonsInAll)
      return { reason, label: reasonLabel(rules, reason), count, share }
    }),
    clocks: clocksOf(rules, evidence),
    ratings,
    notes: notesOf(rules, evidence, ratings),
  }
}

function clocksOf(rules: Ruleset, { stages, offers }: Evidence): ReviewPack['clocks'] {
  const handoff = Object.values(rules.stages).find((stage) => stage.handoff)?.handoff
  const clock = (side: string, what: string, within: string, kept: number, of: number) => ({
    side,
    what,
    within,
    kept,
    of,
    share: counted(kept, of).share,
  })
  const answered = handoff
    ? [
        clock(
          'sales',
          'Answer an offered lead',
          spanName(handoff.answerWithin.text),
          offers.kept,
          offers.judged,
        ),
      ]
    : []
  const known = stages.flatMap(({ stage, judged, kept }) => {
    const { name, owner, limit, nextStep, kind } = rules.stages[stage] ?? {}
    // the watch and nurture wait on purpose; what ended owes nothing
    if (!limit || !owner || !kind || !['develop', 'handoff', 'work'].includes(kind)) return []
    return [clock(owner, `${name}: ${nextStep}`, spanName(limit.text), kept, judged)]
  })
  return [...answered, ...known]
}

function notesOf(rules: Ruleset, evidence: Evidence, ratings: Quarters): string[] {
  const notes = [
    'A lead counts as a false positive when sales returned it, gave it back after accepting it, or disqualified it later. Whether the definition or the handling was at fault, the reasons and the double rating tell better than the share.',
    'A missed lead is one whose opportunity was opened before the agreement had handed it over in that pass. Leads that nobody ever turned to cannot be seen here.',
    'Imported history is left out: it was not made under this agreement.',
  ]
  if (evidence.falsePositives.answered < 30)
    notes.push(
      `Only ${evidence.falsePositives.answered} offers were answered: read the intervals, not the shares.`,
    )
  if (ratings.length === 0)
    notes.push(
      'No double rating was made in this time; a survey of fresh leads would show whether both sides still mean the same.',
    )
  if (rules.review === null) notes.push('This agreement names no day of review.')
  return notes
}

function reasonLabel(rules: Ruleset, id: string): string {
  return rules.returnReasons[id]?.label ?? rules.disqualifyReasons[id]?.label ?? id
}

function named({ id, name, at }: EvidenceLead, why: string) {
  return { id, name, at: iso(at), why }
}

function counted(count: number, of: number) {
  const interval = wilson(count, of)
  const share = interval && {
    share: rounded(interval.share, 4),
    low: rounded(interval.low, 4),
    high: rounded(interval.high, 4),
  }
  return { count, of, share }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
