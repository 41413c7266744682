/** Where a column may go. `*` is a name of the mapping's own: an external system, a field, a kind of touch, a stage. */
export const TARGETS = [
  'externalId.*',
  'email',
  'phone',
  'firstName',
  'lastName',
  'name',
  'company',
  'title',
  'country',
  'source',
  'campaign',
  'channel',
  'owner.name',
  'owner.email',
  'createdAt',
  'consent.email',
  'consent.phone',
  'optOut.email',
  'optOut.phone',
  'fields.*',
  'contact.at',
  'touch',
  'touch.*',
  'stage',
  'stage.*',
  'disqualified',
  'disqualified.at',
  'disqualified.reason',
  'opportunity.id',
  'opportunity.name',
  'opportunity.amount',
  'opportunity.currency',
  'opportunity.status',
  'opportunity.won',
  'opportunity.closed',
  'opportunity.stage',
  'opportunity.openedAt',
  'opportunity.closedAt',
  'opportunity.owner.name',
  'opportunity.owner.email',
  'opportunity.fields.*',
] as const

export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'auto'

export interface Target {
  /** The entry of TARGETS that it is an instance of. */
  kind: (typeof TARGETS)[number]
  /** What stands in the place of `*`. */
  name: string
  type: ValueType
}

const STARRED = TARGETS.filter((target) => target.endsWith('*')).sort((a, b) => b.length - a.length)
const PLAIN = new Set<string>(TARGETS.filter((target) => !target.endsWith('*')))
const DATES = new Set<string>([
  'createdAt',
  'contact.at',
  'disqualified.at',
  'opportunity.openedAt',
  'opportunity.closedAt',
  'touch.*',
  'stage.*',
])
const BOOLEANS = new Set<string>([
  'consent.email',
  'consent.phone',
  'optOut.email',
  'optOut.phone',
  'opportunity.won',
  'opportunity.closed',
])

/** Reads `fields.industry` and its like; null where there is no such target. */
export function parseTarget(text: string): Target | null {
  if (PLAIN.has(text)) return target(text as Target['kind'], '')
  for (const starred of STARRED) {
    const prefix = starred.slice(0, -1)
    if (!text.startsWith(prefix)) continue
    const name = text.slice(prefix.length)
    // No prototype keys, nothing an expression could not name.
    return /^\p{L}[\p{L}\p{N}_-]{0,79}$/u.test(name) ? target(starred, name) : null
  }
  return null
}

function target(kind: Target['kind'], name: string): Target {
  if (DATES.has(kind)) return { kind, name, type: 'date' }
  if (BOOLEANS.has(kind)) return { kind, name, type: 'boolean' }
  if (kind === 'opportunity.amount') return { kind, name, type: 'number' }
  if (kind === 'fields.*' || kind === 'opportunity.fields.*') return { kind, name, type: 'auto' }
  return { kind, name, type: 'text' }
}
