import { cadenceOf, clockThere, placeIn } from '#journey/outreach/queue.ts'
import { evidence, holds } from '#journey/run.ts'
import { iso, reasonsOf } from '#journey/lifecycle/views.rules.ts'
import { phoneBlocked } from '#journey/outreach/queue.rules.ts'
import { proposalsOf, recyclingReasons, stepOf } from '#journey/outreach/cadence.rules.ts'
import { readyToQualify } from '#journey/outreach/calls.rules.ts'
import { scriptOf } from '#journey/outreach/script.rules.ts'
import { suppressedLeads } from '#journey/outreach/suppression.store.ts'
import { zoneOf } from '#journey/outreach/zones.rules.ts'
import type { CallSheet, ProposalView } from '#journey/outreach/queue.contract.ts'
import type { Card } from '#work/card.ts'
import type { LeadRow } from '#work/list.store.ts'
import type { Proposal } from '#journey/outreach/cadence.rules.ts'
import type { Services } from '#work/services.ts'
import type { Stage } from '#journey/agreement/ruleset.ts'

/** Everything that stands beside the telephone. */
export async function callSheetOf(services: Services, row: LeadRow, card: Card): Promise<CallSheet> {
  const now = services.now()
  const { state } = card
  const rules = services.law.version(state.version)
  const stage = rules.stages[state.stage]!
  const cadence = cadenceOf(services, state)
  const zone = zoneOf(row.country)
  const found = await suppressedLeads(services.db, [card.leadId], { now, channel: 'call' })
  const ready = readyToQualify(services.law, state, now)
  const place = placeIn(cadence, state)
  const proposals = proposalsOf(rules, state, zone, ready, now)
  return {
    id: card.leadId,
    stage: { id: stage.id, name: stage.name },
    callable: stage.owner === 'leadgen' && (stage.kind === 'develop' || stage.kind === 'work'),
    script: scriptOf(cadence, state, card),
    jobAids: stage.jobAids,
    step: place && {
      ...place,
      by: state.plan?.by ?? cadence!.steps[Math.min(stepOf(state), place.of - 1)]!.by,
    },
    card: {
      criteria: criteriaOf(services, stage, card),
      questions: (cadence?.ask ?? []).map(({ id, question }) => {
        const field = rules.fields[id]!
        const answer = state.attributes[id] ?? null
        return { id, label: field.label, question, type: field.type, values: field.values, answer }
      }),
      activities: stage.activities.map(({ id, name, required }) => ({
        id,
        name,
        required,
        done: state.activitiesHere.includes(id),
      })),
      ready,
    },
    there: clockThere(row.country, now),
    blocked: phoneBlocked(state, cadence, found.get(card.leadId)?.sentence ?? null),
    consentPhone: state.consent.phone,
    proposals: Object.fromEntries(
      Object.entries(proposals).map(([outcome, one]) => [outcome, proposalView(one)]),
    ) as CallSheet['proposals'],
    recycleReasons: reasonsOf(rules, Object.fromEntries(recyclingReasons(rules).map((one) => [one.id, one]))),
    disqualifyReasons: reasonsOf(rules, rules.disqualifyReasons),
    reps: [...services.people.values()]
      .filter((one) => one.function === 'sales' && !one.desk && one.unavailable !== 'has left')
      .map(({ id, name }) => ({ id, name })),
  }
}

/** The ways on along the path, criterion by criterion. One that several ways ask is shown once. */
function criteriaOf(services: Services, stage: Stage, { state }: Card): CallSheet['card']['criteria'] {
  const seen = evidence(state)
  const rules = services.law.version(state.version)
  return stage.exits
    .filter(({ to }) => rules.path.includes(to))
    .flatMap((exit) =>
      exit.criteria.map((criterion) => ({
        id: `${exit.to}.${criterion.id}`,
        label: criterion.label,
        met: holds([criterion], seen),
        to: exit.because,
      })),
    )
    .filter((one, i, all) => all.findIndex(({ label, to }) => label === one.label && to === one.to) === i)
}

function proposalView(proposal: Proposal): ProposalView {
  return proposal.do === 'next' ? { ...proposal, due: iso(proposal.due) } : proposal
}
