import { createHash } from 'node:crypto'
import { HANDED_OVER } from '#journey/what-if/changes.rules.ts'
import { namesOf, teamOfSales } from '#journey/what-if/people.store.ts'
import { resultOf } from '#journey/what-if/result.rules.ts'
import { runWhatIf } from '#journey/what-if/run.ts'
import { sampleOf } from '#journey/what-if/sample.ts'
import { tallyOf } from '#journey/what-if/sample.rules.ts'
import type { Changes } from '#journey/what-if/changes.rules.ts'
import type { Filter, NotReproduced } from '#journey/what-if/trial.rules.ts'
import type { RunFloor, RunOptions } from '#journey/what-if/run.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { WhatIfResult } from '#journey/what-if/contract.ts'

export interface Draft {
  text: string
  ruleset: Ruleset
}

const LISTED = 1_000

/** The whole history under a draft. Null: it was cancelled. */
export async function tryOnAll(
  floor: RunFloor,
  draft: Draft,
  options: RunOptions,
): Promise<{ result: WhatIfResult; changes: Changes } | NotReproduced | null> {
  const ran = await runWhatIf(floor, draft, options)
  if (ran === null || 'what' in ran) return ran
  const asked = await askedOf(floor, draft, options.filter, ran.until)
  const all = ran.tally.leads
  const result = resultOf(ran.tally, { ...asked, all, proven: Math.min(ran.proven, ran.all) })
  return { result: await listed(floor, result, ran.changes), changes: ran.changes }
}

/** A first answer from leads drawn at random, whose facts are kept in memory between two questions. */
export async function tryOnSample(
  floor: RunFloor,
  draft: Draft,
  filter: Filter,
): Promise<{ result: WhatIfResult } | NotReproduced> {
  const sample = await sampleOf(floor, filter)
  if ('what' in sample) return sample
  const asked = await askedOf(floor, draft, filter, sample.until)
  const { tally, changes } = tallyOf(sample.subjects, draft.ruleset)
  const result = resultOf(tally, { ...asked, all: sample.all, proven: sample.subjects.length })
  return { result: await listed(floor, { ...result, entries: sample.entries }, changes) }
}

async function askedOf(floor: RunFloor, draft: Draft, filter: Filter, until: number) {
  return {
    inForce: floor.law.at(until),
    proposed: draft.ruleset,
    hash: createHash('sha256').update(draft.text).digest('hex'),
    filter,
    until,
    team: await teamOfSales(floor.db),
  }
}

async function listed({ db }: RunFloor, result: WhatIfResult, changes: Changes): Promise<WhatIfResult> {
  const gained = await namesOf(db, (changes.gained[HANDED_OVER] ?? []).slice(0, LISTED))
  const lost = await namesOf(db, (changes.lost[HANDED_OVER] ?? []).slice(0, LISTED))
  return { ...result, gained, lost }
}
