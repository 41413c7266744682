/**
 * A nurture programme, compiled: what the journey runs. Pure data and pure functions, built by compile.ts alone.
 * All moments are epoch milliseconds (UTC), all durations milliseconds.
 */
import type { Criterion, Evidence, Span, TeamFunction } from '#journey/agreement/ruleset.ts'

/** One version of a programme. Immutable: people finish on the version that took them in. */
export interface Programme {
  id: string
  version: number
  name: string
  /** the purpose that somebody has to have agreed to (docs/consent.md) */
  purpose: string
  /** who is taken in */
  entry: {
    stages: string[]
    /** return or disqualify reasons that brought the lead into the stage; null: any way in */
    reasons: string[] | null
    /** all must hold */
    when: Criterion[]
    /** how long after the last end somebody may be taken in again; null: once only */
    again: Span | null
  }
  /** what the programme is for: it ends here, whatever else was planned */
  goal: Criterion[]
  /** percent kept out at random, 0 to 50, and the key of the draw (hex) */
  holdOut: number
  key: string
  start: string
  steps: Record<string, Step>
}

export type Step =
  | { does: 'mail'; id: string; name: string; template: string; next: string | null }
  | { does: 'wait'; id: string; name: string; span: Span; next: string | null }
  | {
      does: 'task'
      id: string
      name: string
      of: TeamFunction
      within: Span
      /** null: done by a press only */
      activity: string | null
      next: string | null
    }
  | { does: 'webhook'; id: string; name: string; hook: string; next: string | null }
  | { does: 'branch'; id: string; name: string; ways: Way[]; within: Span | null; otherwise: string | null }

/** A way out of a branch: tried in order as soon as the lead arrives, and with every fact until the time is over. */
export interface Way {
  id: string
  label: string
  test: (seen: Evidence, did: Record<string, number>) => boolean
  next: string | null
}

/** What holds for every programme together: when mails may leave, and how many one person gets. */
export interface Mailing {
  /** ISO weekdays, 1 is Monday */
  days: number[]
  /** whole hours of the day where the person is */
  from: number
  until: number
  /** used where nobody knows where the person is */
  zone: string
  /** mails to one person over all programmes: at most so many in so long */
  most: number
  inMs: number
  /** mails of one moment are spread over so long, by person */
  spreadMs: number
}

/** The programmes that were, are and will be running; the law of nurture as agreements are that of the rest. */
export interface Programmes {
  /** those that take leads in at a moment, in the order in which they are tried */
  running: (moment: number) => Programme[]
  version: (id: string, version: number) => Programme | null
  mailing: (moment: number) => Mailing
}

export const DEFAULT_MAILING: Mailing = {
  days: [1, 2, 3, 4, 5],
  from: 9,
  until: 17,
  zone: 'Europe/Berlin',
  most: 2,
  inMs: 7 * 24 * 3_600_000,
  spreadMs: 2 * 3_600_000,
}
