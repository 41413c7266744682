import { fillBecause } from '#journey/agreement/because.rules.ts'
import {
  ago,
  claim,
  claimIf,
  DAY_MS,
  type LeadRecord,
  type Seen,
} from '#journey/handoff/brief.record.rules.ts'
import { seenOf } from '#journey/scoring/rules.ts'
import type { Body } from '#journey/entries.ts'
import type { Brief, Claim } from '#journey/handoff/brief.contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

const MOST_WHY = 5
const MOST_SIGNS = 3

/** Who it is: the fit points, strongest first, each resting on the entry that told what the rule asks. */
export function why(rules: Ruleset, score: Brief['score']): Claim[] {
  const fit = new Set(rules.fit.rules.map(({ id }) => id))
  return score.parts
    .filter((part) => fit.has(part.rule) && part.seq !== null)
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST_WHY)
    .map(({ because, seq, points }) => claim(because, seq!, points))
}

/** What they did that counts most today, why the lead was handed over, and what happened to it before. */
export function whyNow(
  rules: Ruleset,
  state: LeadState,
  record: LeadRecord,
  matched: Map<string, Seen[]>,
  now: number,
): Claim[] {
  return [
    ...strongest(rules, state, record, matched, now),
    ...handedOver(state, record),
    ...thisWeek(record, now),
    ...before(rules, state, record),
  ]
}

/** By the points that a single touch is still worth: a demo of Monday counts more than a mail opened today. */
function strongest(
  rules: Ruleset,
  state: LeadState,
  { words }: LeadRecord,
  matched: Map<string, Seen[]>,
  now: number,
): Claim[] {
  return rules.engagement.rules
    .flatMap((rule) => {
      const latest = matched.get(rule.id)?.[0]
      if (!latest || rule.points <= 0) return []
      const worth = rule.points * 2 ** (-(now - latest.at) / rules.engagement.halfLifeMs)
      const because = fillBecause(rule.because, { touch: seenOf(latest.touch), lead: state.attributes })
      return [{ worth, claim: claim(`${because}, ${ago(now - latest.at, words)}`, latest.seq) }]
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_SIGNS)
    .map((one) => one.claim)
}

/** Stages after the hand-off have reasons of their own, which are not why the lead was handed over. */
function handedOver({ handoff }: LeadState, { entries, words }: LeadRecord): Claim[] {
  if (handoff.status === 'none') return []
  const handed = entries.findLast(
    ({ kind, body }) => kind === 'StageEntered' && (body as Body<'StageEntered'>).handoff,
  )
  if (!handed) return []
  return [claim(words.handedOver((handed.body as Body<'StageEntered'>).because.text), handed.seq)]
}

function thisWeek({ touches, words }: LeadRecord, now: number): Claim[] {
  const week = touches.filter(({ at }) => now - at < 7 * DAY_MS)
  return week.length > 1 ? [claim(words.week(week.length), week[0]!.seq)] : []
}

function before(rules: Ruleset, state: LeadState, { entries, words }: LeadRecord): Claim[] {
  const began = entries.findLast(({ kind }) => kind === 'PassBegan')?.seq ?? 0
  const back = entries.findLast(({ kind, seq }) => kind === 'HandoffReturned' && seq > began)
  const reason = back && (back.body as Body<'HandoffReturned'>).reason
  const label = reason === undefined ? '' : (rules.returnReasons[reason]?.label ?? reason)
  return [
    ...claimIf(words.returned(label), back?.seq),
    ...(state.pass > 1 ? claimIf(words.again(state.pass), began || null) : []),
  ]
}
