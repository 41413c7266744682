import {
  dropKeys,
  countLeads,
  MOST_SHARING,
  noteCommon,
  readKeyed,
  readSubjects,
  replaceKeys,
  sharing,
} from './keys.store.ts'
import { compared, digestOf, type Subject } from './records.rules.ts'
import { dropPairs, keepPairs, pairsOf, partPairs } from './kept.store.ts'
import { forgetDue, takeDue, type Due } from './due.store.ts'
import { inOrder, leastKept, weighPairs } from './pairs.rules.ts'
import { judged } from './judged.rules.ts'
import { keysOf, reasonOf, SILENT } from './keys.rules.ts'
import { knowledge, readSettings } from './knowledge.store.ts'
import type { Database } from '#platform/database.ts'
import type { Keyed, Sharing } from './keys.store.ts'

/** What comparing leads needs; `Services` has it. */
export interface MatchFloor {
  db: Database
  /** the same store over connections that plan by key */
  batches: Database
  now: () => number
}

/** So many leads are compared at once: 50 to 100 ms in which nothing else waits for long. */
export const ROUND = 100

/**
 * Compares leads that wait, one round of them. Several processes may do so at once: keys are on disk before anybody looks for
 * who shares them, so of two leads that come in at the same moment at least one finds the other.
 * @returns whether more may wait
 */
export async function refreshMatches(floor: MatchFloor): Promise<boolean> {
  const due = await takeDue(floor.batches, ROUND)
  if (due.length === 0) return false
  await matchLeads(floor, due)
  await forgetDue(floor.batches, due)
  return due.length >= ROUND
}

/** Compares until nothing waits: for a command line without a server, and for tests. */
export async function settleMatches(floor: MatchFloor): Promise<void> {
  while (await refreshMatches(floor));
}

/** Compares these leads with whoever shares a key. `anew`: also leads that say nothing new, by weights that are new. */
export async function matchLeads(floor: MatchFloor, due: readonly Due[], anew = false): Promise<void> {
  const { batches: db } = floor
  const ids = due.map(({ lead }) => lead)
  const [subjects, before] = await Promise.all([readSubjects(db, ids), readKeyed(db, ids)])
  const all = keyed(subjects)
  const here = new Set(all.map(({ lead }) => lead))
  const gone = ids.filter((id) => !here.has(id))
  const changed = all.filter(({ lead, digest }) => before.get(lead)?.digest !== digest)
  const parted = due.flatMap(({ lead, parted: others }) => others.map((other) => inOrder(lead, other)))
  if (changed.length > 0 || gone.length > 0)
    await db.transaction(async (transaction) => {
      const old = changed.flatMap(({ lead }) => before.get(lead) ?? [])
      if (changed.length > 0) await replaceKeys(transaction, old, changed)
      await dropKeys(
        transaction,
        gone.flatMap((lead) => before.get(lead) ?? []),
      )
    })
  const asked = anew || parted.length > 0 ? all : changed
  if (asked.length === 0 && gone.length === 0) return
  await compareWith(floor, subjects, asked, gone, parted)
}

function keyed(subjects: readonly Subject[]): Keyed[] {
  const { records, recordOf } = compared(subjects)
  return subjects.map(({ lead }) => {
    const record = recordOf.get(lead)!
    return { lead, keys: keysOf(records, record), digest: digestOf(records, record) }
  })
}

async function compareWith(
  { db: own, batches: db, now }: MatchFloor,
  subjects: readonly Subject[],
  asked: readonly Keyed[],
  gone: readonly string[],
  parted: readonly [string, string][],
): Promise<void> {
  const [weights, settings, leads, shared] = await Promise.all([
    knowledge(own),
    readSettings(db),
    leadsIn(own, now()),
    sharing(db, [...new Set(asked.flatMap(({ keys }) => keys))]),
  ])
  const { common, candidates } = candidatesOf(asked, shared)
  const known = new Map(subjects.map((subject) => [subject.lead, subject]))
  const missing = [...new Set([...candidates, ...parted].flat())].filter((id) => !known.has(id))
  for (const subject of await readSubjects(db, missing)) known.set(subject.lead, subject)
  const silent = new Set(common.map(({ key }) => key))
  const heard = [...known.values()].map((subject) => silenced(subject, asked, silent))
  const both = candidates.filter(([a, b]) => known.has(a) && known.has(b))
  const found = weighPairs(heard, both, weights, leads, leastKept(settings))
  const ids = [...asked.map(({ lead }) => lead), ...gone]
  const digests = new Map(keyed([...known.values()]).map(({ lead, digest }) => [lead, digest]))
  const { kept, dropped } = judged(await pairsOf(db, ids), found, digests)
  const apart = parted.map(([lead, other]) => ({
    lead,
    other,
    digests: [digests.get(lead) ?? 0, digests.get(other) ?? 0],
    bits: found.find((pair) => pair.lead === lead && pair.other === other)?.bits ?? null,
  }))
  const came = common.filter(({ noted }) => !noted)
  const rare = shared.filter(({ leads: who, noted }) => noted && who.length <= MOST_SHARING)
  // most leads are like nobody: three round trips less
  if ([kept, dropped, apart, came, rare].every(({ length }) => length === 0)) return
  await db.transaction(async (transaction) => {
    await keepPairs(transaction, kept, weights.model, now())
    await dropPairs(transaction, dropped)
    await partPairs(transaction, apart)
    await noteCommon(
      transaction,
      came,
      rare.map(({ key }) => key),
      now(),
    )
  })
}

/** Each pair of leads that share a key which few have, once. */
function candidatesOf(
  asked: readonly Keyed[],
  shared: readonly Sharing[],
): { common: Sharing[]; candidates: [string, string][] } {
  const common = shared.filter(({ leads }) => leads.length > MOST_SHARING)
  const byKey = new Map(shared.map(({ key, leads }) => [key, leads.length > MOST_SHARING ? [] : leads]))
  const candidates = new Map<string, [string, string]>()
  for (const { lead, keys } of asked)
    for (const key of keys)
      for (const other of byKey.get(key) ?? []) {
        if (other === lead) continue
        const pair = inOrder(lead, other)
        candidates.set(pair.join(' '), pair)
      }
  return { common, candidates: [...candidates.values()] }
}

/** A number or mailbox that too many share says nothing of who somebody is. */
function silenced(subject: Subject, asked: readonly Keyed[], silent: ReadonlySet<number>): Subject {
  if (silent.size === 0) return subject
  const keys = asked.find(({ lead }) => lead === subject.lead)?.keys.filter((key) => silent.has(key)) ?? []
  const person = { ...subject.person }
  for (const key of keys) {
    const field = SILENT[reasonOf(key)]
    if (field) delete person[field]
  }
  return { ...subject, person }
}

const COUNTED_FOR = 60_000
const counted = new WeakMap<Database, { leads: number; at: number }>()

/** How many leads there are, as of a minute ago at most: counting a million takes longer than comparing one. */
async function leadsIn(db: Database, now: number): Promise<number> {
  const known = counted.get(db)
  if (known && now - known.at < COUNTED_FOR && now >= known.at) return known.leads
  const leads = await countLeads(db)
  counted.set(db, { leads, at: now })
  return leads
}
