import { UsageError, type Flags } from '#cli/command.ts'
import { spanOf, type Span } from '#simulate/season.rules.ts'

export interface Wanted {
  seed: number
  leads: number
  months: number
  span: Span
}

const DEMO_LEADS = 3_000

/** @throws {UsageError} naming the flag */
export function wantedOf(flags: Flags, now: number): Wanted {
  const until = typeof flags.until === 'string' ? Date.parse(flags.until) : now
  if (Number.isNaN(until))
    throw new UsageError('--until is a date, such as 2026-11-20 or 2026-11-20T15:00:00Z')
  // two years of a million leads would be mostly reminders of nurture: eight months give about ten entries a lead
  const months = whole(flags, 'months', flags.bulk === true ? 8 : 24, 1, 120)
  return {
    seed: whole(flags, 'seed', 1, 0, 2 ** 31 - 1),
    leads: whole(flags, 'leads', DEMO_LEADS, 1, 5_000_000),
    span: spanOf(until, months),
    months,
  }
}

function whole(flags: Flags, name: string, usual: number, least: number, most: number): number {
  const given = flags[name]
  if (given === undefined) return usual
  const value = Number(given)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}`)
}
