import { adminLink } from '#cli/admin.ts'
import { serve } from '#cli/serve.ts'
import { holdFolder } from '#platform/hold-folder.ts'
import { LOOPBACK } from '#people/local.rules.ts'
import type { Config } from '#platform/config.ts'
import type { Mode } from '#people/access.contract.ts'
import type { Command } from '#cli/command.ts'

export const start: Command = {
  name: 'start',
  summary: 'Start the server',
  usage: 'start',
  values: [],
  switches: [],
  run: async (context) => {
    const { config } = context
    const hold = holdFolder(config.dataFolder, { what: 'baton start', port: config.port, since: Date.now() })
    if (!hold.held) {
      console.error(hold.message)
      return 1
    }
    try {
      const services = await context.open()
      const server = await serve(services)
      const mode = services.access.mode()
      const claim =
        mode === 'claimed'
          ? null
          : await adminLink(services, config.port === 0 ? server.address : config.publicUrl)
      context.print(
        { address: server.address, mode, ...(claim ? { claim } : {}) },
        [
          `Baton is ready: ${server.address}`,
          ...whoMay(mode, claim),
          ...beyond(config),
          ...mails(config),
          'Ctrl-C ends it.',
        ].join('\n'),
      )
      await context.stopped
      await server.stop()
      return 0
    } finally {
      hold.release()
    }
  },
}

function whoMay(mode: Mode, claim: { url: string; expiresAt: string } | null): string[] {
  if (claim === null) return ['People sign in with their own account.']
  const link = `  ${claim.url}\n  It works once, until ${claim.expiresAt.slice(0, 16).replace('T', ' ')} UTC.`
  if (mode === 'open')
    return [
      'Nobody has claimed this workspace: whoever is on this machine may use it, and nobody else.',
      `To have people sign in, become its admin:\n${link}`,
    ]
  return [
    'HOST reaches beyond this machine and nobody has claimed this workspace yet, so it serves nothing but this link:',
    link,
  ]
}

function mails({ smtpUrl, catchMail }: Config): string[] {
  if (catchMail) return ['Mails stay on this machine: /mail/caught shows them.']
  return smtpUrl === null ? ['SMTP_URL is not set: notifications wait in the outbox.'] : []
}

/** What somebody should know who opens the server to others. */
function beyond({ host, publicUrl }: Config): string[] {
  if (LOOPBACK.includes(host)) return []
  const { hostname, protocol } = new URL(publicUrl)
  return [
    ...(hostname === 'localhost'
      ? ['Set BATON_URL to the address that people use: requests for other names are refused.']
      : []),
    ...(protocol === 'http:'
      ? [
          'Passwords and sessions travel unencrypted: put HTTPS before it, and let BATON_URL begin with https.',
        ]
      : []),
  ]
}
