import type { Change, ChangedLead } from '#platform/changes.contract.ts'

/** PostgreSQL takes 8000 bytes in one notification. */
export const LARGEST_PAYLOAD = 7_800
/** So many leads in one telling are an import or a busy form, and nobody looks at each. */
export const MOST_LEADS = 120
/** Changes that come together are told together, ms. */
export const GATHER_MS = 40
/** The least time between two tellings, ms: at most four in a second … */
export const APART_MS = 250
/** … and between two of which the first was too much to name. */
export const APART_MANY_MS = 1_000

/** Gathers what changes until it is taken. A lead that changed twice is named once, with its latest owner. */
export interface Gathering {
  leads: (changed: Iterable<ChangedLead>) => void
  topic: (name: string) => void
  people: (ids: Iterable<string>) => void
  /** null: nothing changed */
  take: () => Change | null
}

export function gathering(): Gathering {
  let leads = new Map<string, ChangedLead>()
  let many = false
  let topics = new Set<string>()
  let people = new Set<string>()
  return {
    leads: (changed) => {
      if (many) return
      for (const lead of changed) leads.set(lead[0], lead)
      if (leads.size <= MOST_LEADS) return
      many = true
      leads = new Map()
    },
    topic: (name) => void topics.add(name),
    people: (ids) => {
      for (const id of ids) people.add(id)
    },
    take: () => {
      if (!many && leads.size + topics.size + people.size === 0) return null
      const change = { leads: [...leads.values()], many, topics: [...topics], people: [...people] }
      leads = new Map()
      many = false
      topics = new Set()
      people = new Set()
      return change
    },
  }
}

/** How long until the next telling, ms. */
export function waitFor(now: number, last: { at: number; many: boolean }): number {
  return Math.max(GATHER_MS, last.at + (last.many ? APART_MANY_MS : APART_MS) - now)
}

/** `from` names the process, so that it knows its own. */
export function encodeChange(from: string, change: Change): string {
  const text = JSON.stringify({ from, ...change })
  if (Buffer.byteLength(text) <= LARGEST_PAYLOAD) return text
  // names of owners may be long; whoever is told of many looks at everything
  return JSON.stringify({ from, leads: [], many: true, topics: change.topics.slice(0, 50), people: [] })
}

/** Null for what no process of ours wrote. */
export function decodeChange(payload: string): { from: string; change: Change } | null {
  try {
    const { from, leads, many, topics, people } = JSON.parse(payload) as Change & { from: string }
    const whole = Array.isArray(leads) && Array.isArray(topics) && Array.isArray(people)
    return typeof from === 'string' && whole ? { from, change: { leads, many, topics, people } } : null
  } catch {
    return null
  }
}
