import type { Request } from '#platform/http/route.ts'

/**
 * The fields of a plain HTML form, of routes that take a stream. Null: it is longer than `largest` bytes.
 * Both encodings of a form without files are read; whatever else comes has no fields.
 */
export async function formFields(
  { stream, headers }: Pick<Request, 'stream' | 'headers'>,
  largest = 65_536,
): Promise<URLSearchParams | null> {
  if (stream === null) return new URLSearchParams()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > largest) return null
    chunks.push(chunk)
  }
  const type = headers.get('content-type') ?? ''
  const body = Buffer.concat(chunks)
  if (!type.toLowerCase().startsWith('multipart/form-data')) return new URLSearchParams(body.toString())
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    const fields = new URLSearchParams()
    for (const [name, value] of form) fields.append(name, typeof value === 'string' ? value : '')
    return fields
  } catch {
    return new URLSearchParams()
  }
}
