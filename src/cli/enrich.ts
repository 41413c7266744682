import { EnrichImportQuery } from '#journey/enrichment/contract.ts'
import { importEnrichment } from '#journey/enrichment/actions.ts'
import { listOf, tellImport } from '#cli/list-file.ts'
import { UsageError } from '#cli/command.ts'
import type { Command } from '#cli/command.ts'

export const enrich: Command = {
  name: 'enrich',
  summary: 'Take bought data on people and companies in from a CSV or XLSX file',
  usage: `enrich FILE [--source NAME] [--mapping JSON] [--dry-run]

  a row is about an e-mail address or a domain; what people entered themselves is not overwritten
  --source NAME   who says so, in lower case; what the same source says later replaces it; default: file
  --mapping JSON  which column is which field, such as '{"industry": "Branche"}'; default: from the headers
  --dry-run       decide everything, write nothing`,
  values: ['source', 'mapping'],
  switches: ['dry-run'],
  run: async (context, [path], flags) => {
    const list = await listOf(path)
    const asked = EnrichImportQuery.safeParse({
      dryRun: String(flags['dry-run'] === true),
      ...(typeof flags.source === 'string' && { source: flags.source }),
      ...(typeof flags.mapping === 'string' && { mapping: flags.mapping }),
    })
    if (!asked.success) {
      const [issue] = asked.error.issues
      throw new UsageError(`--${String(issue!.path[0])} ${issue!.message}`)
    }
    const services = await context.open()
    const say = (field: string, message: string): string => `${field} ${message}`.trim()
    const wanted = { ...asked.data, dryRun: flags['dry-run'] === true }
    const answer = await importEnrichment(services, list, wanted, { by: 'cli', say })
    if (!('problem' in answer) && !context.json)
      context.note(
        `${answer.leads} leads learn something; on ${answer.kept} a stronger source says otherwise`,
      )
    return tellImport(context, answer)
  },
}
