import { systemClock } from '#platform/clock.ts'
import { holdFolder } from '#platform/hold-folder.ts'
import { UsageError } from '#cli/command.ts'
import { simulateLive } from '#simulate/live.ts'
import { spanOf, type Span } from '#simulate/season.rules.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { Services } from '#work/services.ts'

interface Wanted {
  seed: number
  leads: number
  span: Span
}

const DEMO_LEADS = 3_000

export const simulate: Command = {
  name: 'simulate',
  summary: 'Fill an empty workspace with the history of an invented company',
  usage: 'simulate [--seed N] [--months 24] [--leads 3000] [--until DATE] [--bulk]',
  values: ['seed', 'months', 'leads', 'until'],
  switches: ['bulk'],
  run: async (context, _args, flags) => {
    const wanted = wantedOf(flags, systemClock())
    const hold = holdFolder(context.config.dataFolder, { what: 'baton simulate', port: null, since: systemClock() })
    if (!hold.held) {
      console.error(hold.message)
      return 1
    }
    try {
      const services = await context.open(() => wanted.span.until)
      if (await isUsed(services)) {
        console.error('simulate: there are leads already. Simulated ones are only put into an empty workspace.')
        return 1
      }
      await fill(context, services, wanted)
      return 0
    } finally {
      hold.release()
    }
  },
}

async function isUsed({ db }: Services): Promise<boolean> {
  return (await db.query('select 1 from leads where workspace_no = 1 limit 1')).rowCount > 0
}

async function fill(context: CommandContext, services: Services, wanted: Wanted): Promise<void> {
  const begun = performance.now()
  const told = await simulateLive(services, wanted, progress(context, begun))
  context.note('\r\u001b[K')
  const { rows } = await services.db.query<{ entries: number }>('select count(*) as entries from entries', [], {
    timeoutMs: 600_000,
  })
  const seconds = (performance.now() - begun) / 1000
  const result = {
    leads: told.leads,
    entries: Number(rows[0]!.entries),
    seed: wanted.seed,
    from: new Date(wanted.span.from).toISOString(),
    until: new Date(wanted.span.until).toISOString(),
    seconds: Math.round(seconds * 10) / 10,
    leadsPerSecond: Math.round(told.leads / seconds),
  }
  const text = `${count(result.leads)} leads with ${count(result.entries)} entries in ${result.seconds} s (seed ${result.seed}, until ${result.until})`
  context.print(result, text)
}

/** A line that overwrites itself, at most ten times a second. */
export function progress(context: CommandContext, begun: number): (told: { leads: number; place: number }) => void {
  let last = 0
  return ({ leads, place }) => {
    const now = performance.now()
    if (now - last < 100) return
    last = now
    const seconds = Math.round((now - begun) / 1000)
    context.note(`\rLiving through the company's history: ${Math.round(place * 100)} %, ${count(leads)} leads, ${seconds} s `)
  }
}

function count(n: number): string {
  return n.toLocaleString('en')
}

/** @throws {UsageError} naming the flag */
export function wantedOf(flags: Flags, now: number): Wanted {
  const until = typeof flags.until === 'string' ? Date.parse(flags.until) : now
  if (Number.isNaN(until)) throw new UsageError('--until is a date, such as 2026-11-20 or 2026-11-20T15:00:00Z')
  return {
    seed: whole(flags, 'seed', 1, 0, 2 ** 31 - 1),
    leads: whole(flags, 'leads', DEMO_LEADS, 1, 5_000_000),
    span: spanOf(until, whole(flags, 'months', 24, 1, 120)),
  }
}

function whole(flags: Flags, name: string, usual: number, least: number, most: number): number {
  const given = flags[name]
  if (given === undefined) return usual
  const value = Number(given)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}`)
}
