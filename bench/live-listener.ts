import http from 'node:http'

/** A screen that hears of changes, over a connection of its own. */
export async function listenerOf(url: string): Promise<{ next: () => Promise<number>; close: () => void }> {
  const waiting: ((at: number) => void)[] = []
  const agent = new http.Agent({ keepAlive: false })
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get(`${url}/api/live`, { agent }, resolve).once('error', reject)
  })
  await new Promise<void>((resolve) => {
    response.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      if (text.includes('event: hello')) resolve()
      if (!text.includes('event: change')) return
      const at = performance.now()
      for (const told of waiting.splice(0)) told(at)
    })
  })
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => response.destroy(),
  }
}
