import { entryType } from '#ledger/entry.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** What a clock does on the way, each at most once, in the order of their moments. */
export type RungName = 'remind' | 'breach' | 'manager' | 'take_back'

export interface Rung {
  rung: RungName
  at: number
}

/** How a clock ends: what was owed was done, the lead was taken away, or nothing was owed any more. */
export type ClockOutcome = 'met' | 'taken_back' | 'moot'

export interface ClockStarted {
  /** id of the duty in the agreement version that the lead runs under */
  clock: string
  /** the duty's name, as people read it */
  what: string
  /** stage that the duty is written on */
  stage: string
  /** the clock is moot when the lead leaves this stage; null: it runs on wherever the lead goes */
  home: string | null
  /** what stops it, as written in the agreement */
  until: string
  of: TeamFunction
  /** a person, or `desk:TEAM` */
  person: string
  /** hash of the person's calendar; left out: the agreement's own */
  calendar?: string
  due: number
  rungs: Rung[]
}

export const ClockStarted = entryType<'ClockStarted', ClockStarted>({
  kind: 'ClockStarted',
  fact: false,
  personal: 'none',
  sentence: (body, words) => `${words.owner(body.person)} owes: ${body.what}, by ${words.moment(body.due)}`,
})

export interface ClockRang {
  clock: string
  what: string
  rung: RungName
  of: TeamFunction
  person: string
  due: number
  /** the team's manager owes it, not the whole team whose desk `person` is */
  byManager?: true
  /** take_back where no hand-off stands behind: the desk that has the lead until somebody else is found */
  owner?: string
}

export const ClockRang = entryType<'ClockRang', ClockRang>({
  kind: 'ClockRang',
  fact: false,
  personal: 'none',
  sentence: (body, words) => {
    const who = words.owner(body.person)
    if (body.rung === 'remind') return `${who} was reminded: ${body.what}, by ${words.moment(body.due)}`
    if (body.rung === 'breach') return `Not done in time by ${who}: ${body.what}`
    if (body.rung === 'manager') return `The manager was told: ${body.what} is still owed by ${who}`
    return `Taken back from ${who}: ${body.what} was not done`
  },
})

export interface ClockStopped {
  clock: string
  what: string
  outcome: ClockOutcome
  /** whose it was when it stopped */
  person: string
  late: boolean
  /** business milliseconds from start to stop, on the person's calendar */
  tookMs: number
}

export const ClockStopped = entryType<'ClockStopped', ClockStopped>({
  kind: 'ClockStopped',
  fact: false,
  personal: 'none',
  sentence: (body, words) => {
    if (body.outcome === 'moot') return `No longer owed by ${words.owner(body.person)}: ${body.what}`
    if (body.outcome === 'taken_back')
      return `${words.owner(body.person)} no longer has the lead: ${body.what} was not done`
    return `Done by ${words.owner(body.person)}, ${body.late ? 'late' : 'in time'}: ${body.what}`
  },
})

/** The person's hours changed, or a desk's clock found its person: measured anew from `since`. */
export interface ClockMoved {
  clock: string
  what: string
  person: string
  calendar?: string
  since: number
  due: number
  /** what is still to come; what has rung has rung */
  rungs: Rung[]
}

export const ClockMoved = entryType<'ClockMoved', ClockMoved>({
  kind: 'ClockMoved',
  fact: false,
  personal: 'none',
  sentence: (body, words) =>
    `${words.owner(body.person)} owes: ${body.what}, now by ${words.moment(body.due)}`,
})

/** Somebody's hours, absence or holidays changed. Appended to leads on which a clock of theirs runs. */
export interface CalendarChanged {
  person: string
  /** hash of the calendar that counts from now on; null: the agreement's own */
  calendar: string | null
}

export const CalendarChanged = entryType<'CalendarChanged', CalendarChanged>({
  kind: 'CalendarChanged',
  fact: true,
  personal: 'none',
  sentence: (body, words) => `The working hours of ${words.owner(body.person)} changed`,
})
