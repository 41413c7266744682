import { metWithin, type Lasted } from '#journey/measure/survival.rules.ts'
import { shareOf, type Share } from '#journey/measure/behaviour.rules.ts'
import type { ClockCount } from '#journey/measure/clocks.store.ts'
import type { Duty, Ruleset } from '#journey/agreement/ruleset.ts'

/** Clocks of one duty, of one person, team or all: how many were kept, and how long they take. */
export interface Kept extends ClockCount {
  name: string
  within: string | null
  /** met in time, of those of which it is known: what became moot before its time, and what still may be met, is not */
  inTime: Share
  /** business hours within which half, and nine of ten, are met; null: not reached yet */
  median: number | null
  ninety: number | null
}

type Ended = Lasted & { clock: string; of: string | null }
type Running = { clock: string; of: string | null; at: number; n: number }

const HOUR_MS = 3_600_000

/** Running clocks count as long as they have run so far, so that slow ones do not vanish because they are not done yet. */
export function keptOf(
  rules: Ruleset,
  counts: ClockCount[],
  ended: Ended[],
  running: Running[],
  asOf: number,
): Kept[] {
  const lasted = new Map<string, Lasted[]>()
  const put = (clock: string, of: string | null, one: Lasted): void => {
    const key = `${clock}\n${of}`
    const list = lasted.get(key)
    if (list) list.push(one)
    else lasted.set(key, [one])
  }
  for (const one of ended) put(one.clock, one.of, one)
  const duties = dutiesOf(rules)
  for (const one of running) {
    const ms = elapsed(rules, duties.get(one.clock), one.at, asOf)
    put(one.clock, one.of, { ms, met: 0, censored: one.n })
  }
  return counts.map((count) => {
    const times = lasted.get(`${count.clock}\n${count.of}`) ?? []
    const duty = duties.get(count.clock)
    const hours = (share: number): number | null => {
      const ms = metWithin(times, share)
      return ms === null ? null : ms / HOUR_MS
    }
    return {
      ...count,
      name: duty?.name ?? count.clock,
      within: duty?.within.text ?? null,
      inTime: shareOf(count.met, count.met + count.metLate + count.takenBack + count.runningLate),
      median: hours(0.5),
      ninety: hours(0.9),
    }
  })
}

/** By id: ids are the agreement's, one for each duty. */
export function dutiesOf(rules: Ruleset): Map<string, Duty> {
  return new Map(
    Object.values(rules.stages).flatMap(({ duties }) => duties.map((duty) => [duty.id, duty] as const)),
  )
}

function elapsed(rules: Ruleset, duty: Duty | undefined, from: number, to: number): number {
  const calendar = duty?.within.calendar
  const open = calendar === null || calendar === undefined ? undefined : rules.calendars[calendar]
  return open ? open.between(from, to) : Math.max(0, to - from)
}
