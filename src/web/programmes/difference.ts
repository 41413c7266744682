import { canonical } from '#journey/nurture/canonical.contract.ts'
import { exitsOf, type Programme, type Step } from './document.ts'

/** What a new version changes, a line each. */
export type Change =
  | { of: 'name' | 'purpose' | 'holdOut'; from: string; to: string }
  | { of: 'entry' | 'goal' }
  | { of: 'added' | 'removed' | 'changed' | 'moved'; step: string }

export function differences(from: Programme, to: Programme): Change[] {
  const changes: Change[] = []
  if (from.name !== to.name) changes.push({ of: 'name', from: from.name, to: to.name })
  if (from.purpose !== to.purpose) changes.push({ of: 'purpose', from: from.purpose, to: to.purpose })
  if (!same(from.entry, to.entry)) changes.push({ of: 'entry' })
  if (!same(from.goal, to.goal)) changes.push({ of: 'goal' })
  if (from.holdOut !== to.holdOut)
    changes.push({ of: 'holdOut', from: String(from.holdOut), to: String(to.holdOut) })
  const before = new Map(from.steps.map((step) => [step.id, step]))
  for (const step of to.steps) {
    const old = before.get(step.id)
    before.delete(step.id)
    if (!old) changes.push({ of: 'added', step: step.name })
    else if (!same(does(old), does(step))) changes.push({ of: 'changed', step: step.name })
    else if (!same(exitsOf(old), exitsOf(step))) changes.push({ of: 'moved', step: step.name })
  }
  for (const { name } of before.values()) changes.push({ of: 'removed', step: name })
  return changes
}

/** A step without where it leads. */
function does(step: Step): unknown {
  if (step.does !== 'branch') return { ...step, next: null }
  return { ...step, otherwise: null, ways: step.ways.map((way) => ({ ...way, next: null })) }
}

/** Whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}
