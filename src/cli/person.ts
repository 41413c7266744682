import { writeFile } from 'node:fs/promises'
import { UsageError } from '#cli/command.ts'
import { findLead } from '#cli/erase.ts'
import { isLanguage } from '#platform/language.contract.ts'
import { personFile } from '#journey/consent/person-file.ts'
import { personPage } from '#journey/consent/person-page.rules.ts'
import type { Command } from '#cli/command.ts'

export const person: Command = {
  name: 'person',
  summary: 'Everything that is kept about a person, in one file',
  usage: `person export LEAD [--out FILE] [--language en|de]

  LEAD        the lead's id, e-mail address or external id
  --out FILE  a page to read where it ends in .html, else JSON; default: JSON to standard output
  --language  of the sentences in it; default: en`,
  values: ['out', 'language'],
  switches: [],
  run: async (context, [what, who], flags) => {
    if (what !== 'export' || who === undefined)
      throw new UsageError('Name the person: baton person export LEAD.')
    const language = flags.language ?? 'en'
    if (!isLanguage(language)) throw new UsageError('--language is en or de.')
    const services = await context.open()
    const lead = await findLead(services.db, who)
    const file = lead === null ? null : await personFile(services, lead, language)
    if (file === null) {
      console.error(`There is no lead ${who}.`)
      return 1
    }
    const { out } = flags
    if (typeof out !== 'string') {
      context.print(file, JSON.stringify(file, null, 2))
      return 0
    }
    const content = out.endsWith('.html') ? personPage(file, language) : `${JSON.stringify(file, null, 2)}\n`
    await writeFile(out, content, { mode: 0o600 })
    context.print({ lead, out }, `Everything about ${lead} is in ${out}.`)
    return 0
  },
}
