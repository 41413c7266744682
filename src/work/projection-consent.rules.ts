import type { LeadEntry } from '#journey/entries.ts'

/** The person's word, each time that it was given or taken back. Moments: epoch ms. */
export interface ConsentRow {
  seq: number
  purpose: string | null
  channel: string
  given: boolean
  textVersion: number | null
  how: string
  at: number
}

export interface WatchRow {
  seq: number
  ask: string
  wakeAt: number | null
  signals: string
  setAt: number
  setBy: string
  wokeAt: number | null
  wokeBecause: string | null
  endedAt: number | null
}

/**
 * What became of a watch that was set before. `endedIfWoken`: then it ended if somebody owed the look at that time; one that
 * still waited ended, if at all, at `endedAt`.
 */
export interface WatchChange {
  wokeAt: number | null
  wokeBecause: string | null
  endedAt: number | null
  endedIfWoken: number | null
}

export interface OutcomeRow {
  seq: number
  outcome: string
  vendor: string | null
  how: string
  at: number
  by: string
}

export interface Consents {
  consents: ConsentRow[]
  watches: WatchRow[]
  watchRunning: WatchChange | null
  outcomes: OutcomeRow[]
}

/** Adds to the rows what one entry says of consent and of the watch. */
export function consentsOf(rows: Consents, entry: LeadEntry): void {
  const { seq, at } = entry
  if (entry.kind === 'ConsentGiven') {
    const { purpose, channel, text, how } = entry.body
    rows.consents.push({ seq, purpose, channel, given: true, textVersion: text?.version ?? null, how, at })
  } else if (entry.kind === 'ConsentWithdrawn') {
    const { purpose, channel, how } = entry.body
    rows.consents.push({ seq, purpose, channel, given: false, textVersion: null, how, at })
  } else if (entry.kind === 'WatchSet') {
    const { ask, wakeAt, signals } = entry.body
    end(rows, at, false)
    if (wakeAt === null && signals.length === 0) return
    const fresh = { wokeAt: null, wokeBecause: null, endedAt: null }
    const row = { seq, ask, wakeAt, signals: JSON.stringify(signals), setAt: at, setBy: entry.by, ...fresh }
    rows.watches.push(row)
  } else if (entry.kind === 'WatchWoke') {
    const { signal, nextStep } = entry.body
    const running = open(rows)
    running.wokeAt = at
    running.wokeBecause = signal ?? 'date'
    if (nextStep === null) running.endedAt = at
  } else if (entry.kind === 'OutcomeLearned') {
    rows.outcomes.push({ seq, ...entry.body, at, by: entry.by })
    end(rows, at, entry.body.outcome !== 'gone')
  } else if (entry.kind === 'PersonErased') end(rows, at, false)
}

function end(rows: Consents, at: number, onlyWoken: boolean): void {
  const running = open(rows)
  if (running.endedAt !== null) return
  // whether one from before had woken only its row knows
  if (!onlyWoken || running.wokeAt !== null) running.endedAt = at
  else if ('endedIfWoken' in running) running.endedIfWoken ??= at
}

/** The watch that runs: the latest of this stretch, else the one from before. */
function open(rows: Consents): WatchRow | WatchChange {
  const latest = rows.watches.at(-1)
  if (latest) return latest
  rows.watchRunning ??= { wokeAt: null, wokeBecause: null, endedAt: null, endedIfWoken: null }
  return rows.watchRunning
}
