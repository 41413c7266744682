import { keyOf } from '#journey/outreach/suppression.rules.ts'
import { SUPPRESSION_REASONS } from '#journey/outreach/suppression.contract.ts'
import type { ListRow } from '#journey/capture/list-file.contract.ts'
import type { SuppressField } from '#journey/outreach/list-import.contract.ts'
import type { SuppressionKind, SuppressionReason } from '#journey/outreach/suppression.contract.ts'

export interface ListEntry {
  line: number
  kind: SuppressionKind
  key: string
  value: string
  reason: SuppressionReason
  note: string | null
  source: string
  until: string | null
}

/** The narrowest that a row names: somebody's address is on the list, and not their whole company. */
const NARROWEST: [SuppressField, SuppressionKind | undefined][] = [
  ['email', 'email'],
  ['phone', 'phone'],
  ['value', undefined],
  ['domain', 'domain'],
  ['company', 'company'],
]

/** A row of a list becomes one entry; with an address and a number, one for each. */
export function entriesOf(
  rows: readonly ListRow[],
  cell: (cells: string[], field: SuppressField) => string,
  fallback: { reason?: SuppressionReason | undefined; until?: string | undefined; source: string },
): { entries: ListEntry[]; refused: { line: number; reason: string }[] } {
  const entries: ListEntry[] = []
  const refused: { line: number; reason: string }[] = []
  for (const row of rows) {
    const found =
      'refused' in row ? row.refused : entriesOfRow(row.line, (field) => cell(row.cells, field), fallback)
    if (typeof found === 'string') refused.push({ line: row.line, reason: found })
    else entries.push(...found)
  }
  return { entries, refused }
}

function entriesOfRow(
  line: number,
  value: (field: SuppressField) => string,
  fallback: { reason?: SuppressionReason | undefined; until?: string | undefined; source: string },
): ListEntry[] | string {
  const word = value('reason')
  const reason = word === '' ? fallback.reason : (reasonOfWord(word) ?? fallback.reason)
  if (reason === undefined)
    return word === ''
      ? 'No reason is named, and none was given for the list.'
      : `“${word}” is none of the reasons: ${SUPPRESSION_REASONS.join(', ')}.`
  const until = value('until') || (fallback.until ?? null)
  if (until !== null && !isDay(until)) return `“${until}” is no day such as 2027-03-31.`
  const named = NARROWEST.filter(([field]) => value(field) !== '')
  // an address and a number are two ways to one person; a domain beside them only says where they work
  const wanted = named.filter(([field], i) => i === 0 || field === 'phone')
  if (wanted.length === 0) return 'No address, number, domain or company is named.'
  const entries: ListEntry[] = []
  for (const [field, kind] of wanted) {
    const given = value(field)
    if (given.length > 500) return `${field} is longer than 500 characters.`
    const keyed = keyOf(given, kind)
    if ('problem' in keyed) return `“${given.slice(0, 80)}” ${keyed.problem}.`
    const note = value('note').slice(0, 500) || null
    entries.push({ line, ...keyed, value: given, reason, note, source: fallback.source, until })
  }
  return entries
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

const WORDS: [SuppressionReason, RegExp][] = [
  ['do_not_call', /do.?not.?call|dnc|robinson|anruf/],
  ['open_deal', /open|deal|opportunit|pipeline|offen/],
  ['competitor', /compet|wettbewerb|konkurren/],
  ['customer', /customer|client|kunde/],
  ['bounced', /bounce|undeliver|unzustell/],
  ['asked', /asked|opt.?out|unsubscri|gdpr|dsgvo|widerspruch|abgemeldet|wunsch/],
]

/** The reason that a word of a file means. */
export function reasonOfWord(word: string): SuppressionReason | null {
  const given = word.trim().toLowerCase()
  const exact = SUPPRESSION_REASONS.find((reason) => reason === given)
  return exact ?? WORDS.find(([, pattern]) => pattern.test(given))?.[0] ?? null
}
