import { assembleCadence } from './assemble.cadence.ts'
import { assembleDuties } from './assemble.duties.ts'
import type { Parts } from './assemble.ts'
import { distinct } from './expression.thresholds.ts'
import type { Path } from './problems.rules.ts'
import type { Stage, Threshold } from './ruleset.ts'
import type { StageDocument } from './schema.ts'

/** One stage, its exits in order, and every score mark at which one of them may open or shut. */
export function assembleStage(id: string, stage: StageDocument, parts: Parts): Stage {
  const at: Path = ['stages', id]
  const span = (text: string, ...path: string[]) => parts.span(text, stage.calendar, [...at, ...path])
  return {
    id,
    name: stage.name,
    kind: stage.kind,
    owner: stage.owner,
    assign: stage.assign,
    entry: parts.criteria(stage.entry, [...at, 'entry']),
    exits: stage.exits.map((exit, i) => ({
      to: exit.to,
      because: exit.because,
      criteria: parts.criteria(exit.when, [...at, 'exits', i, 'when']),
      newPass: exit.newPass ?? comesBack(id, exit.to, parts.document.path),
    })),
    activities: stage.activities,
    jobAids: stage.jobAids,
    nextStep: stage.nextStep,
    limit: span(stage.within, 'within'),
    then:
      stage.then === 'repeat'
        ? { do: 'repeat' }
        : { do: 'move', to: stage.then.move, because: stage.then.because },
    handoff: stage.handoff
      ? {
          answerWithin: span(stage.handoff.answerWithin, 'handoff', 'answerWithin'),
          maxOffers: stage.handoff.maxOffers,
        }
      : null,
    duties: assembleDuties(id, stage, parts),
    cadence: assembleCadence(id, stage, parts),
    thresholds: thresholds(id, stage, parts),
  }
}

function comesBack(from: string, to: string, path: readonly string[]): boolean {
  return to === path[0] && !path.includes(from)
}

function thresholds(id: string, stage: StageDocument, { document, expressions }: Parts): Threshold[] {
  const at = (...path: Path): Threshold[] => expressions.get(path.join('.'))?.thresholds ?? []
  const found = stage.exits.flatMap((exit, i) => [
    ...exit.when.flatMap((_, j) => at('stages', id, 'exits', i, 'when', j, 'if')),
    ...(document.stages[exit.to]?.entry ?? []).flatMap((_, j) => at('stages', exit.to, 'entry', j, 'if')),
  ])
  const fast = document.path.includes(id)
    ? (document.fastTrack?.when ?? []).flatMap((_, j) => at('fastTrack', 'when', j, 'if'))
    : []
  return distinct([...found, ...fast])
}
