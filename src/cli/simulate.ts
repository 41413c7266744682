import { systemClock } from '#platform/clock.ts'
import { holdFolder } from '#platform/hold-folder.ts'
import { aimAt } from '#simulate/targets.ts'
import { askAround } from '#simulate/surveys.ts'
import { buyData } from '#simulate/bought.ts'
import { declareChanges } from '#simulate/changes.ts'
import { simulateLive } from '#simulate/live.ts'
import { loadInParts, loadPart } from '#cli/simulate.parts.ts'
import { wantedOf, type Wanted } from '#cli/simulate.wanted.ts'
import type { Command, CommandContext } from '#cli/command.ts'
import type { Services } from '#work/services.ts'

export const simulate: Command = {
  name: 'simulate',
  summary: 'Fill an empty workspace with the history of an invented company',
  usage: 'simulate [--seed N] [--months 24] [--leads 3000] [--until DATE] [--bulk]',
  values: ['seed', 'months', 'leads', 'until', 'part'],
  switches: ['bulk'],
  run: async (context, _args, flags) => {
    const wanted = wantedOf(flags, systemClock())
    if (typeof flags.part === 'string') {
      // asked to end by the process that started this one
      void context.stopped.then(() => process.exit(1))
      await loadPart(await context.open(() => wanted.span.until), wanted, flags.part)
      return 0
    }
    const hold = holdFolder(context.config.dataFolder, {
      what: 'baton simulate',
      port: null,
      since: systemClock(),
    })
    if (!hold.held) {
      console.error(hold.message)
      return 1
    }
    try {
      const services = await context.open(() => wanted.span.until)
      if (await isUsed(services)) {
        console.error(
          'simulate: there are leads already. Simulated ones are only put into an empty workspace.',
        )
        return 1
      }
      return await fill(context, services, wanted, flags.bulk === true)
    } finally {
      hold.release()
    }
  },
}

async function isUsed({ db }: Services): Promise<boolean> {
  return (await db.query('select 1 from leads where workspace_no = 1 limit 1')).rowCount > 0
}

async function fill(
  context: CommandContext,
  services: Services,
  wanted: Wanted,
  bulk: boolean,
): Promise<number> {
  const begun = performance.now()
  const tell = progress(context, begun)
  const load = bulk ? loadInParts(context, services, wanted, tell) : simulateLive(services, wanted, tell)
  const told = await Promise.race([load, context.stopped.then(() => null)])
  if (!told) {
    console.error('\nsimulate: stopped half-way. What is in the folder is no whole company: throw it away.')
    return 1
  }
  await services.refreshLaw()
  if (!bulk) {
    await askAround(services, wanted.seed, wanted.span.until)
    await aimAt(services, wanted.seed, wanted.span.until)
    await buyData(services, wanted.seed, wanted.span.until)
    await declareChanges(services, wanted.seed)
  }
  context.note('\r\u001b[K')
  const { rows } = await services.db.query<{ entries: number }>(
    'select count(*) as entries from entries',
    [],
    {
      timeoutMs: 600_000,
    },
  )
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
  return 0
}

/** A line that overwrites itself, at most ten times a second. */
export function progress(
  context: CommandContext,
  begun: number,
): (told: { leads: number; place: number }) => void {
  let last = 0
  return ({ leads, place }) => {
    const now = performance.now()
    if (now - last < 100) return
    last = now
    const seconds = Math.round((now - begun) / 1000)
    context.note(
      `\rLiving through the company's history: ${Math.round(place * 100)} %, ${count(leads)} leads, ${seconds} s `,
    )
  }
}

function count(n: number): string {
  return n.toLocaleString('en')
}
