import { cameBy, effective } from '#journey/merging/effective.rules.ts'
import { machineNames } from '#work/authors.store.ts'
import { timelineItem } from '#journey/lifecycle/detail.rules.ts'
import { spoken } from '#journey/spoken.rules.ts'
import { readBack, readStream, versionBefore } from '#ledger/read.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { placeOf } from '#work/adopted.rules.ts'
import { loadCards } from '#work/load.ts'
import { mergedAround, undoings } from '#work/merged.store.ts'
import { invalid, refused } from '#work/respond.ts'
import { nameOf } from '#work/tables.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'
import type { Services } from '#work/services.ts'
import type { StoredEntry } from '#ledger/read.ts'
import type { TimelineItem } from '#journey/lifecycle/contract.ts'

const NOT_FOUND = { refused: 'not_found' as const, detail: 'There is no such lead.' }

/** GET /api/leads/{id}/timeline: of a lead in which others go on, the entries of all of them. */
export async function timeline(services: Services, request: Request): Promise<Answer> {
  const { limit, cursor } = request.query as { limit: number; cursor?: string }
  const lead = request.params.id!
  const before = cursor === undefined ? [2 ** 31 - 1] : decodeCursor(cursor, ['int4'])
  if (!before) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const beneath = (await mergedAround(services.db, [lead])).filter(({ survivor }) => survivor === lead)
  const page = { lead, before: before[0], limit, first: cursor === undefined }
  return beneath.length === 0
    ? ofOne(services, request, page)
    : ofSeveral(
        services,
        request,
        page,
        beneath.map((row) => row.lead),
      )
}

interface Page {
  lead: string
  before: number
  limit: number
  first: boolean
}

async function ofOne(
  services: Services,
  request: Request,
  { lead, before, limit, first }: Page,
): Promise<Answer> {
  const entries = await readBack(services.db, lead, before, limit + 1)
  if (entries.length === 0 && first) return refused(NOT_FOUND)
  const names = await namesFor(services, request, entries)
  const rulesOf = await rulesBehind(services, lead, entries)
  const undone = await undoings(services.db, lead)
  const items = entries.slice(0, limit).map((entry, i) =>
    timelineItem(names, entry, rulesOf[i]!, {
      undone: undone.some(({ from, seq }) => entry.seq >= from && entry.seq < seq),
    }),
  )
  return {
    status: 200,
    body: { items, next: entries.length > limit ? encodeCursor([items.at(-1)!.seq]) : null },
  }
}

/** All streams are read: a person has hundreds of entries, not thousands. The cursor counts what is older. */
async function ofSeveral(
  services: Services,
  request: Request,
  { lead, before, limit }: Page,
  beneath: string[],
): Promise<Answer> {
  const ids = [lead, ...beneath.toSorted()]
  const streams = await Promise.all(ids.map((id) => readStream(services.db, id)))
  const names = await namesFor(services, request, streams.flat())
  const { absorbed } = await loadCards(services.db, [], beneath)
  const named = (id: string): TimelineItem['from'] => {
    const card = absorbed.get(id)
    return { id, name: (card && (nameOf(card.person) ?? card.person.email)) ?? id }
  }
  const all: { item: TimelineItem; at: number }[] = []
  for (const [i, entries] of streams.entries()) {
    const counted = new Set(effective(entries).map(({ seq }) => seq))
    const newest = entries.toReversed()
    const rulesOf = await rulesBehind(services, ids[i]!, newest)
    // as read models number them: docs/merging.md
    const place = (seq: number): number => (i === 0 ? seq : placeOf(i - 1, seq))
    for (const [n, entry] of newest.entries()) {
      const origin = cameBy(entry.body) ?? ids[i]!
      const from = origin === lead ? null : named(origin)
      const undone = !counted.has(entry.seq) && entry.kind !== 'LeadUnmerged'
      const item = timelineItem(names, entry, rulesOf[n]!, { from, undone })
      all.push({ item: { ...item, seq: place(entry.seq) }, at: entry.recordedAt })
    }
  }
  // sorted stably: within a stream the order of its entries stays
  const older = all.toSorted((a, b) => b.at - a.at).map(({ item }) => item)
  const start = Math.max(0, older.length - before)
  const items = older.slice(start, start + limit)
  const left = older.length - start - items.length
  return { status: 200, body: { items, next: left > 0 ? encodeCursor([left]) : null } }
}

async function namesFor(services: Services, request: Request, entries: StoredEntry[]): Promise<Names> {
  const machines = await machineNames(services.db, entries)
  const own = { ...services, owner: (id: string) => machines.get(id) ?? services.owner(id) }
  return spoken(own, request.language)
}

/** For each entry, newest first, the agreement of the latest ruling up to it; facts name none of their own. */
async function rulesBehind({ db, law, now }: Services, leadId: string, entries: StoredEntry[]) {
  const oldest = entries.at(-1)
  const before = oldest && oldest.version === 0 ? await versionBefore(db, leadId, oldest.seq) : null
  let rules = before === null ? law.at(now()) : law.version(before)
  const rulesOf = entries.map(() => rules)
  for (let i = entries.length - 1; i >= 0; i--) {
    const { version } = entries[i]!
    if (version > 0) rules = law.version(version)
    rulesOf[i] = rules
  }
  return rulesOf
}
