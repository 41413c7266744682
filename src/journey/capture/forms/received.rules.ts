import { CONSENT } from '#journey/capture/forms/answers.rules.ts'
import { NOT_TAKEN } from '#journey/capture/forms/received.contract.ts'
import { TRAPPED } from '#journey/capture/forms/sent.rules.ts'
import type { NotTaken, ReceivedForm } from '#journey/capture/forms/received.contract.ts'

/** What a form said, read back from what was kept of it. */
export interface Told {
  answers: ReceivedForm['answers']
  email: string | null
  consented: boolean
}

const NOTHING: Told = { answers: [], email: null, consented: false }
/** What stands beside the answers: where the visitor came from, and their word. */
const BESIDE = new Set(['consent', 'source', 'campaign', 'channel', 'page', 'fields'])

/** Of one that was taken in: JSON as the journey got it. `body`: null where it was deleted. */
export function toldIn(body: unknown): Told {
  if (typeof body !== 'object' || body === null || 'erased' in body) return NOTHING
  const { fields = {}, consent, ...details } = body as Record<string, unknown>
  const own = Object.entries(details).filter(([id]) => !BESIDE.has(id))
  const answers = [...own, ...Object.entries(fields as object)].flatMap(([id, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [{ id, value: String(value) }] : [],
  )
  const { email } = details
  return { answers, email: typeof email === 'string' ? email : null, consented: (consent ?? null) !== null }
}

/** Of one that waits for its address to be confirmed. */
export function toldWaiting(body: unknown): Told {
  const { answers, consent } = (body ?? {}) as { answers?: object; consent?: unknown }
  return answers === undefined ? NOTHING : toldIn({ ...answers, consent })
}

const LONGEST = 2_000

/** Of a refused one: the body as a browser sent it. Names that begin with _ are the page's own. */
export function toldRaw(body: unknown): Told {
  if (typeof body !== 'string') return NOTHING
  const all = [...new URLSearchParams(body)]
  const answers = all
    .filter(([id, value]) => !id.startsWith('_') && value !== '')
    .map(([id, value]) => ({ id, value: value.slice(0, LONGEST) }))
  const email = answers.find(({ id }) => id === 'email')?.value ?? null
  return { answers, email, consented: all.some(([id, value]) => id === CONSENT && value === 'yes') }
}

/** Why it was refused, and which answers were wrong. */
export function refusalOf(problem: unknown): { because: NotTaken; fields: string[] } {
  const { refused, detail, errors } = (problem ?? {}) as Record<string, unknown>
  if (detail === TRAPPED) return { because: 'trap', fields: [] }
  const because = NOT_TAKEN.find((one) => one === refused) ?? 'other'
  const fields = (Array.isArray(errors) ? errors : []).flatMap((one: unknown) => {
    const field = (one as { field?: unknown } | null)?.field
    return typeof field === 'string' ? [field] : []
  })
  return { because, fields: [...new Set(fields)] }
}
