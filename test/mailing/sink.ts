/** A mail server that behaves as a test says, and remembers what it took. */
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { AddressInfo } from 'node:net'

export interface Taken {
  id: string
  to: string
  from: string
  raw: string
}

/** What the server does with a recipient or with a mail's bytes; nothing: it takes them. */
type Says = (given: { to: string; raw: string }) => { code: number; text: string } | 'hang' | 'close' | null

export interface Sink {
  url: string
  taken: Taken[]
  connections: () => number
  close: () => Promise<void>
}

export async function smtpSink(
  given: { rcpt?: Says; data?: Says; size?: number; delayMs?: number; port?: number } = {},
): Promise<Sink> {
  const taken: Taken[] = []
  let connections = 0
  const say = (
    callback: (error?: Error | null) => void,
    said: ReturnType<Says>,
    close: () => void,
  ): boolean => {
    if (said === null) return false
    if (said === 'close') close()
    else if (said !== 'hang') callback(Object.assign(new Error(said.text), { responseCode: said.code }))
    return true
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    ...(given.size === undefined ? {} : { size: given.size }),
    onConnect: (_session, callback) => {
      connections++
      callback()
    },
    onRcptTo: ({ address }, session, callback) => {
      const close = () => (session as unknown as { connection?: { close: () => void } }).connection?.close()
      if (!say(callback, given.rcpt?.({ to: address, raw: '' }) ?? null, close)) callback()
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const to = session.envelope.rcptTo[0]!.address
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        const said = given.data?.({ to, raw }) ?? null
        if (said !== null) return void say(callback, said, () => stop(session))
        taken.push({ id: /^message-id:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '', to, from, raw })
        if (given.delayMs === undefined) callback()
        else setTimeout(() => callback(), given.delayMs)
      })
    },
  })
  const sockets = new Set<{ destroy: () => void; remotePort?: number | undefined }>()
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const stop = ({ remotePort }: { remotePort?: number }): void => {
    for (const socket of sockets) if (socket.remotePort === remotePort) socket.destroy()
  }
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(given.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  let closed: Promise<void> | null = null
  const close = () =>
    (closed ??= new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    }))
  onTestFinished(close)
  return { url: `smtp://127.0.0.1:${port}`, taken, connections: () => connections, close }
}
