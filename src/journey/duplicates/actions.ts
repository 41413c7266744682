import { randomUUID } from 'node:crypto'
import { dropPairs, reopenPairs } from './kept.store.ts'
import { inOrder } from './pairs.rules.ts'
import { learnShift, readSettings } from './knowledge.store.ts'
import { decidePair, leastBits, pairsAbove, pairsOfBulk, readPair, type PairRow } from './pairs.store.ts'
import { probability } from '#journey/matching/score.rules.ts'
import { proposed } from './survivor.rules.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { loadCards } from '#work/load.ts'
import type { DecideAnswer, DecideInput, MergeAboveAnswer, MergeAboveInput, UndoAnswer } from './contract.ts'
import type { Refusal } from '#work/card.ts'
import type { Services } from '#work/services.ts'

/** What merging can do; its room is handed over by src/api.ts. */
export interface Merging {
  merge: (
    services: Services,
    given: { survivor: string; absorbed: string },
    asked: { by: string },
  ) => Promise<{ merge: string } | Refusal>
  unmerge: (services: Services, lead: string, asked: { by: string }) => Promise<{ merge: string } | Refusal>
}

/** Asked again after a week. */
const LATER_MS = 7 * 86_400_000

/** Somebody decides about a pair: the same are merged, others never asked about again unless more becomes known. */
export async function decide(
  services: Services,
  merging: Merging,
  given: DecideInput,
  by: string,
): Promise<DecideAnswer | Refusal> {
  const [lead, other] = inOrder(given.lead, given.other)
  const { decision } = given
  if (lead === other)
    return refuse('same_lead', 'A lead cannot be compared with itself.', 'other', 'is this lead')
  const row = await readPair(services.db, lead, other)
  if (!row) return refuse('not_found', 'The two were not found alike: there is nothing to decide.')
  if (row.state === 'same' || row.state === 'different')
    return refuse('answered_already', `Somebody has decided about the two already: ${row.state}.`)
  if (given.survivor !== undefined && given.survivor !== lead && given.survivor !== other)
    return refuse('invalid', 'survivor is neither of the two', 'survivor', 'is neither of the two')
  const now = services.now()
  if (decision !== 'same') {
    const put = decision === 'later' ? { bits: null, until: now + LATER_MS } : { bits: row.bits }
    await decidePair(services.db, { lead, other, state: decision, by, now, ...put })
    if (decision === 'different') await learnShift(services.db)
    return { lead, other, state: decision, survivor: null, merge: null }
  }
  const survivor = given.survivor ?? (await proposedFor(services, row))
  const done = await mergePair(services, merging, row, survivor, by, null)
  if ('refused' in done) return done
  await learnShift(services.db)
  return { lead, other, state: 'same', survivor, merge: done.merge }
}

async function proposedFor(services: Services, { lead, other }: PairRow): Promise<string> {
  const { cards } = await loadCards(services.db, [], [lead, other])
  const [a, b] = [cards.get(lead), cards.get(other)]
  return a && b ? proposed(a, b) : lead
}

async function mergePair(
  services: Services,
  merging: Merging,
  { lead, other, bits }: PairRow,
  survivor: string,
  by: string,
  bulk: string | null,
): Promise<{ merge: string } | Refusal> {
  const absorbed = survivor === lead ? other : lead
  const done = await merging.merge(services, { survivor, absorbed }, { by })
  if ('refused' in done) return done
  const { merge } = done
  await decidePair(services.db, {
    lead,
    other,
    state: 'same',
    by,
    now: services.now(),
    bits,
    merge,
    survivor,
    bulk,
  })
  return done
}

/** So many merges in one request: some ten seconds at most. */
const AT_ONCE = 100

/**
 * Merges what is at least so likely, strongest first. Of three that are alike two are merged, and the third is compared with
 * what came of them before anybody goes on: a chain does not make one person of many.
 */
export async function mergeAbove(
  services: Services,
  merging: Merging,
  { above, preview, bulk: begun }: MergeAboveInput,
  by: string,
): Promise<MergeAboveAnswer> {
  const settings = await readSettings(services.db)
  const found = await pairsAbove(services.db, leastBits(settings, above), services.now(), AT_ONCE)
  const least = found.least === null ? null : probability(found.least + settings.shift)
  if (preview) return { preview, pairs: found.all, least, merged: 0, left: found.all, bulk: begun ?? null }
  const bulk = begun ?? randomUUID()
  const touched = new Set<string>()
  let merged = 0
  let gone = 0
  for (const row of found.rows) {
    if (touched.has(row.lead) || touched.has(row.other)) continue
    const done = await mergePair(services, merging, row, await proposedFor(services, row), by, bulk)
    touched.add(row.lead).add(row.other)
    if (!('refused' in done)) merged++
    else {
      // one of the two went on elsewhere, or was erased, in between: there is nothing left to ask
      await dropPairs(services.db, [row])
      gone++
    }
  }
  if (merged > 0) await learnShift(services.db)
  return { preview, pairs: found.all, least, merged, left: found.all - merged - gone, bulk }
}

/** Takes decisions back: who was merged is parted, and the pairs are asked again. */
export async function undo(
  services: Services,
  merging: Merging,
  given: { lead: string; other: string } | { bulk: string },
  by: string,
): Promise<UndoAnswer | Refusal> {
  const rows =
    'bulk' in given ? await pairsOfBulk(services.db, given.bulk, AT_ONCE + 1) : await one(services, given)
  if (rows.length === 0) return refuse('not_found', 'Nothing was decided that could be taken back.')
  const answer: UndoAnswer = { undone: 0, left: Math.max(0, rows.length - AT_ONCE), refused: [] }
  for (const row of rows.slice(0, AT_ONCE)) {
    const { lead, other } = row
    const parted = await part(services, merging, row, by)
    if (parted && 'bulk' in given)
      answer.refused.push({ lead, other, code: parted.refused, detail: parted.detail })
    else if (parted) return parted
    else answer.undone++
    // also where it could not be parted: what is asked for again and again must come to an end
    if (!parted) await reopenPairs(services.db, [row], services.now())
    else await services.db.query(FORGET_BULK, [lead, other])
  }
  await learnShift(services.db)
  return answer
}

const FORGET_BULK =
  'update duplicate_pairs set bulk_id = null where workspace_no = 1 and lead_id = $1 and other_id = $2'

async function one(services: Services, given: { lead: string; other: string }): Promise<PairRow[]> {
  const row = await readPair(services.db, ...inOrder(given.lead, given.other))
  return row && row.state !== 'open' ? [row] : []
}

/** @returns why the two could not be parted; null: they are on their own */
async function part(
  services: Services,
  merging: Merging,
  { lead, other, state, survivor }: PairRow,
  by: string,
): Promise<Refusal | null> {
  if (state !== 'same') return null
  const done = await merging.unmerge(services, survivor === lead ? other : lead, { by })
  return 'refused' in done && done.refused !== 'not_merged' ? done : null
}
