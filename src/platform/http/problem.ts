import type { Problem } from '#platform/http/contract.ts'

/** Problem details (RFC 9457); `code` is our closed list, docs/problems.md. */
export function problem(
  status: number,
  code: string,
  title: string,
  detail?: string,
  errors?: { field: string; message: string }[],
): Problem {
  return {
    type: `/docs/problems#${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors && errors.length > 0 ? { errors } : {}),
  }
}

export function problemResponse(body: Problem): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
