/** Lines of a stream, as they arrive, in constant memory: a line over `longest` bytes is reported, not gathered. */
export async function* ndjson(
  stream: ReadableStream<Uint8Array>,
  longest: number,
): AsyncGenerator<{ text: string } | { tooLong: true }> {
  const decoder = new TextDecoder('utf-8', { fatal: false })
  let rest = ''
  let skipping = false
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true })
    let start = 0
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      const line = rest.slice(start, end)
      start = end + 1
      if (skipping) skipping = false
      else if (line.trim() !== '') yield line.length > longest ? { tooLong: true } : { text: line }
    }
    rest = rest.slice(start)
    if (rest.length > longest) {
      if (!skipping) yield { tooLong: true }
      skipping = true
      rest = ''
    }
  }
  rest += decoder.decode()
  if (!skipping && rest.trim() !== '') yield { text: rest }
}
