import type { IncomingMessage } from 'node:http'

/**
 * The body as text. Of one that is longer than `largest` bytes, or says so, at least its beginning of `kept` bytes (all, if
 * it is shorter than it said): reading stops soon after, and `whole` is false.
 * Read from Node's own request where there is one: making a web stream of it costs more than taking in the lead.
 */
export async function readText(
  from: IncomingMessage | Request,
  largest: number,
  kept: number,
): Promise<{ text: string; whole: boolean }> {
  if (from instanceof Request) {
    const text = await from.text()
    return { text, whole: text.length <= largest }
  }
  const incoming = from
  const tooLong = Number(incoming.headers['content-length'] ?? 0) > largest
  const most = tooLong ? kept : largest
  const chunks: Buffer[] = []
  let length = 0
  const text = () => (chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString())
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      // what still comes after it was answered
      if (length > most) return
      length += chunk.length
      chunks.push(chunk)
      if (length <= most) return
      incoming.pause()
      resolve({ text: text(), whole: false })
    })
    incoming.once('end', () => resolve({ text: text(), whole: !tooLong }))
    incoming.once('error', reject)
    incoming.once('aborted', () => reject(new Error('the client went away')))
  })
}
