import { DAY_MS } from '#journey/measure/day.rules.ts'
import type { Milestones, Path, Touch } from '#journey/measure/attribution/path.rules.ts'
import type { ModelDocument, ModelOf } from '#journey/measure/attribution/model.contract.ts'

/** What a learned model says each value of the dimension is worth; touches without a value are the value null. */
export type Effects = ReadonlyMap<string | null, number>

/**
 * How the touches of a path share one deal: not negative, summing to 1, in the order of the touches. `effects` is needed by
 * the learned models only. A path has at least one touch.
 */
export function weightsOf(model: ModelDocument, path: Path, effects: Effects | null): number[] {
  const { touches } = path
  const n = touches.length
  switch (model.kind) {
    case 'first':
      return alone(n, 0)
    case 'last':
      return alone(n, n - 1)
    case 'linear':
      return Array.from({ length: n }, () => 1 / n)
    case 'u':
      return keyed(n, [{ i: 0, weight: model.first }, { i: n - 1, weight: model.last }], model.rest) // prettier-ignore
    case 'w':
    case 'full':
      return keyed(n, milestones(model, path), model.rest)
    case 'decay':
      return shares(touches.map(({ at }) => 2 ** ((at - touches[n - 1]!.at) / (model.halfLifeDays * DAY_MS))))
    case 'custom':
      return shares(touches.map(({ kind }, i) => placed(model, i, n) * (model.kinds[kind] ?? 1)))
    case 'markov':
    case 'shapley':
      return learned(touches, effects!)
  }
}

function alone(n: number, at: number): number[] {
  return Array.from({ length: n }, (_, i) => (i === at ? 1 : 0))
}

/**
 * Key touches get their weights, all others share the rest. What stands on one touch adds up; where there are no others,
 * the key touches share the rest in proportion (of two touches under 40/20/40 each gets a half).
 */
function keyed(n: number, keys: { i: number; weight: number }[], rest: number): number[] {
  const weights = Array.from({ length: n }, () => 0)
  const taken = new Set<number>()
  for (const { i, weight } of keys) {
    weights[i]! += weight
    taken.add(i)
  }
  const others = n - taken.size
  if (others > 0) for (let i = 0; i < n; i++) if (!taken.has(i)) weights[i] = rest / others
  return shares(weights)
}

/** The touch of each milestone; one whose moment nobody knows, or before which nothing happened, gives its weight to the others. */
function milestones(
  model: ModelOf<'w'> | ModelOf<'full'>,
  { touches, deal }: Path,
): { i: number; weight: number }[] {
  const keys = [{ i: 0, weight: model.first }]
  const add = (milestone: keyof Milestones, weight: number): void => {
    const i = lastUpTo(touches, deal[milestone])
    if (i >= 0) keys.push({ i, weight })
  }
  add('lead', model.lead)
  add('opened', model.opened)
  if (model.kind === 'full') add('closed', model.closed)
  return keys
}

function lastUpTo(touches: readonly Touch[], at: number | null): number {
  if (at === null) return -1
  let i = touches.length - 1
  while (i >= 0 && touches[i]!.at > at) i--
  return i
}

function placed(model: ModelOf<'custom'>, i: number, n: number): number {
  if (n === 1) return 1
  return i === 0 ? model.first : i === n - 1 ? model.last : model.middle
}

/**
 * A learned effect belongs to a value, not to a touch: the values on a deal's path share it in proportion to their effects,
 * and the touches of one value share that equally. A value without any effect on a path of such values counts like the others.
 */
function learned(touches: readonly Touch[], effects: Effects): number[] {
  const counts = new Map<string | null, number>()
  for (const { of } of touches) counts.set(of, (counts.get(of) ?? 0) + 1)
  const weights = touches.map(({ of }) => (effects.get(of) ?? 0) / counts.get(of)!)
  return weights.some((weight) => weight > 0)
    ? shares(weights)
    : shares(touches.map(({ of }) => 1 / counts.get(of)!))
}

/** Far enough back a decayed weight is 0 for a computer; the last touch's is 1, so the sum never is. */
function shares(weights: number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return all > 0 ? weights.map((weight) => weight / all) : weights.map(() => 1 / weights.length)
}
