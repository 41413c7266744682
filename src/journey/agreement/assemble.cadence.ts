import { didYouMean } from './problems.rules.ts'
import type { Parts } from './assemble.ts'
import type { Finding, Path } from './problems.rules.ts'
import type { AgreementDocument, StageDocument } from './schema.ts'
import type { Cadence } from './ruleset.cadence.ts'

export function assembleCadence(id: string, stage: StageDocument, parts: Parts): Cadence | null {
  if (!stage.cadence) return null
  const at: Path = ['stages', id, 'cadence']
  return {
    hot: parts.criteria(stage.cadence.hot, [...at, 'hot']),
    ask: stage.cadence.ask,
    steps: stage.cadence.steps.map((step, i) => ({
      id: step.id,
      name: step.name,
      by: step.by,
      after: parts.span(step.after, stage.calendar, [...at, 'steps', i, 'after']),
      script: step.script ?? null,
    })),
  }
}

/** A cadence is lead development's way of working a stage that it owns; what it asks has to be a field. */
export function checkCadences({ stages, lead }: AgreementDocument, findings: Finding[]): void {
  for (const [id, stage] of Object.entries(stages)) {
    if (!stage.cadence) continue
    const at: Path = ['stages', id, 'cadence']
    if (stage.owner !== 'leadgen' || (stage.kind !== 'develop' && stage.kind !== 'work')) {
      const message = `Only a stage of kind develop or work that leadgen owns has a cadence; \`${id}\` is of kind ${stage.kind} and ${stage.owner}'s.`
      findings.push({ path: at, message, atKey: true })
    }
    stage.cadence.ask.forEach(({ id: field }, i) => {
      const known = Object.hasOwn(lead.fields, field) ? lead.fields[field] : undefined
      const path = [...at, 'ask', i, 'id']
      if (!known)
        findings.push({
          path,
          message: `There is no lead field \`${field}\`.${didYouMean(field, Object.keys(lead.fields))}`,
        })
      else if (known.personal)
        findings.push({ path, message: `\`${field}\` is personal: no rule could see the answer.` })
    })
    for (const list of ['hot', 'ask', 'steps'] as const) {
      const ids = stage.cadence[list].map((one) => one.id)
      ids.forEach((one, i) => {
        if (ids.indexOf(one) < i)
          findings.push({ path: [...at, list, i, 'id'], message: `The id \`${one}\` stands there already.` })
      })
    }
  }
}
