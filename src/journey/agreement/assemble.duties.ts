import type { Parts } from './assemble.ts'
import type { Path } from './problems.rules.ts'
import type { Duty, Span } from './ruleset.ts'
import type { StageDocument } from './schema.ts'

/** The duties of a stage with their spans; what is wrong with them is found by duties.rules.ts. */
export function assembleDuties(id: string, stage: StageDocument, parts: Parts): Duty[] {
  return (stage.duties ?? []).map((duty, i) => {
    const at: Path = ['stages', id, 'duties', i]
    const span = (text: string | undefined, name: string): Span | null =>
      text === undefined ? null : parts.span(text, stage.calendar, [...at, name])
    return {
      id: duty.id,
      name: duty.name,
      of: duty.of,
      from: duty.from,
      until: duty.until,
      within: parts.span(duty.within, stage.calendar, [...at, 'within']),
      attempts: duty.attempts ?? null,
      over: span(duty.over, 'over'),
      remind: span(duty.remind, 'remind'),
      tellManager: span(duty.tellManager, 'tellManager'),
      takeBack: span(duty.takeBack, 'takeBack'),
    }
  })
}
