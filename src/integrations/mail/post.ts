import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import { bytesOf } from './message.ts'
import { failed, plain } from './posted.rules.ts'
import type { Outgoing, Post, Posted } from '#journey/mailing/sending.rules.ts'
import type { SmtpFailure } from './posted.rules.ts'

export interface PostLimits {
  /** connections at once; `?maxConnections=` of the address, else this */
  width?: number
  /** mails over one connection, as many servers allow no more */
  mailsPerConnection?: number
  connectMs?: number
  /** silence of the server */
  silentMs?: number
  /** a mail at most, of a server that drips its answers too */
  wholeMs?: number
}

interface Line {
  connection: SMTPConnection
  mails: number
  /** the connection has ended */
  gone: boolean
}

/** What the address may say: the connection's own options, who signs in, and how many at once. */
type Options = ConstructorParameters<typeof SMTPConnection>[0] & {
  auth?: { user?: string; pass?: string }
  maxConnections?: unknown
}

/**
 * Hands mails to the server at `smtpUrl` over connections that are kept. The library's own pool repeats a mail whose connection
 * broke, also when its last byte had left; here nothing is repeated unless no byte of it had.
 */
export function smtpPost(smtpUrl: string, limits: PostLimits = {}): Post {
  const options = parseConnectionUrl(smtpUrl) as Options
  const { mailsPerConnection = 100, connectMs = 10_000, silentMs = 60_000, wholeMs = 180_000 } = limits
  const width = Math.min(50, Math.max(1, Number(options.maxConnections) || (limits.width ?? 8)))
  const idle: Line[] = []
  let closed = false

  async function deliver(mail: Outgoing): Promise<Posted> {
    let bytes: Buffer
    try {
      bytes = await bytesOf(mail)
    } catch (error) {
      return {
        came: 'refused',
        hard: false,
        code: null,
        detail: `could not be written: ${plain(String(error))}`,
      }
    }
    const kept = take()
    if (kept) {
      const posted = await over(kept, mail, bytes)
      // a server ends connections that were idle: no byte had left, so another one is asked
      if (posted.came !== 'down') return posted
    }
    const line = await open()
    return 'came' in line ? line : over(line, mail, bytes)
  }

  function take(): Line | undefined {
    for (let line = idle.pop(); line; line = idle.pop()) if (!line.gone) return line
    return undefined
  }

  function open(): Promise<Line | Posted> {
    const connection = new SMTPConnection({
      ...options,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: silentMs,
      logger: false,
    })
    const line: Line = { connection, mails: 0, gone: false }
    return new Promise((resolve) => {
      const fail = (error: SmtpFailure): void => {
        line.gone = true
        connection.close()
        // whatever it said, it was about us and not about a mail
        resolve({ came: 'down', detail: plain(error.response ?? error.message) })
      }
      // also later: without a listener an error between two mails would end the process
      connection.on('error', fail)
      connection.once('end', () => fail({ message: 'the server closed the connection' }))
      connection.connect((error) => {
        if (error) return fail(error)
        const { auth } = options
        if (!auth?.user) return resolve(line)
        connection.login(
          { user: auth.user, pass: (auth as { pass?: string }).pass ?? '' } as never,
          (refused) => (refused ? fail(refused) : resolve(line)),
        )
      })
    })
  }

  function over(line: Line, mail: Outgoing, bytes: Buffer): Promise<Posted> {
    const { connection } = line
    let begun = false
    // read for the first time when the server has asked for it
    const body = new Readable({
      read() {
        begun = true
        this.push(bytes)
        this.push(null)
      },
    })
    const envelope = { from: mail.returnPath, to: [mail.to], size: bytes.length }
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        line.gone = true
        connection.close()
        resolve(failed({ message: 'the server took too long' }, begun))
      }, wholeMs)
      connection.send(envelope, body, (error, info) => {
        clearTimeout(late)
        line.mails++
        if (error) {
          giveUp(line, error)
          return resolve(failed(error, begun))
        }
        if (line.mails >= mailsPerConnection || closed) connection.quit()
        else idle.push(line)
        resolve({ came: 'sent', detail: plain(info.response) })
      })
    })
  }

  /** A server that refused one mail takes the next; after anything else the connection is of no use. */
  function giveUp(line: Line, error: SmtpFailure): void {
    const { connection } = line
    if (error.responseCode === undefined || error.responseCode === 421 || line.gone) {
      line.gone = true
      connection.close()
      return
    }
    connection.reset((broken) => {
      if (broken) {
        line.gone = true
        connection.close()
      } else if (closed) connection.quit()
      else idle.push(line)
    })
  }

  return {
    width,
    deliver,
    close: () => {
      closed = true
      for (const { connection } of idle.splice(0)) connection.quit()
    },
  }
}
