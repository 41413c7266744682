/** One or more days on which somebody is not there; both days count. Dates as YYYY-MM-DD. */
export interface Absence {
  from: string
  to: string
  note: string
}

export const PRESETS = ['today', 'tomorrow', 'thisWeek', 'nextWeek'] as const
export type Preset = (typeof PRESETS)[number]

/** What most absences are, so that one press says it. A week ends with its Sunday: nobody comes back on a Saturday. */
export function daysOf(preset: Preset, today: string): { from: string; to: string } {
  const toSunday = (7 - weekday(today)) % 7
  if (preset === 'today') return { from: today, to: today }
  if (preset === 'tomorrow') return { from: plus(today, 1), to: plus(today, 1) }
  if (preset === 'thisWeek') return { from: today, to: plus(today, toSunday) }
  return { from: plus(today, toSunday + 1), to: plus(today, toSunday + 7) }
}

/** With one more, in order. Told twice is told once. */
export function withAbsence(absences: readonly Absence[], one: Absence): Absence[] {
  const others = absences.filter(({ from, to }) => from !== one.from || to !== one.to)
  return [...others, one].toSorted((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
}

/** Those of today and later: what is over is kept, and shown to nobody who plans. */
export function coming(absences: readonly Absence[], today: string): Absence[] {
  return absences.filter(({ to }) => to >= today)
}

/** Sunday is 0. */
function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

function plus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
