import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'

/** A mail as a server receives it. */
export interface Received {
  /** the envelope's sender; empty: nobody, as of a bounce */
  from: string
  to: string[]
  raw: Buffer
}

export interface Catcher {
  /** what to set as SMTP_URL */
  url: string
  close: () => Promise<void>
}

const LARGEST = 5_000_000

/**
 * A mail server that keeps mails instead of passing them on: what the product sends goes the whole way over SMTP, and nothing
 * leaves this machine. It answers when `keep` has kept it.
 */
export async function startCatcher(keep: (mail: Received) => Promise<void>): Promise<Catcher> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST,
    banner: 'Baton keeps mails here, and passes none on',
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => {
        // what is too large is read to its end, as the protocol wants it, and not kept
        if (!stream.sizeExceeded) parts.push(part)
      })
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(smtpError(552, `Larger than ${LARGEST} bytes`))
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        keep({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(parts) }).then(
          () => done(null, 'kept'),
          () => done(smtpError(451, 'Could not be kept, try again')),
        )
      })
    },
  })
  // somebody who hangs up in the middle is no fault of ours
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
