import { randomUUID } from 'node:crypto'
import { companyKey } from '#journey/identity/rules.ts'
import { doBatch } from '#work/batch.ts'
import { openedKeys } from '#journey/merging/keys.rules.ts'
import { planMerge, planUndo } from '#journey/merging/plan.rules.ts'
import { keysOf } from '#journey/outreach/suppression.rules.ts'
import * as store from '#work/merged.store.ts'
import { refuse } from '#journey/lifecycle/telling.rules.ts'
import { readStream } from '#ledger/read.ts'
import type { Card, Done, Refusal, Work } from '#work/card.ts'
import type { Floor } from '#work/batch.ts'
import type { MergedRow } from '#work/merged.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { Step } from '#journey/merging/plan.rules.ts'
import type { Stream } from '#journey/merging/learned.rules.ts'

/** What became of the leads, or (of a preview) what would. */
export interface Outcome {
  merge: string
  survivor: Card
  /** the lead that was merged away, or is on its own again */
  other: Card
}

interface Asked {
  by: string
  /** decided, not written */
  dry?: boolean
}

/** Somebody wrote to one of the leads between reading and deciding. */
class Raced extends Error {
  override name = 'Raced'
}
const TRIES = 8

/**
 * Makes two leads one: `absorbed` goes on in `survivor`. Both are written in one transaction, or neither is. Where one of
 * them goes on in another lead already, that one is meant.
 */
export function mergeLeads(
  floor: Floor,
  given: { survivor: string; absorbed: string },
  asked: Asked,
): Promise<Outcome | Refusal> {
  return retried(() => tryMerge(floor, given, asked))
}

/** Undoes the merge by which `lead` went on in another: both are as if it had never been, with all that came in since. */
export function unmergeLead(floor: Floor, lead: string, asked: Asked): Promise<Outcome | Refusal> {
  return retried(() => tryUndo(floor, lead, asked))
}

async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let n = 1; ; n++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Raced) || n === TRIES) throw error
    }
  }
}

async function tryMerge(
  floor: Floor,
  given: { survivor: string; absorbed: string },
  { by, dry = false }: Asked,
): Promise<Outcome | Refusal> {
  const rows = await store.mergedAround(floor.db, [given.survivor, given.absorbed])
  const rootOf = (id: string): string => rows.find(({ lead }) => lead === id)?.survivor ?? id
  const [survivor, absorbed] = [rootOf(given.survivor), rootOf(given.absorbed)]
  if (given.survivor === given.absorbed)
    return refuse('same_lead', 'A lead cannot be merged with itself.', 'lead', 'is this lead')
  if (survivor === absorbed) return refuse('merged_already', 'The two are one person already.')
  const [mine, theirs] = await streamsOf(floor.db, [survivor, absorbed])
  if (!mine) return refuse('not_found', 'There is no such lead.')
  if (!theirs) return refuse('not_found', 'There is no such lead.', 'lead', 'is not known')
  if (isErased(mine) || isErased(theirs))
    return refuse('erased', 'The person was erased: nobody can say who it was.')
  const at = floor.now()
  const merge = randomUUID()
  const steps = planMerge(mine, theirs, { merge, at, by })
  const dones = await write(floor, steps, [theirs, mine], dry, async (transaction, [gone, stays]) => {
    await store.layApart(transaction, [{ lead: absorbed, into: survivor, survivor, merge, at, by }])
    const beneath = rows.filter((row) => row.survivor === absorbed).map(({ lead }) => lead)
    await store.moveSurvivor(transaction, beneath, survivor)
    await store.spreadSuppressions(transaction, merge, [reached(gone!), reached(stays!)], at)
    await store.rebuildGroup(transaction, survivor)
  })
  return { merge, other: dones[0]!.card!, survivor: dones[1]!.card! }
}

async function tryUndo(floor: Floor, lead: string, { by, dry = false }: Asked): Promise<Outcome | Refusal> {
  const rows = await store.mergedAround(floor.db, [lead])
  const row = rows.find((one) => one.lead === lead)
  if (!row) return refuse('not_merged', 'The lead was not merged into another.')
  const line = lineOf(rows, row)
  const beneath = beneathOf(rows, lead)
  const streams = await streamsOf(floor.db, [lead, ...line])
  const [child, ...above] = streams as Stream[]
  if (streams.some((one) => !one || isErased(one)))
    return refuse('erased', 'The person was erased: what was whose is not known any more.')
  const at = floor.now()
  const steps = planUndo(above, child!, (one) => [one, ...beneathOf(rows, one)], at, by)
  const order = [...above, child!]
  const survivor = line.at(-1)!
  const dones = await write(floor, steps, order, dry, async (transaction) => {
    await store.takeBack(transaction, [lead])
    // those between the two go on where they went on before, and were written among the leads for a moment
    const between = rows.filter((one) => line.slice(0, -1).includes(one.lead))
    await store.takeBack(
      transaction,
      between.map((one) => one.lead),
    )
    await store.layApart(transaction, between)
    await store.moveSurvivor(transaction, beneath, lead)
    await store.giveKeys(transaction, line, lead, openedKeys(steps.at(-1)!, steps.slice(0, -1)))
    await store.liftSuppressions(transaction, row.merge, at)
    await store.rebuildGroup(transaction, survivor)
    await store.rebuildGroup(transaction, lead)
  })
  return { merge: row.merge, other: dones.at(-1)!.card!, survivor: dones.at(-2)!.card! }
}

/** From the lead into which it was merged up to the one that goes on now. */
function lineOf(rows: MergedRow[], from: MergedRow): string[] {
  const line: string[] = []
  for (let row: MergedRow | undefined = from; row; row = rows.find(({ lead }) => lead === row!.into))
    line.push(row.into)
  return line
}

function beneathOf(rows: MergedRow[], lead: string): string[] {
  const direct = rows.filter(({ into }) => into === lead).map((row) => row.lead)
  return direct.flatMap((one) => [one, ...beneathOf(rows, one)])
}

async function streamsOf(db: Queryable, leads: string[]): Promise<(Stream | null)[]> {
  return Promise.all(
    leads.map(async (lead) => {
      const entries = await readStream(db, lead)
      return entries.length === 0 ? null : { lead, entries }
    }),
  )
}

function isErased({ entries }: Stream): boolean {
  return entries.some(({ kind }) => kind === 'PersonErased')
}

/** All steps in one transaction, on the very streams that they were planned on. */
async function write(
  floor: Floor,
  steps: Step[],
  streams: Stream[],
  dry: boolean,
  also: (transaction: Queryable, dones: Done[]) => Promise<void>,
): Promise<Done[]> {
  const works = steps.map((step, i) => workOf(step, streams[i]!.entries.length))
  const raced = (dones: Done[]): void => {
    if (dones.some(({ refusal }) => refusal !== null)) throw new Raced('a lead changed while it was merged')
  }
  const dones = await doBatch(floor, works, {
    dry,
    also: async (transaction, done) => {
      raced(done)
      await also(transaction, done)
    },
  })
  raced(dones)
  return dones
}

function workOf({ lead, facts, person, company, again }: Step, entries: number): Work {
  return {
    target: { leadId: lead, itself: true },
    ...(again && { again }),
    company: () => company?.id ?? null,
    decide: (card) => {
      if (card!.seq !== entries || card!.leadId !== lead)
        return refuse('changed_meanwhile', 'The lead changed while it was merged.')
      return {
        facts,
        ...(person && { person }),
        ...(company && { company: { ...company, key: companyKey(company.name) } }),
        ...(company === null && { leavesCompany: true as const }),
      }
    },
  }
}

/** Address and number at which somebody may have asked to be left alone. */
function reached({ card }: Done): string[] {
  const { email = null, phone = null } = card!.person
  const country = card!.state.attributes.country
  const keys = keysOf({
    email,
    phone,
    country: country === undefined ? null : String(country),
    company: null,
  })
  return keys.filter((key) => /^(email|phone):/.test(key))
}
