import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { open } from '../main.ts'
import { progress } from '#cli/simulate.ts'
import { wantedOf } from '#cli/simulate.wanted.ts'
import { serve } from '#cli/serve.ts'
import { COMPANY } from '#simulate/cast.rules.ts'
import { aimAt } from '#simulate/targets.ts'
import { askAround } from '#simulate/surveys.ts'
import { buyData } from '#simulate/bought.ts'
import { declareChanges } from '#simulate/changes.ts'
import { simulateLive } from '#simulate/live.ts'
import { systemClock } from '#platform/clock.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { Config } from '#platform/config.ts'

export const demo: Command = {
  name: 'demo',
  summary: 'Try it: an invented company in a throw-away folder, served',
  usage: 'demo [--seed N] [--leads 3000] [--months 24]',
  values: ['seed', 'months', 'leads', 'until'],
  switches: [],
  run: async (context, _args, flags) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-demo-'))
    // whatever the environment names: the demo never touches real data, and no mail leaves it
    const config: Config = {
      ...context.config,
      dataFolder: folder,
      databaseUrl: null,
      smtpUrl: null,
      catchMail: true,
      imapUrl: null,
    }
    try {
      return await show(context, config, flags)
    } finally {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function show(context: CommandContext, config: Config, flags: Flags): Promise<number> {
  const begun = performance.now()
  const wanted = wantedOf(flags, systemClock())
  const stage = await open(config, () => wanted.span.until)
  const ended = await Promise.race([
    simulateLive(stage.services, wanted, progress(context, begun)),
    context.stopped.then(() => null),
  ]).catch(async (error: unknown) => {
    await stage.close()
    throw error
  })
  context.note('\r\u001b[K')
  if (!ended) {
    await stage.close().catch(() => undefined)
    return 1
  }
  const house = await open(config)
  await stage.close()
  await askAround(house.services, wanted.seed, wanted.span.until)
  await aimAt(house.services, wanted.seed, wanted.span.until)
  await buyData(house.services, wanted.seed, wanted.span.until)
  await declareChanges(house.services, wanted.seed)
  const server = await serve(house.services)
  const seconds = Math.round((performance.now() - begun) / 1000)
  context.print(
    { address: server.address, leads: ended.leads, seconds },
    `${COMPANY}: ${ended.leads.toLocaleString('en')} leads of two years, in ${seconds} s\n` +
      `Baton is ready: ${server.address}\nCtrl-C ends it and throws the data away.`,
  )
  await context.stopped
  await server.stop()
  await house.close()
  return 0
}
