import { drawn } from '#journey/what-if/draw.store.ts'
import { isWanted, provenSubject } from '#journey/what-if/trial.rules.ts'
import { readWhole } from '#journey/what-if/read.store.ts'
import type { Database, Queryable } from '#platform/database.ts'
import type { Filter, NotReproduced, Subject } from '#journey/what-if/trial.rules.ts'
import type { Law } from '#journey.ts'

export interface Sample {
  subjects: Subject[]
  entries: number
  /** leads that it speaks for */
  all: number
  until: number
  mark: string
}

export interface SampleFloor {
  db: Database
  law: Law
  now: () => number
}

export const SAMPLE = 2_000
/** so many periods' samples are kept, about 15 MB each; a slider asks for one */
const KEPT = 3
/** while leads come in all the time, the same sample still serves a hand on a slider */
const FRESH_MS = 60_000
/** a sample that is everybody is read in a moment, and who just added a lead looks for it */
const FRESH_WHOLE_MS = 2_000

const kept = new WeakMap<Database, Map<string, Promise<Sample | NotReproduced>>>()

/** The sample of a period, read when it is first asked for and again when the ledger has grown. */
export async function sampleOf(floor: SampleFloor, filter: Filter): Promise<Sample | NotReproduced> {
  const samples = kept.get(floor.db) ?? new Map<string, Promise<Sample | NotReproduced>>()
  kept.set(floor.db, samples)
  const key = JSON.stringify(filter)
  const known = await samples.get(key)
  if (known && 'subjects' in known) {
    const whole = known.all <= known.subjects.length
    const young = floor.now() - known.until < (whole ? FRESH_WHOLE_MS : FRESH_MS)
    if (young || (!whole && known.mark === (await ledgerMark(floor.db)))) return known
  }
  const reading = readSample(floor, filter)
  samples.delete(key)
  samples.set(key, reading)
  // what could not be read is not kept
  reading.catch(() => samples.delete(key))
  for (const oldest of samples.keys()) if (samples.size > KEPT) samples.delete(oldest)
  return reading
}

/** Changes with every entry that is appended; PostgreSQL counts them anyway, a second late at most. */
async function ledgerMark(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ mark: string }>(
    `select pg_stat_get_tuples_inserted('entries'::regclass)::text as mark`,
  )
  return rows[0]!.mark
}

async function readSample(floor: SampleFloor, filter: Filter): Promise<Sample | NotReproduced> {
  const until = floor.now()
  const mark = await ledgerMark(floor.db)
  return floor.db.transaction(
    async (snapshot) => {
      const { ids, all } = await drawn(snapshot, SAMPLE, null, filter)
      const subjects: Subject[] = []
      let entries = 0
      let trouble: NotReproduced | null = null
      await readWhole(snapshot, ids, (id, stream) => {
        if (trouble) return
        const subject = provenSubject(floor.law, id, stream, until)
        if ('what' in subject) trouble = subject
        else if (isWanted(filter, subject.story)) {
          entries += stream.length
          subjects.push(subject)
        }
      })
      // imported leads that were not wanted are left out of both: their share is known from the draw
      const wanted = ids.length === 0 ? 0 : Math.round((all * subjects.length) / ids.length)
      return trouble ?? { subjects, entries, all: wanted, until, mark }
    },
    { isolation: 'repeatable read', readOnly: true, timeoutMs: 30_000 },
  )
}
