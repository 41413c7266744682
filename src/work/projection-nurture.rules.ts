import type { LeadEntry } from '#journey/entries.ts'
import type { LeadState } from '#journey/state.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'

/** Somebody who was taken into a programme in this stretch. */
export interface EnrolmentRow {
  seq: number
  programme: string
  version: number
  n: number
  arm: string
  stage: string
  /** what was known of them at the draw */
  fit: number
  level: string | null
  country: string | null
  enteredAt: number
  step: string | null
  leftAt: number | null
  because: string | null
}

/** Where somebody who was taken in before is now. One enrolment of a programme runs at a time, so its id names the row. */
export interface EnrolmentChange {
  programme: string
  step: string | null
  leftAt: number | null
  because: string | null
}

export interface StepRow {
  seq: number
  programme: string
  version: number
  step: string
  way: string | null
  at: number
}

export interface MessageRow {
  seq: number
  programme: string
  version: number
  step: string
  template: string
  dueAt: number
}

export interface Nurture {
  enrolments: EnrolmentRow[]
  enrolmentsRunning: EnrolmentChange[]
  stepsTaken: StepRow[]
  messages: MessageRow[]
  outbox: { seq: number; kind: string; recipient: string; payload: string; dueAt: number }[]
}

/** What the balance of a hold-out is checked by: nothing that a programme could have changed, so it is kept at the draw. */
export interface Traits {
  fit: number
  level: string | null
  country: string | null
}

export function traitsOf(state: LeadState | undefined): Traits {
  const { seniority = null, country = null } = state?.attributes ?? {}
  return { fit: state?.score.fit ?? 0, level: textOf(seniority), country: textOf(country) }
}

/** The same fold as the state's own, of these three alone: of a history in one stretch, only its end is at hand. */
export function learn(traits: Traits, entry: LeadEntry): void {
  if (entry.kind === 'ScoreChanged') traits.fit = entry.body.fit
  const { kind } = entry
  if (kind !== 'LeadCaptured' && kind !== 'LeadDetailsChanged' && kind !== 'LeadMerged') return
  const { seniority, country } = entry.body.attributes
  if (seniority !== undefined) traits.level = textOf(seniority)
  if (country !== undefined) traits.country = textOf(country)
}

function textOf(value: Scalar | null): string | null {
  return value === null ? null : String(value)
}

/** @param stage that the lead was in when the entry was made, and what was known of it @param traits */
export function nurtureOf(rows: Nurture, entry: LeadEntry, stage: string, traits: Traits): void {
  if (entry.kind === 'ProgrammeEntered') {
    const { programme, version, n, arm, step } = entry.body
    const row = { seq: entry.seq, programme, version, n, arm, stage, ...traits, enteredAt: entry.at, step }
    rows.enrolments.push({ ...row, leftAt: null, because: null })
  } else if (entry.kind === 'ProgrammeStepTaken') {
    const { programme, version, step, way, next, does, uses } = entry.body
    running(rows, programme).step = next
    rows.stepsTaken.push({ seq: entry.seq, programme, version, step, way: way ?? null, at: entry.at })
    if (does === 'mail' && !entry.history)
      rows.messages.push({ seq: entry.seq, programme, version, step, template: uses!, dueAt: entry.at })
    if (does === 'webhook' && !entry.history) {
      const payload = JSON.stringify({ programme, version, step, at: entry.at })
      rows.outbox.push({
        seq: entry.seq,
        kind: 'webhook',
        recipient: uses!,
        payload,
        dueAt: entry.recordedAt,
      })
    }
  } else if (entry.kind === 'ProgrammeLeft') {
    const { programme, because } = entry.body
    Object.assign(running(rows, programme), { leftAt: entry.at, because, step: null })
  }
}

/** Where a running enrolment's row is changed: among the new ones, else among the changes to older ones. */
function running(rows: Nurture, programme: string): EnrolmentRow | EnrolmentChange {
  const fresh = rows.enrolments.findLast((one) => one.programme === programme)
  if (fresh) return fresh
  let change = rows.enrolmentsRunning.find((one) => one.programme === programme)
  if (!change) {
    change = { programme, step: null, leftAt: null, because: null }
    rows.enrolmentsRunning.push(change)
  }
  return change
}
