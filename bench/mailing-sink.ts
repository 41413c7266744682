import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'

/** A mail server that takes everything and keeps nothing; prints its port, then how many mails it took, ten times a second. */
export function mailSink(): Promise<never> {
  let taken = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, _session, callback) => {
      stream.resume()
      stream.on('end', () => {
        taken++
        callback()
      })
    },
  })
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.server.address() as AddressInfo
    process.stdout.write(`${port}\n`)
  })
  setInterval(() => process.stdout.write(`${taken}\n`), 100)
  process.once('disconnect', () => process.exit())
  return new Promise(() => undefined)
}
