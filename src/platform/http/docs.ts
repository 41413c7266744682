import { escapeHtml } from '#platform/escape.rules.ts'
interface Described {
  info: { title: string; description: string }
  paths: Record<string, Record<string, Operation>>
}

interface Operation {
  summary: string
  tags: string[]
  'x-permission': string
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

interface Schema {
  type?: string
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  maxLength?: number
  format?: string
}

/** The one style element we write: the content security policy knows it by its hash. */
export const DOCS_STYLE = `
:root{color-scheme:light dark}body{font:14px/1.5 Inter,system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
details{border-top:1px solid color-mix(in srgb,currentColor 15%,transparent);padding:.5rem 0}summary{cursor:pointer}
summary span{opacity:.75}b{display:inline-block;min-width:4rem}table{border-collapse:collapse;width:100%}
td{border-top:1px solid color-mix(in srgb,currentColor 10%,transparent);padding:.25rem .5rem .25rem 0;vertical-align:top}
code{font:13px ui-monospace,monospace}h2{margin-top:2rem;text-transform:capitalize}h3{margin:.75rem 0 .25rem;font-size:13px}nav a{margin-right:.75rem}
`

/** The API as a page that people read: made from the OpenAPI description, without a script. */
export function docsPage(description: object): string {
  const { info, paths } = description as Described
  const groups = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const group = operation.tags[0] ?? 'server'
      groups.set(group, [...(groups.get(group) ?? []), operationOf(method, path, operation)])
    }
  }
  const sections = [...groups].map(
    ([name, parts]) => `<h2 id="${escapeHtml(name)}">${escapeHtml(name)}</h2>${parts.join('')}`,
  )
  const menu = [...groups.keys()]
    .map((name) => `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`)
    .join(' ')
  return frame(
    'API',
    `<h1>${escapeHtml(info.title)} API</h1><p>${escapeHtml(info.description)} The same as <a href="/openapi.json">OpenAPI 3.1</a>; every
     refusal is explained under <a href="/docs/problems">problems</a>. POST requests take an <code>Idempotency-Key</code>.</p>
     <nav>${menu}</nav>${sections.join('')}`,
  )
}

function operationOf(method: string, path: string, operation: Operation): string {
  const body = Object.entries(operation.requestBody?.content ?? {})[0]
  const answer = Object.entries(operation.responses['2XX']?.content ?? {})[0]
  const inputs = operation.parameters.filter((parameter) => parameter.in !== 'header')
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(operation.summary)}</span></summary>
    <p>Permission: <code>${escapeHtml(operation['x-permission'])}</code></p>
    ${inputs.length > 0 ? `<h3>Parameters</h3>${table(inputs.map((one) => [one.name, one.required, one.schema]))}` : ''}
    ${body?.[1].schema ? `<h3>Body</h3>${fields(body[1].schema)}` : body ? `<p>Body: <code>${escapeHtml(body[0])}</code></p>` : ''}
    ${answer?.[1].schema ? `<h3>Answer</h3>${fields(answer[1].schema)}` : ''}</details>`
}

function fields(schema: Schema): string {
  const of = schema.properties ? schema : (schema.items ?? schema)
  return table(
    Object.entries(of.properties ?? {}).map(([name, one]) => [
      name,
      of.required?.includes(name) ?? false,
      one,
    ]),
  )
}

function table(rows: [string, boolean, Schema][]): string {
  const line = ([name, required, schema]: [string, boolean, Schema]) =>
    `<tr><td><code>${escapeHtml(name)}</code>${required ? ' *' : ''}</td><td>${escapeHtml(typeOf(schema))}</td><td>${escapeHtml(schema.description ?? '')}${nested(schema)}</td></tr>`
  return rows.length === 0 ? '' : `<table>${rows.map(line).join('')}</table>`
}

function nested(schema: Schema): string {
  const inner = schema.properties ? schema : schema.items?.properties ? schema.items : null
  return inner ? fields(inner) : ''
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.items) return `list of ${typeOf(schema.items)}`
  const limit = schema.maxLength ? `, at most ${schema.maxLength} characters` : ''
  return `${schema.format ?? schema.type ?? 'any'}${limit}`
}

/** What those codes mean that the server itself answers with. */
const problems: Record<string, string> = {
  not_json: 'The body is not JSON, or was not sent as application/json.',
  too_large: 'The body is larger than 1 MB. Send many leads as NDJSON to /api/leads/batch.',
  sign_in_needed: 'Sign in, or send an API key as Authorization: Bearer KEY.',
  not_claimed:
    'The workspace is open to its own machine; there is nobody to sign in. `baton admin link` begins.',
  wrong_proof: 'Address and password, the code, or the passkey are not right.',
  too_many_attempts: 'After failed tries the wait doubles, up to some minutes. Retry-After says how long.',
  link_over: 'The link was used, taken back, or its time ran out.',
  sign_in_again: 'This is only for somebody who signed in a few minutes ago.',
  too_many_windows:
    'One person has many windows open, and each listens for changes. This one asks again instead.',
  provider_away: 'The identity provider of single sign-on does not answer.',
  wrong_host: 'The Host header is neither that of BATON_URL nor the loopback address.',
  cross_site: 'The request came from a web page of another site.',
  unexpected: 'A fault of ours. It is in the server’s log.',
}

/** `others`: what the codes mean that come from what the server is for */
export function problemsPage(others: Record<string, string>): string {
  const rows = Object.entries({ ...problems, ...others }).map(
    ([code, text]) => `<tr id="${code}"><td><code>${code}</code></td><td>${escapeHtml(text)}</td></tr>`,
  )
  return frame(
    'Problems',
    `<h1>Problems</h1><p>Refusals are RFC 9457 problem details with one of these codes.</p><table>${rows.join('')}</table>`,
  )
}

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · Baton</title><style>${DOCS_STYLE}</style></head><body>${content}</body></html>`
}
