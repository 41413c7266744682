import type { Comparison, TextTest } from './expression.term.ts'
import type { Scalar } from './ruleset.ts'

/**
 * A condition as a form shows it. JSON-safe. `name` is what is looked at, as it is written: `lead.country`,
 * `score.total`, `touched.demo_requested`, `contacted`, `activities`. What a form cannot show stays as CEL.
 */
export type Condition =
  | { is: 'all' | 'any'; items: Condition[] }
  | { is: 'not'; item: Condition }
  /** a yes/no value that stands alone: `known.phone` */
  | { is: 'holds'; name: string }
  /** `has(lead.country)`: filled in; for touches: happened */
  | { is: 'filled'; name: string }
  | { is: 'compare'; name: string; op: Comparison; value: Scalar }
  /** numbers; both ends belong to it */
  | { is: 'between'; name: string; from: number; to: number }
  | { is: 'oneOf'; name: string; values: Scalar[] }
  /** `'qualification_call' in activities` */
  | { is: 'includes'; name: string; value: string }
  | { is: 'test'; name: string; test: TextTest; value: string; anyCase: boolean }
  | { is: 'text'; cel: string }

/** A group with one item is that item, and groups of a kind within each other are one. */
export function group(is: 'all' | 'any', items: readonly Condition[]): Condition {
  const flat = items.flatMap((item) => (item.is === is ? item.items : [item]))
  const joined = is === 'all' ? joinRanges(flat) : flat
  return joined.length === 1 ? joined[0]! : { is, items: joined }
}

// `x >= 1 && x <= 5` is one range to a person
function joinRanges(items: readonly Condition[]): Condition[] {
  const out: Condition[] = []
  for (const item of items) {
    const last = out.at(-1)
    const from = last?.is === 'compare' && last.op === '>=' && typeof last.value === 'number' ? last : null
    if (from && item.is === 'compare' && item.op === '<=' && item.name === from.name) {
      out.pop()
      out.push({
        is: 'between',
        name: from.name,
        from: from.value as number,
        to: item.value as number,
      })
    } else out.push(item)
  }
  return out
}

export function sameCondition(a: Condition, b: Condition): boolean {
  if (a.is === 'all' || a.is === 'any') {
    return (
      b.is === a.is &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => sameCondition(item, b.items[i]!))
    )
  }
  if (a.is === 'not') return b.is === 'not' && sameCondition(a.item, b.item)
  // whoever builds a leaf may name its parts in another order
  const keys = Object.keys(a).sort()
  return JSON.stringify(a, keys) === JSON.stringify(b, Object.keys(b).sort())
}
