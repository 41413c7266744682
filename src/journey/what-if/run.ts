import { alwaysInForce, provenSubject } from '#journey/what-if/trial.rules.ts'
import { addChanges } from '#journey/what-if/changes.rules.ts'
import { addUp } from '#journey/what-if/tally.rules.ts'
import { emptyPart, takePortion } from '#journey/what-if/part.ts'
import { drawn, slicesOf } from '#journey/what-if/draw.store.ts'
import { readWhole } from '#journey/what-if/read.store.ts'
import { startWorkers } from '#journey/what-if/workers.ts'
import type { Database, Transaction } from '#platform/database.ts'
import type { Config } from '#platform/config.ts'
import type { Crew } from '#journey/what-if/workers.ts'
import type { Filter, NotReproduced } from '#journey/what-if/trial.rules.ts'
import type { Law } from '#journey.ts'
import type { Part, Portion, Terms } from '#journey/what-if/part.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

export interface RunFloor {
  db: Database
  law: Law
  now: () => number
  config: Config
}

export interface RunOptions {
  filter: Filter
  /** whose rulings are derived again: everybody's, those of a random sample, or as many as there is time for */
  prove: 'all' | 'some' | 'enough'
  /** processes beside this one; 0 = all is done in this one */
  workers: number
  /** at most every so often, in leads */
  onProgress: (leads: number, of: number) => void
  /** asked after each portion */
  cancelled: () => boolean
}

export type Ran = Part & { until: number; all: number }

/** Up to so many leads every ruling is derived again; beyond, those of a random sample, and `baton audit` does the rest. */
const PROVE_ALL = 100_000
const PROVE_SOME = 2_000
const LEADS_AT_ONCE = 2_000

/** A draft over the whole history, in one snapshot of it. Null: it was cancelled. */
export async function runWhatIf(
  floor: RunFloor,
  draft: { text: string; ruleset: Ruleset },
  options: RunOptions,
): Promise<Ran | NotReproduced | null> {
  const now = floor.now()
  return floor.db.transaction(
    async (snapshot) => {
      const terms: Terms = {
        law: floor.law,
        trial: alwaysInForce(draft.ruleset, 'unlisted'),
        now,
        filter: options.filter,
      }
      // processes take most of a second to begin; the leads are divided meanwhile
      const crew =
        options.workers === 0 ? null : await hire(floor, snapshot, terms, draft.text, options.workers)
      try {
        const { all, slices } = await slicesOf(snapshot, LEADS_AT_ONCE)
        const prove = options.prove === 'all' || (options.prove === 'enough' && all <= PROVE_ALL)
        const portions = slices.map((slice) => ({ ...slice, prove }))
        const task: Task = { snapshot, terms, portions, all, options, proveSome: !prove }
        const ran = crew ? await together(crew, task) : await alone(task)
        if (ran === null || 'what' in ran) return ran
        if (!prove) ran.proven += Math.min(PROVE_SOME, all)
        return { ...ran, until: now, all }
      } finally {
        crew?.end()
      }
    },
    { isolation: 'repeatable read', readOnly: true, timeoutMs: 900_000 },
  )
}

async function hire(
  floor: RunFloor,
  snapshot: Transaction,
  { now, filter }: Terms,
  text: string,
  workers: number,
): Promise<Crew> {
  const { rows } = await snapshot.query<{ id: string }>('select pg_export_snapshot() as id')
  return startWorkers(floor.config, workers, { snapshot: rows[0]!.id, text, now, filter })
}

interface Task {
  snapshot: Transaction
  terms: Terms
  portions: Portion[]
  all: number
  options: RunOptions
  /** the record of some leads is proven, instead of everybody's on the way */
  proveSome: boolean
}

async function alone(task: Task): Promise<Part | NotReproduced | null> {
  const { snapshot, terms, portions, all, options } = task
  const unproven = await proveSample(task)
  if (unproven) return unproven
  const part = emptyPart()
  let leads = 0
  for (const portion of portions) {
    if (options.cancelled()) return null
    const trouble = await takePortion(snapshot, terms, portion, part)
    if (trouble) return trouble
    leads = Math.min(all, leads + LEADS_AT_ONCE)
    options.onProgress(leads, all)
  }
  return part
}

/** Processes take portion after portion, so that a slow one holds nobody up; each sees this transaction's snapshot. */
async function together(crew: Crew, task: Task): Promise<Part | NotReproduced | null> {
  const { portions, all, options } = task
  const part = emptyPart()
  let leads = 0
  let unproven: NotReproduced | null = null
  const goesOn = (): boolean => {
    leads = Math.min(all, leads + LEADS_AT_ONCE)
    options.onProgress(leads, all)
    return unproven === null && !options.cancelled()
  }
  const gather = (more: Part): void => {
    addUp(part.tally, more.tally)
    addChanges(part.changes, more.changes)
    part.proven += more.proven
  }
  try {
    // the sample is proven while the processes begin: they stop when it is found wanting
    const [trouble] = await Promise.all([
      crew.work(portions, goesOn, gather),
      proveSample(task).then((found) => (unproven = found)),
    ])
    return unproven ?? trouble ?? part
  } catch (error) {
    if (unproven) return unproven
    if (options.cancelled()) return null
    throw error
  }
}

/** Is the record of some leads, drawn at random, what its agreement leads to? */
async function proveSample({ snapshot, terms, all, proveSome }: Task): Promise<NotReproduced | null> {
  if (!proveSome) return null
  const { ids } = await drawn(snapshot, PROVE_SOME, all, { from: null, to: null, live: false })
  let trouble: NotReproduced | null = null
  await readWhole(snapshot, ids, (id, entries) => {
    const proven = trouble ?? provenSubject(terms.law, id, entries, terms.now)
    if ('what' in proven) trouble = proven
  })
  return trouble
}
