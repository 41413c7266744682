import type { IncomingKind } from '#journey/mailing/inbound.contract.ts'
import type { MessagesQuery } from '#journey/mailing/templates.contract.ts'
import type { Search } from '../search.ts'

const text = (search: Search, name: string) => {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export interface TemplatesSearch {
  add?: 'template' | undefined
}

export function templatesSearch(search: Search): TemplatesSearch {
  return search.add === 'template' ? { add: 'template' } : {}
}

type State = NonNullable<MessagesQuery['state']>
export const STATES: readonly State[] = ['due', 'flying', 'sent', 'skipped', 'refused', 'unclear']

export interface LogSearch {
  state?: State | undefined
  template?: string | undefined
  programme?: string | undefined
  lead?: string | undefined
}

export function logSearch(search: Search): LogSearch {
  const state = STATES.find((one) => one === search.state)
  const found = {
    state,
    template: text(search, 'template'),
    programme: text(search, 'programme'),
    lead: text(search, 'lead'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export interface CaughtSearch {
  q?: string | undefined
  /** the one that is read */
  mail?: string | undefined
}

export function caughtSearch(search: Search): CaughtSearch {
  const found = { q: text(search, 'q'), mail: text(search, 'mail') }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** Those by people first, as they are looked for most. */
export const KINDS: readonly IncomingKind[] = [
  'reply',
  'new_sender',
  'unsubscribe',
  'away',
  'bounce',
  'complaint',
  'own',
  'loop',
  'unreadable',
  'other',
]

export interface IncomingSearch {
  kind?: IncomingKind | undefined
  state?: 'stuck' | undefined
  lead?: string | undefined
  q?: string | undefined
  /** the one that is looked at */
  mail?: string | undefined
}

export function incomingSearch(search: Search): IncomingSearch {
  const found = {
    kind: KINDS.find((one) => one === search.kind),
    state: search.state === 'stuck' ? ('stuck' as const) : undefined,
    lead: text(search, 'lead'),
    q: text(search, 'q'),
    mail: text(search, 'mail'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
