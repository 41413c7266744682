import type { ProgrammeDetail } from '#journey/nurture/contract.ts'

/** A programme as it is drawn. A draft has the same shape, its names and numbers may be wrong or missing still. */
export type Programme = NonNullable<ProgrammeDetail['shown']>['document']
export type Step = Programme['steps'][number]
export type Branch = Extract<Step, { does: 'branch' }>
export type Way = Branch['ways'][number]
export type Does = Step['does']
export type Criterion = Programme['goal'][number]

/**
 * Where one leaves a step, or the entry (`step: null`).
 * `way`: the id of a branch's way, `otherwise`, or null for a step that goes on in one way only.
 */
export interface Exit {
  step: string | null
  way: string | null
}

export interface Edge extends Exit {
  to: string | null
}

export const OTHERWISE = 'otherwise'

/** The ways out of a step, from left to right. */
export function exitsOf(step: Step): Edge[] {
  if (step.does !== 'branch') return [{ step: step.id, way: null, to: step.next }]
  const ways = step.ways.map(({ id, next }) => ({ step: step.id, way: id, to: next }))
  return [...ways, { step: step.id, way: OTHERWISE, to: step.otherwise }]
}

export function edgesOf(programme: Programme): Edge[] {
  return [{ step: null, way: null, to: programme.start }, ...programme.steps.flatMap(exitsOf)]
}

export function stepOf(programme: Programme, id: string | null): Step | undefined {
  return programme.steps.find((step) => step.id === id)
}

export const keyOf = ({ step, way }: Exit): string => `${step ?? ''}>${way ?? ''}`

/** Steps that come before a step on some way, itself included: where none of its exits may lead, as nobody goes in circles. */
export function before(programme: Programme, id: string): Set<string> {
  const found = new Set([id])
  const edges = edgesOf(programme)
  for (let grown = true; grown;) {
    grown = false
    for (const { step, to } of edges) {
      if (step === null || to === null || found.has(step) || !found.has(to)) continue
      found.add(step)
      grown = true
    }
  }
  return found
}

/**
 * A draft as the server keeps it may be anything that somebody's script wrote.
 * @returns it, when every step and every way out of one is there, so that it can be drawn; else null
 */
export function drawable(document: Record<string, unknown>): Programme | null {
  const { name, purpose, entry, goal, holdOut, start, steps } = document
  if (!texts(name, purpose, start) || typeof holdOut !== 'number') return null
  if (!isRecord(entry) || !Array.isArray(steps) || !steps.every(isStep)) return null
  if (!isTexts(entry.stages) || !(entry.reasons === undefined || isTexts(entry.reasons))) return null
  if (!(entry.again === undefined || texts(entry.again))) return null
  if (!isCriteria(entry.when) || !isCriteria(goal)) return null
  const ids = steps.map((step) => (step as Step).id)
  const ends = (steps as Step[]).flatMap(exitsOf)
  const sound = ids.includes(start as string) && new Set(ids).size === ids.length
  const known = ends.every(({ to }) => to === null || ids.includes(to))
  const programme = document as Programme
  return sound && known && !circular(programme) ? programme : null
}

function circular(programme: Programme): boolean {
  return programme.steps.some((step) => {
    const earlier = before(programme, step.id)
    return exitsOf(step).some(({ to }) => to !== null && earlier.has(to))
  })
}

function isStep(step: unknown): boolean {
  if (!isRecord(step) || !texts(step.id, step.name)) return false
  const { does, next } = step
  if (does === 'branch') return Array.isArray(step.ways) && step.ways.every(isWay) && isNext(step.otherwise)
  const own = { mail: step.template, wait: step.for, task: step.within, webhook: step.hook }
  return typeof does === 'string' && Object.hasOwn(own, does) && texts(own[does as 'mail']) && isNext(next)
}

const isWay = (way: unknown) => isRecord(way) && texts(way.id, way.label) && isNext(way.next)
const isNext = (next: unknown) => next === null || typeof next === 'string'
const isTexts = (list: unknown) => Array.isArray(list) && texts(...(list as unknown[]))
const isCriteria = (list: unknown) =>
  Array.isArray(list) && list.every((one) => isRecord(one) && texts(one.id, one.label, one.if))
const texts = (...values: unknown[]) => values.every((value) => typeof value === 'string')
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
