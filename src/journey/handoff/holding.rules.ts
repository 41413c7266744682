import { own } from '#journey/state.ts'
import type { BusinessCalendar, Ruleset, StageKind } from '#journey/agreement/ruleset.ts'
import type { Law } from '#journey/run.ts'
import type { LeadState } from '#journey/state.ts'

/** Stages in which a lead is work to somebody; in all others it is history or left in peace. */
export const IN_WORK: readonly StageKind[] = ['develop', 'handoff', 'work']

/** Who has the lead in work: offered to them or theirs, and not over. Null: nobody, or a desk. */
export function holderOf(law: Law, state: LeadState | undefined): string | null {
  if (!state || state.version === 0 || state.owner.startsWith('desk:')) return null
  const stage = own(law.version(state.version).stages, state.stage)
  return stage && IN_WORK.includes(stage.kind) ? state.owner : null
}

/** The hours that count in a stage for people who have none of their own. */
export function officeOf(rules: Ruleset, stageId: string): BusinessCalendar | null {
  const stage = own(rules.stages, stageId)
  const id = stage?.handoff?.answerWithin.calendar ?? stage?.limit.calendar
  return (id ? rules.calendars[id] : undefined) ?? Object.values(rules.calendars)[0] ?? null
}
