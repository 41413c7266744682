import type { Recorded } from '#journey/audit/rules.ts'
import type { Told } from '../support/story.ts'

/** A told lead's stream as the audit reads it back from the store. */
export function entriesOf(lead: Told): Recorded[] {
  return lead.chained.map(({ entry, body }) => ({
    ...entry,
    body: JSON.parse(body) as never,
    bodyText: body,
  }))
}
