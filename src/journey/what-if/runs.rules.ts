import type { StoredRun } from '#journey/what-if/runs.store.ts'
import type { WhatIfResult, WhatIfRun } from '#journey/what-if/contract.ts'

/** A run writes down twice a second that it is alive. */
const SILENT_MS = 15_000
const GONE = 'The server that did this run ended before it was done. Start it again.'

export function isOver({ status }: Pick<StoredRun, 'status'>): boolean {
  return status !== 'waiting' && status !== 'running'
}

export function runView(run: StoredRun, by: string, now: number): WhatIfRun {
  const dead = !isOver(run) && now - run.aliveAt > SILENT_MS
  const broken = run.status === 'not_reproduced'
  return {
    id: run.id,
    status: dead ? 'failed' : run.status,
    name: run.name,
    by,
    startedAt: new Date(run.startedAt).toISOString(),
    finishedAt: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
    progress: { leads: Number(run.leads), of: run.of === null ? null : Number(run.of) },
    problem: dead ? GONE : run.problem,
    notReproduced: broken ? (run.result as WhatIfRun['notReproduced']) : null,
    result: run.status === 'done' ? (run.result as WhatIfResult | null) : null,
  }
}
