import { randomFillSync } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { accountsOf } from '#work/accounts.ts'
import { carry } from '#work/carry.rules.ts'
import { loadAnswers, loadCards } from '#work/load.ts'
import type { Loaded } from '#work/load.ts'
import { LOADS_FULL, loadsOf, readLoads, shiftLoad } from '#work/loads.ts'
import { learn } from '#journey/identity/company.rules.ts'
import { loadCompanies } from '#work/companies.ts'
import { learnMissing } from '#work/calendars.ts'
import { writeBatch } from '#work/write.ts'
import { chain, GENESIS } from '#ledger/chain.ts'
import type { Card, Done, Stretch, Work } from '#work/card.ts'
import type { SubmissionRow } from '#work/tables.ts'
import type { Batch } from '#work/rows.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { Law } from '#journey.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/** What a batch needs: the store, the law, the time, who can be given leads, and what filters already offer. */
export interface Floor {
  db: Database
  /** the same store over connections that plan by key (BY_KEY) */
  batches: Database
  law: Law
  /** makes sure that the law is the workspace's, where another process may enact */
  freshLaw?: () => Promise<void>
  now: () => number
  /** simulated ids, from the moment of the work; random ones by default */
  newId?: (moment: number) => string
  people: Map<string, Candidate>
  seenFacets: Set<string>
  /** functions whose people are all full, as routeWaiting found them */
  lines?: Set<TeamFunction>
  /** told after the commit; gathers and does not wait */
  changed?: (stretches: Stretch[]) => void
}

/** How a batch is written, where that is not simply at once. */
export interface Manner {
  /** decided already while an earlier batch is being written, written after it */
  after?: Promise<unknown>
  /** written in the same transaction as the batch; what it throws undoes the batch */
  also?: (transaction: Queryable, dones: Done[]) => Promise<void>
  /** decided, not written */
  dry?: boolean
  /** simulated time: the moment of each work, in their order, in place of the floor's clock */
  moments?: number[]
  /** simulated ids, from the moment of the work; random ones by default */
  newId?: (moment: number) => string
  /** these leads are the head of the line of those who wait: they are served although others wait */
  fromLine?: boolean
}

/** Unique violation: another process was faster with a lead. Deadlock: it wrote the same leads in another order. */
const FASTER = ['23505', '40P01']
const TRIES = 8

/** Whether the error says that another process was faster with one of the leads. */
export function isFaster(error: unknown): boolean {
  return FASTER.includes((error as { code?: string }).code ?? '')
}

/**
 * Does many pieces of work in one transaction: cards loaded in one query, everything decided in memory, everything
 * written in one statement. Answers in the order of the works, after the commit. When another process was faster
 * with one of the leads, nothing was written and all is decided again on fresh cards.
 */
export async function doBatch(floor: Floor, works: Work[], manner: Manner = {}): Promise<Done[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryBatch(floor, works, manner)
    } catch (error) {
      const { code = '', constraint } = error as { code?: string; constraint?: string }
      const full = constraint === LOADS_FULL
      if (!(full || FASTER.includes(code)) || attempt === TRIES) throw error
      if (full) await readLoads(floor.db, floor.people)
      // two processes that retry in step would collide again
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * attempt))
    }
  }
}

async function tryBatch(floor: Floor, works: Work[], manner: Manner): Promise<Done[]> {
  const db = floor.batches
  const { after, also, dry, moments } = manner
  const newId = manner.newId ?? floor.newId ?? freshId
  const keys = works.flatMap((work) => ('keys' in work.target ? work.target.keys : []))
  const ids = works.flatMap((work) => ('leadId' in work.target ? [work.target.leadId] : []))
  const idempotent = works.flatMap((work) => (work.idempotency ? [work.idempotency.key] : []))
  const [loaded, answers, companies] = await Promise.all([
    loadCards(db, keys, ids),
    loadAnswers(db, idempotent),
    loadCompanies(db, [...new Set(works.flatMap(({ companyKeys }) => companyKeys ?? []))]),
    floor.freshLaw?.(),
  ]).catch((error: unknown) => {
    throw isUndone(error) ? error : new StoreUnreachable('the database could not be read', { cause: error })
  })
  const now = floor.now()
  await learnMissing(db, new Map([...loaded.cards, ...loaded.absorbed]))
  const accounts = await accountsOf(db, floor.law, now, works, loaded.cards, companies)
  const batch: Batch = { now, stretches: [], submissions: [], answers: [], turns: [], facets: [] }
  if (moments) batch.simulated = true
  const stretches = new Map<string, Stretch>()
  // a preview is decided with people of its own: turns and loads move in place, and other batches look at them meanwhile
  const people = dry === true ? copied(floor.people) : floor.people
  const desk = {
    law: floor.law,
    people,
    nextTurn: () => nextTurn(people),
    chain,
    genesis: GENESIS,
    accounts,
    companies,
    ...(floor.lines && manner.fromLine !== true && { lines: floor.lines }),
  }
  const dones = works.map((work, i): Done => {
    const at = moments?.[i] ?? now
    const earlier = work.idempotency && answers.get(work.idempotency.key)
    if (work.idempotency && earlier) return again(work.idempotency, earlier)
    const { card: found, cameBy } = find(work, loaded)
    // the state moves in place: after an earlier work of the batch, whose answer still shows it, a copy does
    const card =
      found && stretches.has(found.leadId) ? { ...found, state: structuredClone(found.state) } : found
    if (!card && 'leadId' in work.target) return notFound(batch, at, newId, work)
    const { done, stretch } = carry({ ...desk, now: at, newId: () => newId(at) }, card, work, cameBy)
    if (stretch) {
      shiftLoad(people, stretch.held)
      remember(stretches, loaded, stretch, work)
      if (stretch.company) learn(companies, stretch.company)
      facets(floor, batch, stretch)
    }
    keep(batch, at, newId, work, done)
    if (work.idempotency) {
      const { key, requestHash: hash, answer } = work.idempotency
      const { status, body } = answer(done)
      const leadId = done.card?.leadId ?? null
      batch.answers.push({ key, hash, status, answer: JSON.stringify(body), at, leadId })
      answers.set(key, { hash, status, body })
    }
    return done
  })
  if (dry === true) return dones
  batch.stretches = [...stretches.values()]
  batch.turns = turnsOf(floor.people, batch.stretches)
  batch.loads = loadsOf(floor.people, batch.stretches)
  const unshift = (): void => {
    for (const { held } of batch.stretches) shiftLoad(floor.people, held, -1)
  }
  try {
    if (after) await after
    await writeIt(db, batch, dones, also)
  } catch (error) {
    unshift()
    throw error
  }
  if (batch.stretches.length > 0) floor.changed?.(batch.stretches)
  for (const { facet, value } of batch.facets) floor.seenFacets.add(`${facet} ${value}`)
  return dones
}

function copied(people: Map<string, Candidate>): Map<string, Candidate> {
  return new Map([...people].map(([id, person]) => [id, { ...person }]))
}

async function writeIt(db: Database, batch: Batch, dones: Done[], also: Manner['also']): Promise<void> {
  if (also) {
    await db.transaction(async (transaction) => {
      await writeBatch(transaction, batch)
      await also(transaction, dones)
    })
  } else if (batch.stretches.length + batch.submissions.length + batch.answers.length > 0) {
    await writeBatch(db, batch).catch((error: unknown) => {
      throw isUndone(error)
        ? error
        : new OutcomeUnknown('the database was lost while it wrote', { cause: error })
    })
  }
}

const RANDOM_BYTES = 16
// one call to the system's randomness for many ids: a call each was 3 % of a captured lead
const randomness = new Uint8Array(RANDOM_BYTES * 1024)
let spent = randomness.length

function freshId(): string {
  if (spent === randomness.length) {
    randomFillSync(randomness)
    spent = 0
  }
  spent += RANDOM_BYTES
  return uuid({ random: randomness.subarray(spent - RANDOM_BYTES, spent) })
}

/** The connection broke while a batch was being written: it may be on disk, so nobody but the asker may repeat it. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown'
}

/** The connection failed before anything was decided: nothing was written, and nobody else's batch would fare better. */
export class StoreUnreachable extends Error {
  override name = 'StoreUnreachable'
}

/** PostgreSQL itself said no (a SQLSTATE), and not because it or the connection was ending. */
function isUndone(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^(?!08|57P)[0-9A-Z]{5}$/.test(code)
}

interface Found {
  card: Card | null
  /** the lead that was meant, where it goes on in another */
  cameBy: string | null
}

/** The lead that a piece of work is about: the one that its strongest claimed key names, or the one that it goes on in. */
function find(work: Work, { byKey, cards, into, absorbed }: Loaded): Found {
  const lead = (id: string): Found => {
    const survivor = into.get(id)
    if (survivor === undefined) return { card: cards.get(id) ?? null, cameBy: null }
    return { card: cards.get(survivor) ?? null, cameBy: id }
  }
  if ('leadId' in work.target) {
    const { leadId, itself } = work.target
    const still = itself && absorbed.get(leadId)
    return still ? { card: still, cameBy: null } : lead(leadId)
  }
  for (const key of work.target.keys) {
    const id = byKey.get(key)
    const found = id === undefined ? null : lead(id)
    if (!found?.card) continue
    if (!found.card.state.erased) return found
    // whose erasure was broken off before fact and deletions were one: its key is free as soon as that is repeated
    byKey.delete(key)
  }
  return { card: null, cameBy: null }
}

/** Later works of the batch see what earlier ones did; one lead is written once. */
function remember(stretches: Map<string, Stretch>, loaded: Loaded, stretch: Stretch, work: Work): void {
  const { after } = stretch
  const claimed = 'keys' in work.target ? work.target.keys : []
  stretch.keys = [...new Set([...stretch.keys, ...claimed])].filter((key) => !loaded.byKey.has(key))
  for (const key of stretch.keys) loaded.byKey.set(key, after.leadId)
  ;(after.absorbed ? loaded.absorbed : loaded.cards).set(after.leadId, after)
  const first = stretches.get(after.leadId)
  if (!first) stretches.set(after.leadId, stretch)
  else {
    first.after = after
    if (first.held && stretch.held) first.held = { before: first.held.before, after: stretch.held.after }
    first.entries = first.entries.concat(stretch.entries)
    first.keys = first.keys.concat(stretch.keys)
    first.company = stretch.company ?? first.company
  }
}

function keep(batch: Batch, now: number, newId: (moment: number) => string, work: Work, done: Done): void {
  if (!work.submission) return
  const row: SubmissionRow = {
    id: newId(now),
    at: now,
    via: work.submission.via,
    body: work.submission.body,
    outcome: done.refusal ? 'refused' : 'accepted',
    leadId: done.card?.leadId ?? null,
    isNew: done.card && done.created,
    problem: done.refusal && JSON.stringify(done.refusal),
  }
  batch.submissions.push(row)
}

function notFound(batch: Batch, now: number, newId: (moment: number) => string, work: Work): Done {
  const refusal = { refused: 'not_found' as const, detail: 'There is no such lead.' }
  const done: Done = { card: null, created: false, refusal, facts: 0 }
  keep(batch, now, newId, work, done)
  return done
}

function again(
  asked: NonNullable<Work['idempotency']>,
  earlier: { hash: Buffer; status: number; body: unknown },
): Done {
  const same = asked.requestHash.equals(earlier.hash)
  const refusal = same
    ? null
    : {
        refused: 'idempotency_mismatch' as const,
        detail: 'This Idempotency-Key was used for another request.',
      }
  const replayed = same ? { replayed: { status: earlier.status, body: earlier.body } } : {}
  return { card: null, created: false, refusal, facts: 0, ...replayed }
}

function facets(floor: Floor, batch: Batch, { after }: Stretch): void {
  const { origin, attributes } = after.state
  const values = { source: origin.source, campaign: origin.campaign, country: attributes.country ?? null }
  for (const [facet, value] of Object.entries(values)) {
    if (typeof value !== 'string' || floor.seenFacets.has(`${facet} ${value}`)) continue
    batch.facets.push({ facet, value })
  }
}

function nextTurn(people: Map<string, Candidate>): number {
  let last = 0
  for (const person of people.values()) if (person.turn > last) last = person.turn
  return last + 1
}

function turnsOf(people: Map<string, Candidate>, stretches: Stretch[]): { id: string; turn: number }[] {
  const taken = new Set<string>()
  for (const { entries } of stretches) {
    for (const { entry } of entries) if (entry.kind === 'OwnerAssigned') taken.add(entry.body.owner)
  }
  // in one order, so that two processes never wait for each other's rows in a circle
  return [...taken].sort().flatMap((id) => (people.has(id) ? [{ id, turn: people.get(id)!.turn }] : []))
}
