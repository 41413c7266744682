import { numberDe } from '#platform/phrasebook.rules.ts'
import { touchDe } from '#journey/phrases.de.rules.ts'
import { sideLabel } from './functions.rules.ts'
import { AUTHORS_DE, causeDe, SIDES_DE, titleDe } from './words.de.rules.ts'
import type { Language } from '#platform/language.contract.ts'

/**
 * An answer of the survey for a reader: sides, causes, touches and what the standing order wrote are the product's words
 * wherever they stand in it; titles, notes, remedies and the agreement's labels are people's own and stay.
 */
export function spokenSurvey<Body>(body: Body, language: Language): Body {
  return language === 'en' ? body : (inGerman(body) as Body)
}

function inGerman(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inGerman)
  if (value === null || typeof value !== 'object') return value
  const inner = Object.fromEntries(Object.entries(value).map(([key, of]) => [key, inGerman(of)]))
  return { ...inner, ...renamed(value as Record<string, unknown>) }
}

function renamed(of: Record<string, unknown>): Record<string, unknown> {
  const { id, name, side, label, kind, measure, times, title, createdBy, value } = of
  if (typeof side === 'string' && label === sideLabel(side)) return { label: SIDES_DE[side] ?? label }
  if (kind === 'cause' && typeof measure === 'string') return { label: causeDe(String(label)) }
  if (typeof times === 'number' && typeof kind === 'string') return { label: touchDe(kind) }
  if (typeof value === 'string' && typeof label === 'string' && 'id' in of) return { value: valueDe(value) }
  if ((id === 'schedule' || id === 'local') && typeof name === 'string')
    return { name: AUTHORS_DE[name] ?? name }
  const author = (createdBy as { id?: unknown } | undefined)?.id
  return author === 'schedule' ? { title: titleDe(String(title)) } : {}
}

/** What a card shows of a field: "yes", "200 to 499"; a value of the agreement is the agreement's. */
function valueDe(value: string): string {
  const plain: Record<string, string> = {
    yes: 'ja',
    no: 'nein',
    'below 0': 'unter 0',
    'below 10': 'unter 10',
  }
  if (Object.hasOwn(plain, value)) return plain[value]!
  const band = /^([\d,]+) to ([\d,]+)$/.exec(value)
  return band ? `${numberDe(band[1]!)} bis ${numberDe(band[2]!)}` : value
}
