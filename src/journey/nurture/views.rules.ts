import { iso } from '#journey/lifecycle/views.rules.ts'
import type { Turn, Published } from '#journey/nurture/running.rules.ts'
import type { ProgrammeDetail, ProgrammeSummary, RunView } from '#journey/nurture/contract.ts'

export type Owner = (id: string) => string

export interface DraftRow {
  programme: string
  document: Record<string, unknown>
  revision: number
  saved_at: number
  saved_by: string
}

/** People who are taken into a programme, or out of it, as the store keeps it. Moments: epoch ms. */
export interface RunRow {
  id: string
  programme: string
  ask: 'enter' | 'stop'
  author: string
  askedAt: number
  total: number
  looked: number
  changed: number
  walked: string | null
  endedAt: number | null
  cancelled: boolean
}

/** One programme with all that was published and turned of it, oldest first. */
export interface Known {
  id: string
  versions: Published[]
  turns: (Turn & { by: string })[]
  draft: DraftRow | null
}

export type Counts = ProgrammeSummary['counts']

export const NOBODY: Counts = {
  inside: 0,
  heldOut: 0,
  entered30: 0,
  left30: 0,
  sent7: 0,
  goal30: 0,
  forward30: 0,
}

export function summaryOf(
  { id, versions, turns, draft }: Known,
  counts: Counts,
  owner: Owner,
): ProgrammeSummary {
  const latest = versions.at(-1)
  const turn = turns.at(-1)
  const written = draft?.document.name
  return {
    id,
    name: latest?.document.name ?? (typeof written === 'string' && written.trim() !== '' ? written : id),
    state: turn ? STATES[turn.what] : latest ? 'published' : 'draft',
    version: latest?.programme.version ?? null,
    takes: turn?.what === 'started' ? turn.version : null,
    since: turn ? iso(turn.from) : null,
    holdOut: shown(versions, turn)?.document.holdOut ?? 0,
    hasGoal: (shown(versions, turn)?.document.goal.length ?? 0) > 0,
    draft: draft && draftHead(draft, owner),
    counts,
  }
}

const STATES = { started: 'running', paused: 'paused', ended: 'ended' } as const

/** The version that people come into, else the latest. */
export function shown(versions: Published[], turn: Turn | undefined): Published | undefined {
  return versions.find(({ programme }) => programme.version === turn?.version) ?? versions.at(-1)
}

export function draftHead(draft: DraftRow, owner: Owner) {
  return { revision: draft.revision, savedAt: iso(draft.saved_at), savedBy: byView(draft.saved_by, owner) }
}

export function draftView(draft: DraftRow, owner: Owner) {
  return { programme: draft.programme, document: draft.document, ...draftHead(draft, owner) }
}

export function byView(by: string, owner: Owner): { id: string; name: string } {
  return { id: by, name: owner(by.replace(/^person:/, '')) }
}

export function turnsView(turns: Known['turns'], owner: Owner): ProgrammeDetail['turns'] {
  return [...turns]
    .reverse()
    .map(({ what, version, from, by }) => ({ what, version, from: iso(from), by: byView(by, owner) }))
}

export function runView(row: RunRow, owner: Owner): RunView {
  const { id, ask, total, looked, changed, cancelled } = row
  const endedAt = row.endedAt === null ? null : iso(row.endedAt)
  return {
    id,
    ask,
    total,
    looked,
    changed,
    cancelled,
    askedAt: iso(row.askedAt),
    askedBy: byView(row.author, owner),
    endedAt,
  }
}
