import { UsageError } from '#cli/command.ts'
import { importTargets } from '#journey/outreach/targets-import.actions.ts'
import { listOf, tellImport } from '#cli/list-file.ts'
import { ownersOf } from '#journey/outreach/accounts.routes.ts'
import type { Command } from '#cli/command.ts'

export const targets: Command = {
  name: 'targets',
  summary: 'Take a list of target accounts in from a CSV or XLSX file',
  usage: `targets import FILE [--tier TIER] [--owner PERSON] [--dry-run]

  --tier TIER     of rows that name none; default: the last tier
  --owner PERSON  of rows that name none, by id, name or e-mail; default: lead development's desk
  --dry-run       decide everything, write nothing`,
  values: ['tier', 'owner'],
  switches: ['dry-run'],
  run: async (context, [what, path], flags) => {
    if (what !== 'import') throw new UsageError(`There is no baton targets ${what ?? ''}.`)
    const list = await listOf(path)
    const services = await context.open()
    const wanted = {
      dryRun: flags['dry-run'] === true,
      tier: typeof flags.tier === 'string' ? flags.tier : undefined,
      owner: typeof flags.owner === 'string' ? flags.owner : undefined,
    }
    const pen = { by: 'cli', now: services.now() }
    return tellImport(context, await importTargets(services.db, list, wanted, ownersOf(services), pen))
  },
}
