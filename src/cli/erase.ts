import { UsageError } from '#cli/command.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { emailKey, externalKey } from '#journey/identity/rules.ts'
import type { Command } from '#cli/command.ts'
import type { Queryable } from '#platform/database.ts'

export const erase: Command = {
  name: 'erase',
  summary: 'Erase a person: the details go, the counts and the chain stand',
  usage: `erase LEAD [--because TEXT]

  LEAD       the lead's id, e-mail address or external id
  --because  why, kept with the lead; name no person in it`,
  values: ['because'],
  switches: [],
  run: async (context, [who], flags) => {
    if (who === undefined) throw new UsageError('Name the lead by its id or e-mail address.')
    const services = await context.open()
    const lead = await findLead(services.db, who)
    if (lead === null) {
      console.error(`There is no lead ${who}.`)
      return 1
    }
    const because = typeof flags.because === 'string' ? flags.because : 'asked for on the command line'
    const erased = await eraseLead(services, lead, because, 'cli')
    context.print(
      { lead, erased },
      erased
        ? `Lead ${lead} was erased. Backups made before still hold the person.`
        : `Lead ${lead} could not be erased.`,
    )
    return erased ? 0 : 1
  },
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function findLead(db: Queryable, who: string): Promise<string | null> {
  const { rows } = await db.query<{ lead_id: string }>(
    `select lead_id from leads where workspace_no = 1 and lead_id = $1::uuid
     union select lead_id from identity_keys where workspace_no = 1 and key = any($2::text[])`,
    [UUID.test(who) ? who : null, [emailKey(who), externalKey(who)]],
  )
  return rows[0]?.lead_id ?? null
}
