import type { Origin, TakenForm } from '#journey/capture/forms/work.rules.ts'

/** What comes with the answers; fields of a form begin with a letter, so that none can be mistaken for these. */
export const TICKET = '_ticket'
/** Left empty by people, who do not see it. */
export const TRAP = '_website'
/** What is kept of one that filled it in, as its reason. */
export const TRAPPED = 'the trap for machines was filled in'
export const PAGE = '_page'
export const VISITOR = '_visitor'
export const FIRST = '_first'
export const LAST = '_last'
export const PURPOSE = '_purpose'

/** Of a way to the site only these are kept: UTM parameters, click ids, where a link stood. */
const WAYS = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'utm_id',
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'msclkid',
  'fbclid',
  'li_fat_id',
  'ttclid',
  'twclid',
  'referrer',
  'page',
] as const

const MOST_FIELDS = 200
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The first value of each name; null: more names than any form has. */
export function sentFields(body: string): ReadonlyMap<string, string> | null {
  let names = 1
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1))
    if (++names > MOST_FIELDS) return null
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(body)) if (!fields.has(name)) fields.set(name, value)
  return fields
}

/** What a browser said of itself and its way here. What is none of it counts as not said. */
export function circumstances(
  sent: ReadonlyMap<string, string>,
): Pick<TakenForm, 'page' | 'visitor' | 'first' | 'last'> {
  const visitor = sent.get(VISITOR) ?? ''
  return {
    page: pageOf(sent.get(PAGE) ?? ''),
    visitor: UUID.test(visitor) ? visitor.toLowerCase() : null,
    first: wayOf(sent.get(FIRST)),
    last: wayOf(sent.get(LAST)),
  }
}

/** Without its query, which may hold what is nobody's business. */
function pageOf(address: string): string | null {
  if (address.length > 2_000 || !URL.canParse(address)) return null
  const { protocol, origin, pathname } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? origin + pathname : null
}

function wayOf(text: string | undefined): Origin | null {
  if (text === undefined || text.length > 4_000) return null
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null
      ? ways((name) => (said as Record<string, unknown>)[name])
      : null
  } catch {
    return null
  }
}

/** What an address says of the way to it. */
export function wayIn(query: URLSearchParams): Origin | null {
  return ways((name) => query.get(name))
}

function ways(read: (name: string) => unknown): Origin | null {
  const found = WAYS.flatMap((name) => {
    const value = read(name)
    const isOne = typeof value === 'string' && value !== '' && value.length <= 200 && value.isWellFormed()
    return isOne && !/\p{Cc}/u.test(value) ? [[name, value] as const] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : null
}
