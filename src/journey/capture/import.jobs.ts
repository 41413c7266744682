import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { analyzeGrown } from '#platform/analyze.ts'
import { doBatch } from '#work/batch.ts'
import { newColleagues } from '#journey/capture/import-owners.rules.ts'
import { slicesOf } from '#journey/capture/import-slice.ts'
import {
  changeImport,
  keepRefusedRows,
  NO_COUNTS,
  loadFacts,
  loadKnown,
  loadDeals,
  refusedRows,
} from '#journey/capture/import.store.ts'
import { lineOf, readBatches } from '#journey/capture/import/read-batches.ts'
import { RefusedFile } from '#journey/capture/import/refused-file.ts'
import type { ImportCounts } from '#journey/capture/contract.ts'
import type { NewColleague } from '#journey/capture/import-owners.rules.ts'
import type { Slice } from '#journey/capture/import-slice.ts'
import type { StoredImport } from '#journey/capture/import.store.ts'
import type { OpenedImport } from '#journey/capture/import/open-import.ts'
import type { Done } from '#work/card.ts'
import type { Services } from '#work/services.ts'
import type { Queryable } from '#platform/database.ts'

export interface ImportTools {
  services: Services
  /** adds those whose id is not taken */
  addPeople: (people: NewColleague[]) => Promise<unknown>
}

export interface Watch {
  progress: (counts: ImportCounts) => void
  /** asked between two transactions: end now, to be resumed */
  stopped: () => boolean
}

export type ImportOutcome = { status: 'done' | 'cancelled'; counts: ImportCounts; refusedFile: string | null }

/** Somebody cancelled the import: the transaction that notices is undone, and nothing follows it. */
class Cancelled extends Error {}

const ROWS_AT_ONCE = 500

/**
 * Takes the rows of an import in, from the line after its position on. Position, counts, leads and submissions move in
 * one transaction per slice, so that a killed import goes on exactly where it was: no row lost, none taken in twice.
 * While one slice is being written the next is decided. The caller holds the imports' lock.
 * A dry run decides the same and writes nothing.
 * @throws what reading and the database throw; the import can be resumed
 */
export async function runImport(
  tools: ImportTools,
  one: StoredImport,
  opened: OpenedImport,
  watch: Watch,
): Promise<ImportOutcome> {
  const run: Run = {
    tools,
    one,
    watch,
    counts: one.dryRun ? NO_COUNTS : one.counts,
    decided: new Set(),
    refusedFile: await refusedFileOf(tools, one),
  }
  try {
    await takeIn(run, opened)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    await analyze(run)
    return { status: 'cancelled', counts: run.counts, refusedFile: null }
  }
  await analyze(run)
  const refusedFile = await finishRefusedFile(run)
  const finishedAt = tools.services.now()
  await changeImport(tools.services.db, one, {
    status: 'done',
    counts: run.counts,
    finishedAt,
    refusedFile,
    problem: null,
  })
  return { status: 'done', counts: run.counts, refusedFile }
}

interface Run {
  tools: ImportTools
  one: StoredImport
  watch: Watch
  counts: ImportCounts
  /** dry runs: keys of leads that would exist by now, as numbers */
  decided: Set<number>
  refusedFile: RefusedFile
}

async function refusedFileOf({ services }: ImportTools, { id }: StoredImport): Promise<RefusedFile> {
  const folder = join(services.config.dataFolder, 'imports')
  await mkdir(folder, { recursive: true })
  return new RefusedFile(join(folder, `${id}-refused.csv`))
}

async function takeIn(run: Run, opened: OpenedImport): Promise<void> {
  const { services } = run.tools
  const { id: importId, startedAt } = run.one
  let before: { slice: Slice; written: Promise<void> } | null = null
  for await (const rows of readBatches(opened, run.one.position + 1, ROWS_AT_ONCE)) {
    const terms = { rules: services.law.at(services.now()), importId, startedAt, people: services.people }
    for (const slice of slicesOf(
      terms,
      rows.map((row) => ({ row, line: lineOf(row) })),
    )) {
      if (before && meet(before.slice, slice)) await before.written
      const written = write(run, slice, before?.written)
      // awaited below; a failure in the meantime must not end the process
      written.catch(() => undefined)
      await before?.written
      if (run.watch.stopped()) {
        await written
        await changeImport(services.db, run.one, { status: 'cancelled' }, ['running'])
        throw new Cancelled()
      }
      before = { slice, written }
    }
  }
  await before?.written
}

/** Slices that speak of the same lead or opportunity are taken one after the other. */
function meet(a: Slice, b: Slice): boolean {
  for (const key of b.keys) if (a.keys.has(key)) return true
  for (const id of b.opportunities.keys()) if (a.opportunities.has(id)) return true
  return false
}

async function write(run: Run, slice: Slice, after: Promise<void> | undefined): Promise<void> {
  const { services, addPeople } = run.tools
  const strangers = newColleagues(services.people, slice.owners)
  if (strangers.length > 0 && !run.one.dryRun) {
    await addPeople(strangers)
    await services.refreshPeople()
  }
  await learn(run, slice)
  const works = slice.rows.map(({ work }) => work)
  if (run.one.dryRun) {
    const dones = await doBatch(services, works, { dry: true, ...(after ? { after } : {}) })
    return dry(run, slice, dones)
  }
  let counts = run.counts
  await doBatch(services, works, {
    ...(after ? { after } : {}),
    also: async (transaction, dones) => {
      counts = counted(run.counts, slice, dones)
      await keep(run, slice, counts, transaction)
    },
  })
  run.counts = counts
  run.watch.progress(counts)
}

/** What is known of the slice's leads, for the decisions to compare with; facts only where a row says something new. */
async function learn(run: Run, { rows, keys, opportunities, view }: Slice): Promise<void> {
  const { db } = run.tools.services
  const [{ known, leads }, deals] = await Promise.all([
    loadKnown(db, [...keys], run.one.id),
    loadDeals(db, [...opportunities.keys()]),
  ])
  const said = new Set(rows.map(({ fingerprint }) => fingerprint))
  const changed = [...known].filter(([, { rows: told }]) => !isOneOf(told, said)).map(([lead]) => lead)
  await loadFacts(db, known, changed)
  for (const [lead, what] of known) view.known.set(lead, what)
  for (const [key, lead] of leads) view.leads.set(key, lead)
  for (const { id, lead, named } of deals) {
    if (lead !== null) view.primaries.set(id, lead)
    view.named.set(id, named)
  }
}

function isOneOf(told: Set<string>, said: Set<string>): boolean {
  for (const row of told) if (said.has(row)) return true
  return false
}

async function keep(run: Run, slice: Slice, counts: ImportCounts, transaction: Queryable): Promise<void> {
  const { services } = run.tools
  const refused = slice.refused.map((row) => ({ id: uuid(), row }))
  await keepRefusedRows(transaction, `import:${run.one.id}`, services.now(), refused)
  const going = await changeImport(transaction, run.one, { position: slice.line, counts }, ['running'])
  if (!going) throw new Cancelled()
}

function counted(counts: ImportCounts, slice: Slice, dones: Done[]): ImportCounts {
  const next = { ...counts, read: counts.read + slice.read, refused: counts.refused + slice.refused.length }
  for (const done of dones) {
    if (done.refusal) next.refused++
    else if (done.created) next.created++
    else if (done.facts > 0) next.updated++
    else next.unchanged++
  }
  return next
}

/** A second row of a lead that the first would have made is counted as an update: what it would change is not known. */
async function dry(run: Run, slice: Slice, dones: Done[]): Promise<void> {
  const seen = dones.map((done, i) => {
    const keys = slice.rows[i]!.keys.map(numberOf)
    const again = keys.some((key) => run.decided.has(key))
    if (done.created) for (const key of keys) run.decided.add(key)
    return again && done.created ? { ...done, created: false } : done
  })
  run.counts = counted(run.counts, slice, seen)
  for (const row of slice.refused) await run.refusedFile.write(row)
  const { db } = run.tools.services
  const stored = await changeImport(db, run.one, { counts: run.counts }, ['running'])
  if (!stored && run.one.status === 'running') throw new Cancelled()
  run.watch.progress(run.counts)
}

/** 52 bits of a key: a million of them take little room and meet by chance once in ten thousand imports. */
function numberOf(key: string): number {
  let high = 0
  let low = 0
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    low = (Math.imul(low ^ code, 0x01000193) + 0x9e3779b9) >>> 0
    high = (Math.imul(high + code, 0x85ebca6b) ^ (low >>> 13)) >>> 0
  }
  return (high & 0xfffff) * 0x1_0000_0000 + low
}

const MANY = 2_000

/** Whoever opens a page next must not wait until PostgreSQL has noticed by itself how much there is now. */
async function analyze({ tools, one, counts }: Run): Promise<void> {
  const written = counts.created + counts.updated - one.counts.created - one.counts.updated
  if (one.dryRun || written < MANY) return
  const { db, log } = tools.services
  await analyzeGrown(db).catch((error: unknown) =>
    log.warn('the tables could not be analyzed after an import', { error: String(error) }),
  )
}

/** Of a real import the file is made at its end from the submissions that were kept: a kill cannot tear it. */
async function finishRefusedFile({ tools, one, counts, refusedFile }: Run): Promise<string | null> {
  if (!one.dryRun && counts.refused > 0) {
    for await (const row of refusedRows(tools.services.db, one.id)) await refusedFile.write(row)
  }
  return refusedFile.close()
}
