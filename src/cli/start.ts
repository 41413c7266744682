import { serve } from '#cli/serve.ts'
import { holdFolder } from '#platform/hold-folder.ts'
import type { Command } from '#cli/command.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

export const start: Command = {
  name: 'start',
  summary: 'Start the server',
  usage: 'start',
  values: [],
  switches: [],
  run: async (context) => {
    const { config } = context
    if (!LOOPBACK.includes(config.host)) {
      console.error(`HOST ${config.host}: without sign-in the server binds to loopback only (127.0.0.1).`)
      return 2
    }
    const hold = holdFolder(config.dataFolder, { what: 'baton start', port: config.port, since: Date.now() })
    if (!hold.held) {
      console.error(hold.message)
      return 1
    }
    try {
      const services = await context.open()
      const server = await serve(services)
      context.print(
        { address: server.address },
        `Baton is ready: ${server.address}\nThere is no sign-in yet, so it answers on this machine only. Ctrl-C ends it.` +
          (config.smtpUrl === null ? '\nSMTP_URL is not set: notifications to reps wait in the outbox.' : ''),
      )
      await context.stopped
      await server.stop()
      return 0
    } finally {
      hold.release()
    }
  },
}
