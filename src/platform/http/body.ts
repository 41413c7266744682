import type { Context } from 'hono'
import type { IncomingMessage } from 'node:http'

/**
 * The body as text, or null when it is longer than `largest` bytes: reading stops there, whatever the header claimed.
 * Read from Node's own request where there is one: making a web stream of it costs more than taking in the lead.
 */
export async function readText(context: Context, largest: number): Promise<string | null> {
  if (Number(context.req.header('content-length') ?? 0) > largest) return null
  const incoming = (context.env as { incoming?: IncomingMessage } | undefined)?.incoming
  if (!incoming) {
    const text = await context.req.text()
    return text.length > largest ? null : text
  }
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > largest) {
        incoming.pause()
        resolve(null)
      } else chunks.push(chunk)
    })
    incoming.once('end', () =>
      resolve(chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString()),
    )
    incoming.once('error', reject)
    incoming.once('aborted', () => reject(new Error('the client went away')))
  })
}
