import {
  before,
  edgesOf,
  exitsOf,
  OTHERWISE,
  stepOf,
  type Branch,
  type Does,
  type Exit,
  type Programme,
  type Step,
} from './document.ts'

/** What is done on the drawing, as documents: nothing here knows of screens. Each gives a new programme. */

/** The names that a new step and a new way have until somebody gives them better ones. */
export interface Names {
  step: Record<Does, string>
  way: string
}

/** @returns the programme and the new step's id; what stood behind the exit follows it */
export function inserted(
  programme: Programme,
  at: Exit,
  does: Does,
  names: Names,
): { programme: Programme; id: string } {
  const id = freeId(
    programme.steps.map((step) => step.id),
    does,
  )
  const next = targetOf(programme, at)
  const step = fresh(id, does, names, next)
  return { programme: led({ ...programme, steps: [...programme.steps, step] }, at, id), id }
}

/** What a person most often means by it, so that it is whole but for what only they can say. */
function fresh(id: string, does: Does, names: Names, next: string | null): Step {
  const base = { id, name: names.step[does], next }
  switch (does) {
    case 'mail':
      return { ...base, does, template: '' }
    case 'wait':
      return { ...base, does, for: '3 days' }
    case 'task':
      return { ...base, does, of: 'leadgen', within: '2 days' }
    case 'webhook':
      return { ...base, does, hook: '' }
    case 'branch': {
      const way = { id: 'way', label: names.way, did: 'email_clicked', next }
      return { id, name: base.name, does, ways: [way], within: '3 days', otherwise: next }
    }
  }
}

/** An id that nobody has yet: "mail", "mail_2". */
export function freeId(taken: readonly string[], like: string): string {
  if (!taken.includes(like)) return like
  let n = 2
  while (taken.includes(`${like}_${n}`)) n++
  return `${like}_${n}`
}

export function targetOf(programme: Programme, at: Exit): string | null {
  if (at.step === null) return programme.start
  const step = stepOf(programme, at.step)
  return (step && exitsOf(step).find(({ way }) => way === at.way)?.to) ?? null
}

/** The exit leads there from now on. */
export function led(programme: Programme, at: Exit, to: string | null): Programme {
  if (at.step === null) return to === null ? programme : { ...programme, start: to }
  return changed(programme, at.step, (step) => {
    if (step.does !== 'branch') return { ...step, next: to }
    if (at.way === OTHERWISE) return { ...step, otherwise: to }
    return { ...step, ways: step.ways.map((way) => (way.id === at.way ? { ...way, next: to } : way)) }
  })
}

export function changed(programme: Programme, id: string, by: (step: Step) => Step): Programme {
  return { ...programme, steps: programme.steps.map((step) => (step.id === id ? by(step) : step)) }
}

/**
 * Without a step; what led to it leads to what came after it, behind a branch to where it goes otherwise, or on its first
 * way that leads on. Steps that nothing leads to any more go with it.
 * @returns null: it is the only one, and a programme has at least one
 */
export function removed(programme: Programme, id: string): { programme: Programme; gone: number } | null {
  const step = stepOf(programme, id)
  if (!step) return null
  const next = step.does === 'branch' ? afterBranch(step) : step.next
  const start = programme.start === id ? next : programme.start
  if (start === null) return null
  const steps = programme.steps.filter((one) => one.id !== id).map((one) => leading(one, id, next))
  const kept = reachable({ ...programme, start, steps })
  return { programme: kept, gone: programme.steps.length - kept.steps.length }
}

const afterBranch = ({ otherwise, ways }: Branch) =>
  otherwise ?? ways.find(({ next }) => next !== null)?.next ?? null

/** A step whose exits to one step lead to another. */
function leading(step: Step, from: string, to: string | null): Step {
  const turn = (next: string | null) => (next === from ? to : next)
  if (step.does !== 'branch') return { ...step, next: turn(step.next) }
  return {
    ...step,
    ways: step.ways.map((way) => ({ ...way, next: turn(way.next) })),
    otherwise: turn(step.otherwise),
  }
}

/** Only the steps to which something leads. */
export function reachable(programme: Programme): Programme {
  const found = new Set<string>()
  const edges = edgesOf(programme)
  const follow = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const { step, to } of edges) if (step === id && to !== null) follow(to)
  }
  follow(programme.start)
  return { ...programme, steps: programme.steps.filter(({ id }) => found.has(id)) }
}

/**
 * A step taken out of its place and put behind another exit. A branch stays: what hangs on its ways has no one place.
 * @returns null where it cannot go
 */
export function moved(programme: Programme, id: string, at: Exit): Programme | null {
  if (!mayMove(programme, id, at)) return null
  const step = stepOf(programme, id) as Exclude<Step, Branch>
  const without: Programme = {
    ...programme,
    start: programme.start === id ? step.next! : programme.start,
    steps: programme.steps.map((one) => (one.id === id ? one : leading(one, id, step.next))),
  }
  const next = targetOf(without, at)
  return led(
    changed(without, id, (one) => ({ ...one, next })),
    at,
    id,
  )
}

export function mayMove(programme: Programme, id: string, at: Exit): boolean {
  const step = stepOf(programme, id)
  if (!step || step.does === 'branch') return false
  // before or behind itself: it would stand where it stands
  if (at.step === id || targetOf(programme, at) === id) return false
  return programme.start !== id || step.next !== null
}

/** Steps to which an exit of this one may lead without a circle. */
export function goals(programme: Programme, id: string): Step[] {
  const earlier = before(programme, id)
  return programme.steps.filter((step) => !earlier.has(step.id))
}
