import { claimUrl, invite } from '#people/invitations.store.ts'
import { UsageError } from '#cli/command.ts'
import type { Command } from '#cli/command.ts'
import type { Services } from '#work/services.ts'

/** A link that makes its first user an admin; also for one who lost every way in. Earlier links stop working. */
export async function adminLink(
  services: Services,
  publicUrl = services.config.publicUrl,
): Promise<{ url: string; expiresAt: string }> {
  const given = { personId: null, by: 'command line', now: services.now() }
  const { token, expiresAt } = await invite(services.db, given)
  return { url: claimUrl(publicUrl, token), expiresAt: new Date(expiresAt).toISOString() }
}

export const admin: Command = {
  name: 'admin',
  summary: 'Print a one-time link that makes you an admin',
  usage: 'admin link',
  values: [],
  switches: [],
  run: async (context, [what]) => {
    if (what !== 'link') throw new UsageError('The command is `baton admin link`.')
    const link = await adminLink(await context.open())
    context.print(link, `${link.url}\nIt works once, until ${link.expiresAt}.`)
    return 0
  },
}
