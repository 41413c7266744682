import { entryType } from '#ledger/entry.ts'

export { MailReturned, MailSettled } from './mail.facts.ts'
export { ProgrammeConsidered } from './considered.facts.ts'
export { ProgrammeTaskDone } from './task.facts.ts'

/** Why a programme is over for somebody. */
export type Left =
  | 'finished'
  | 'goal'
  | 'ready'
  | 'sales'
  | 'moved'
  | 'replied'
  | 'withdrew'
  | 'unreachable'
  | 'erased'
  | 'stopped'

export interface ProgrammeEntered {
  programme: string
  version: number
  name: string
  /** how often this lead was taken in, this time included */
  n: number
  /** held_out: drawn at random to get nothing, so that the others can be compared with somebody */
  arm: 'treated' | 'held_out'
  because: string
  /** where it begins, and when that is due; null: held out */
  step: string | null
  due: number | null
}

export const ProgrammeEntered = entryType<'ProgrammeEntered', ProgrammeEntered>({
  kind: 'ProgrammeEntered',
  fact: false,
  personal: 'none',
  sentence: (body) =>
    body.arm === 'treated'
      ? `Taken into the programme ${body.name}: ${body.because}`
      : `Drawn into the hold-out of ${body.name}: gets none of its mails, so that its effect can be measured`,
})

/** What a step did. The message of a mail is named by this entry's place in the stream. */
export interface ProgrammeStepTaken {
  programme: string
  version: number
  step: string
  /** the step's name, as people read it */
  what: string
  does: 'mail' | 'wait' | 'task' | 'webhook' | 'branch'
  /** mail: its template · webhook: its name */
  uses?: string
  /** branch: the way that was taken; `otherwise` when none was open in time */
  way?: string
  /** task: whose, and by when */
  of?: string
  taskDue?: number
  /** task: an activity of the agreement that does it too */
  activity?: string
  /** where it goes on, and when that is due; null: the programme ends here */
  next: string | null
  due: number | null
}

const DID = { mail: 'Mail', wait: 'Waited', task: 'Task', webhook: 'Told another system', branch: 'Decided' }

export const ProgrammeStepTaken = entryType<'ProgrammeStepTaken', ProgrammeStepTaken>({
  kind: 'ProgrammeStepTaken',
  fact: false,
  personal: 'none',
  sentence: (body, words) =>
    `${DID[body.does]}: ${body.what}${body.way === undefined ? '' : ` (${body.way})`}` +
    `${body.taskDue === undefined ? '' : `, by ${words.moment(body.taskDue)}`}`,
})

/** A mail was due and could not leave now: the window is closed, or the person has had enough for this week. */
export interface ProgrammePostponed {
  programme: string
  version: number
  step: string
  because: 'window' | 'cap' | 'away'
  due: number
}

const LATER = {
  window: 'outside of the hours in which mails are sent',
  cap: 'this person has had enough mails for now',
  away: 'the person is away',
}

export const ProgrammePostponed = entryType<'ProgrammePostponed', ProgrammePostponed>({
  kind: 'ProgrammePostponed',
  fact: false,
  personal: 'none',
  sentence: (body, words) => `Mail put off to ${words.moment(body.due)}: ${LATER[body.because]}`,
})

export interface ProgrammeLeft {
  programme: string
  version: number
  name: string
  because: Left
  /** the step that it had come to */
  step: string | null
}

const ENDS: Record<Left, string> = {
  finished: 'it is over',
  goal: 'its goal is reached',
  ready: 'the lead is ready',
  sales: 'sales works the lead',
  moved: 'the lead is somewhere else now',
  replied: 'the person answered',
  withdrew: 'the person wants no more mails',
  unreachable: 'mails do not arrive',
  erased: 'the person was erased',
  stopped: 'it was stopped for everybody',
}

export const ProgrammeLeft = entryType<'ProgrammeLeft', ProgrammeLeft>({
  kind: 'ProgrammeLeft',
  fact: false,
  personal: 'none',
  sentence: (body) => `Left the programme ${body.name}: ${ENDS[body.because]}`,
})
