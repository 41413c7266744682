import type { Change } from '#platform/changes.contract.ts'

/**
 * How a query follows what changes on the server; it stands in its `meta: { live: … }`.
 *
 * - lead: it is about the lead that is the second part of its key
 * - shown: it shows leads, each with its id somewhere in the data; or they may become mine
 * - any: whatever happens to any lead may matter, such as a count; asked again every ten seconds at most
 */
export type LiveMeta = 'lead' | 'shown' | 'any'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      live?: LiveMeta
      /** other things than leads that it shows: the first part of their routes after /api/ */
      topics?: readonly string[]
      /** it is about notices to the one who sits here */
      mine?: true
    }
  }
}

interface Followed {
  queryKey: readonly unknown[]
  meta?: { live?: LiveMeta; topics?: readonly string[]; mine?: true } | undefined
  data: unknown
}

/** Whether the change matters to what is shown. A lead whose entries are known already is no news: it is one's own act. */
export function matters({ queryKey, meta, data }: Followed, change: Change, me: string): boolean {
  if (!meta) return false
  const everything = change.topics.includes('*')
  if (meta.topics?.some((topic) => everything || change.topics.includes(topic))) return true
  if (meta.mine) return everything || change.people.includes(me)
  if (!meta.live) return false
  if (change.many) return true
  if (meta.live === 'any') return change.leads.length > 0
  if (meta.live === 'lead') {
    const id = queryKey[1]
    return change.leads.some(([lead, , seq]) => lead === id && seq > entriesOf(data))
  }
  const text = data === undefined ? '' : JSON.stringify(data)
  return change.leads.some(([lead, owner]) => owner === me || text.includes(lead))
}

interface Known {
  entries?: number
  pages?: { items?: { seq?: number }[] }[]
}

/** Of a lead's page, or of its timeline, newest first. */
function entriesOf(data: unknown): number {
  const { entries, pages } = (data ?? {}) as Known
  return entries ?? pages?.[0]?.items?.[0]?.seq ?? 0
}

/** How long a query waits before it is asked again, ms. When so much changed that everybody asks, then not all at once. */
export function patience(change: Change, chance: number): number {
  return change.many ? 300 + Math.round(chance * 4_000) : 0
}

/** The least time between two askings of one query, ms. What concerns the one who sits here does not wait. */
export function apart(meta: Followed['meta'], change: Change, me: string): number {
  if (change.many) return 8_000
  const mine = change.leads.some(([, owner]) => owner === me)
  return meta?.live === 'any' && !mine ? 10_000 : 400
}
