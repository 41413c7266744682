import { iso, reasonsOf, stageView } from '#journey/lifecycle/views.rules.ts'
import { thenInWords } from '#journey/lifecycle/detail.rules.ts'
import type { AgreementView } from '#journey/lifecycle/contract.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

const DAY_MS = 24 * 3600_000

/** The agreement as people read it. */
export function agreementView(rules: Ruleset, yaml: string): AgreementView {
  return {
    version: rules.version,
    name: rules.name,
    effectiveFrom: iso(rules.effectiveFrom),
    path: rules.path,
    stages: Object.values(rules.stages).map((stage) => ({
      ...stageView(rules, stage.id),
      owner: stage.owner,
      nextStep: stage.nextStep,
      limit: stage.limit.text,
      then: thenInWords(rules, stage),
      answerWithin: stage.handoff?.answerWithin.text ?? null,
      activities: stage.activities,
      jobAids: stage.jobAids,
      exits: stage.exits.map((exit) => ({
        to: exit.to,
        because: exit.because,
        criteria: [...exit.criteria, ...rules.stages[exit.to]!.entry].map(({ label, text }) => ({
          label,
          text,
        })),
      })),
    })),
    scoring: {
      fitMax: rules.fit.max,
      engagementMax: rules.engagement.max,
      halfLifeDays: rules.engagement.halfLifeMs / DAY_MS,
      fit: rules.fit.rules.map(({ id, points, because, text }) => ({ id, points, because, text })),
      engagement: rules.engagement.rules.map(({ id, points, cap, because, text }) => ({
        id,
        points,
        cap,
        because,
        text,
      })),
    },
    returnReasons: reasonsOf(rules, rules.returnReasons),
    disqualifyReasons: reasonsOf(rules, rules.disqualifyReasons),
    yaml,
  }
}
