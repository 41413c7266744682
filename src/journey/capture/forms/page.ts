import { createHash } from 'node:crypto'
import { frame } from '#journey/capture/forms/page.rules.ts'
import { pageStyle } from '#journey/capture/forms/page.style.rules.ts'
import type { Answer } from '#platform/http/route.ts'
import type { FormDocument } from '#journey/capture/forms/contract.ts'
import type { html } from 'hono/html'

/** A page with a policy of its own: no script, one style, and forms that go to us or on to where the form leads. */
export async function page(
  look: Pick<FormDocument, 'language' | 'accent'> & { after?: FormDocument['after'] },
  status: number,
  title: string,
  body: ReturnType<typeof html>,
  framed: 'none' | 'self' = 'none',
): Promise<Answer> {
  const style = pageStyle(look.accent)
  const hash = createHash('sha256').update(style).digest('base64')
  const onward = look.after?.do === 'redirect' ? ` ${new URL(look.after.to).origin}` : ''
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'${onward}; base-uri 'none'; frame-ancestors '${framed}'`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    // under no-referrer browsers send a form's own page as the origin "null", which is nobody's (Fetch, origin header)
    'referrer-policy': 'same-origin',
  }
  return { status, stream: String(await frame({ ...look, title, style }, body)), headers }
}
