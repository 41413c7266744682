import net from 'node:net'

/**
 * Posts `count` bodies (text as it is, anything else as JSON) over `connections` kept connections, the next as soon as one is answered, and resolves to
 * the wall time in seconds. Bare sockets: client and server share two cores here, and node:http would spend as much on
 * asking as the server spends on a third of the answer.
 * @throws when an answer has another status
 */
export async function postAll(
  url: string,
  count: number,
  connections: number,
  bodyOf: (i: number) => unknown,
  {
    status = 201,
    type = 'application/json',
    headersOf = () => '',
  }: { status?: number; type?: string; headersOf?: (i: number) => string } = {},
): Promise<number> {
  const { hostname, port, host, pathname } = new URL(url)
  let next = 0
  const begun = performance.now()
  const lane = async (): Promise<void> => {
    const socket = net.connect(Number(port), hostname)
    socket.setNoDelay(true)
    const answers = answersOf(socket)
    while (next < count) {
      const i = next++
      const given = bodyOf(i)
      const body = typeof given === 'string' ? given : JSON.stringify(given)
      const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${type}\r\n${headersOf(i)}`
      socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      const { value } = (await answers.next()) as { value: string }
      if (!value.startsWith(`HTTP/1.1 ${status}`)) throw new Error(value)
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return (performance.now() - begun) / 1000
}

/** Whole answers, one after the other; all of ours say their length. */
async function* answersOf(socket: net.Socket): AsyncGenerator<string> {
  let text = ''
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1')
    for (;;) {
      const head = text.indexOf('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? NaN)
      if (head < 0 || text.length < head + 4 + length) break
      yield text.slice(0, head + 4 + length)
      text = text.slice(head + 4 + length)
    }
  }
}
