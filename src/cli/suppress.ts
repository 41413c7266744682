import { UsageError } from '#cli/command.ts'
import { importSuppressions } from '#journey/outreach/suppressions-import.actions.ts'
import { listOf, tellImport } from '#cli/list-file.ts'
import { GIVEN_REASONS } from '#journey/outreach/suppression.contract.ts'
import type { Command } from '#cli/command.ts'
import type { SuppressionReason } from '#journey/outreach/suppression.contract.ts'

export const suppress: Command = {
  name: 'suppress',
  summary: 'Take a list in of those whom nobody calls or writes to (CSV or XLSX)',
  usage: `suppress import FILE [--reason REASON] [--until DAY] [--dry-run]

  --reason REASON  of rows that name none: ${GIVEN_REASONS.join(', ')}
  --until DAY      the last day on which it holds, such as 2027-03-31; default: for good
  --dry-run        decide everything, write nothing`,
  values: ['reason', 'until'],
  switches: ['dry-run'],
  run: async (context, [what, path], flags) => {
    if (what !== 'import') throw new UsageError(`There is no baton suppress ${what ?? ''}.`)
    const reason = reasonOf(flags.reason)
    const until = typeof flags.until === 'string' ? flags.until : undefined
    const list = await listOf(path)
    const services = await context.open()
    const pen = { by: 'cli', now: services.now() }
    const dryRun = flags['dry-run'] === true
    return tellImport(context, await importSuppressions(services.db, list, { dryRun, reason, until }, pen))
  },
}

function reasonOf(given: string | true | undefined): SuppressionReason | undefined {
  if (given === undefined || given === true) return undefined
  const reason = GIVEN_REASONS.find((one) => one === given)
  if (reason) return reason
  throw new UsageError(`${given} is none of the reasons: ${GIVEN_REASONS.join(', ')}.`)
}
