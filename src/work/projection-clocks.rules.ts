import type { LeadEntry } from '#journey/entries.ts'

/** A clock that started in this stretch. */
export interface ClockRow {
  seq: number
  pass: number
  clock: string
  stage: string
  team: string
  person: string
  startedAt: number
  dueAt: number
  stoppedAt: number | null
  outcome: string | null
  breachedAt: number | null
  tookMs: number | null
}

/** What became of a clock that ran before; null: as it was. One of an id runs at a time, so the id names its row. */
export interface ClockChange {
  clock: string
  person: string | null
  startedAt: number | null
  dueAt: number | null
  stoppedAt: number | null
  outcome: string | null
  breachedAt: number | null
  tookMs: number | null
}

interface Clocks {
  clocks: ClockRow[]
  clocksRunning: ClockChange[]
}

export function clocksOf(rows: Clocks, entry: LeadEntry, pass: number): void {
  if (entry.kind === 'ClockStarted') {
    const { clock, stage, of, person, due } = entry.body
    const none = { stoppedAt: null, outcome: null, breachedAt: null, tookMs: null }
    const row = { seq: entry.seq, pass, clock, stage, team: of, person, startedAt: entry.at, dueAt: due }
    rows.clocks.push({ ...row, ...none })
  } else if (entry.kind === 'ClockMoved') {
    const { clock, person, since, due } = entry.body
    Object.assign(running(rows, clock), { person, startedAt: since, dueAt: due })
  } else if (entry.kind === 'ClockRang') {
    if (entry.body.rung === 'breach') running(rows, entry.body.clock).breachedAt = entry.at
  } else if (entry.kind === 'ClockStopped') {
    const { clock, outcome, tookMs } = entry.body
    Object.assign(running(rows, clock), { stoppedAt: entry.at, outcome, tookMs })
  }
}

/** Where a running clock's row is changed: among the new ones, else among the changes to older ones. */
function running(rows: Clocks, clock: string): ClockRow | ClockChange {
  const fresh = rows.clocks.findLast((one) => one.clock === clock)
  if (fresh) return fresh
  let change = rows.clocksRunning.find((one) => one.clock === clock)
  if (!change) {
    const none = { person: null, startedAt: null, dueAt: null, stoppedAt: null, outcome: null }
    change = { clock, ...none, breachedAt: null, tookMs: null }
    rows.clocksRunning.push(change)
  }
  return change
}
