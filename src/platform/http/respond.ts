import type { Answer } from '#platform/http/route.ts'

const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** An answer of a handler as it goes out, with the headers that every answer of the API has. */
export function respond(answer: Answer): Response {
  const response = responseOf(answer)
  for (const cookie of answer.cookies ?? []) response.headers.append('set-cookie', cookie)
  return response
}

function responseOf({ status, body, headers, stream }: Answer): Response {
  if (stream !== undefined) return new Response(stream, { status, headers: headers ?? {} })
  if (body === undefined) return new Response(null, { status, headers: headers ?? {} })
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...API_HEADERS, ...headers },
  })
}
