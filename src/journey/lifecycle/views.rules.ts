import { scoreAt } from '#journey/scoring/rules.ts'
import { evidence } from '#journey/run.ts'
import { engineText } from '#journey/spoken.rules.ts'
import { fillBecause } from '#journey/agreement/because.rules.ts'
import type { LeadAnswer, ScoreView } from '#journey/capture/contract.ts'
import type { LeadSummary, ReasonView } from '#journey/lifecycle/contract.ts'
import type { LeadRow } from '#work/list.store.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Law } from '#journey.ts'
import type { LeadState } from '#journey/state.ts'
import type { ScorePart } from '#journey/scoring/facts.ts'
import type { Reason, Ruleset } from '#journey/agreement/ruleset.ts'

/** What views need to speak of ids by name. */
export interface Names {
  law: Law
  owner: (id: string) => string
  /** of what the journey itself says; left out: English */
  language?: Language
}

export function iso(at: number): string {
  return new Date(at).toISOString()
}

export function stageView(rules: Ruleset, id: string): { id: string; name: string; kind: string } {
  const stage = rules.stages[id]
  return stage ? { id, name: stage.name, kind: stage.kind } : { id, name: id, kind: 'unknown' }
}

export function summaryOf(names: Names, row: LeadRow): LeadSummary {
  const rules = names.law.version(row.version)
  return {
    id: row.lead_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    company: row.company,
    externalId: row.external_id,
    title: row.title,
    country: row.country,
    source: row.source,
    campaign: row.campaign,
    channel: row.channel,
    stage: stageView(rules, row.stage),
    stageSince: iso(row.stage_since),
    owner: { id: row.owner, name: names.owner(row.owner) },
    pass: row.pass,
    score: row.score,
    fit: row.fit,
    engagement: row.engagement,
    handoff: row.handoff,
    nextStep: { what: engineText(row.next_step, names.language ?? 'en'), due: iso(row.step_due_at) },
    lastActivityAt: iso(row.last_activity_at),
    createdAt: iso(row.created_at),
  }
}

/** Reasons to choose from, with the stage that each leads to. */
export function reasonsOf(rules: Ruleset, of: Record<string, Reason>): ReasonView[] {
  return Object.values(of).map(({ id, label, noteRequired, ask, to }) => ({
    id,
    label,
    noteRequired,
    ask,
    to: rules.stages[to]!.name,
  }))
}

/** The answer to a capture: what was decided, with the arithmetic. */
export function answerOf(names: Names, leadId: string, state: LeadState): LeadAnswer {
  const rules = names.law.version(state.version)
  return {
    id: leadId,
    stage: state.stage,
    owner: state.owner,
    score: scoreView(rules, state, state.score),
    nextStep: { what: state.nextStep.what, due: iso(state.nextStep.due) },
  }
}

/** The score as faded to a moment, which may be later than the last entry. */
export function scoreNow(rules: Ruleset, state: LeadState, at: number): ScoreView {
  const faded = scoreAt(
    rules,
    { lead: state.attributes, known: state.known },
    state.engagement,
    Math.max(at, state.clock),
  )
  return scoreView(rules, state, faded)
}

function scoreView(
  rules: Ruleset,
  state: LeadState,
  score: { total: number; fit: number; engagement: number; parts: ScorePart[] },
): ScoreView {
  const seen = { ...evidence(state), touch: {} }
  const parts = score.parts.map(({ rule, points }) => ({ rule, points, because: because(rules, rule, seen) }))
  return { total: score.total, fit: score.fit, engagement: score.engagement, parts }
}

function because(rules: Ruleset, id: string, seen: object): string {
  if (id === 'fit_max') return `Fit counts ${rules.fit.max} points at most`
  if (id === 'engagement_max') return `Engagement counts ${rules.engagement.max} points at most`
  const rule =
    rules.fit.rules.find((one) => one.id === id) ?? rules.engagement.rules.find((one) => one.id === id)
  return rule ? fillBecause(rule.because, seen) : id
}
