import type { Condition, ConditionField, Operator } from '#journey/agreement/editing.contract.ts'

/** What the builder does to a condition: pure, so that every step can be tried without a screen. */
export type Group = Extract<Condition, { is: 'all' | 'any' }>
export type Leaf = Exclude<Condition, Group | { is: 'not' }>

/** The builder always shows a group; a condition alone is a group of one. */
export function asGroup(tree: Condition): Group {
  return tree.is === 'all' || tree.is === 'any' ? tree : { is: 'all', items: [tree] }
}

/** Without the groups of one that only the form needs. */
export function plainTree(tree: Condition): Condition {
  if (tree.is === 'not') return { is: 'not', item: plainTree(tree.item) }
  if (tree.is !== 'all' && tree.is !== 'any') return tree
  const items = tree.items.map(plainTree)
  return items.length === 1 ? items[0]! : { is: tree.is, items }
}

export function replaced(group: Group, at: number, item: Condition | null): Group {
  const items = group.items.flatMap((old, i) => (i === at ? (item ? [item] : []) : [old]))
  return { is: group.is, items }
}

/** The part that is looked at, or null where there is none: free text. */
export function nameOf(leaf: Leaf): string | null {
  return leaf.is === 'text' ? null : leaf.name
}

export function operatorOf(leaf: Leaf): Operator | null {
  switch (leaf.is) {
    case 'compare':
      return leaf.op
    case 'test':
      return leaf.test
    case 'text':
      return null
    case 'holds':
    case 'filled':
    case 'between':
    case 'oneOf':
    case 'includes':
      return leaf.is
  }
}

/** A sensible condition about a field: what one most likely means, with a value that is allowed. */
export function leafOf(field: ConditionField, wanted?: Operator, before?: Leaf): Leaf {
  const { name } = field
  const op = field.operators.some((one) => one.op === wanted) ? wanted! : field.operators[0]!.op
  const [value, ...more] = valuesOf(before, field)
  switch (op) {
    case 'holds':
    case 'filled':
      return { is: op, name }
    case 'between':
      return { is: 'between', name, from: Number(value), to: Number(more[0] ?? Number(value) + 10) }
    case 'oneOf':
      return { is: 'oneOf', name, values: [value!, ...more] }
    case 'includes':
      return { is: 'includes', name, value: String(value) }
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return { is: 'test', name, test: op, value: String(value), anyCase: false }
    default:
      return { is: 'compare', name, op, value: value! }
  }
}

type Value = string | number | boolean

/** What was compared with before, as far as it fits the field. */
function valuesOf(before: Leaf | undefined, field: ConditionField): [Value, ...Value[]] {
  const old = before ? heldBy(before) : []
  const fits = old.filter((value) =>
    field.values ? field.values.some((one) => one.value === value) : typeof value === typeOf(field),
  )
  const [first, ...rest] = fits
  return first === undefined ? [fallback(field)] : [first, ...rest]
}

function heldBy(leaf: Leaf): Value[] {
  switch (leaf.is) {
    case 'compare':
    case 'includes':
    case 'test':
      return [leaf.value]
    case 'between':
      return [leaf.from, leaf.to]
    case 'oneOf':
      return leaf.values
    default:
      return []
  }
}

const typeOf = ({ type }: ConditionField) => (type === 'list' ? 'string' : type)

function fallback(field: ConditionField): Value {
  const first = field.values?.[0]
  if (first) return first.value
  if (field.type === 'number') return field.name.startsWith('score.') ? 40 : 1
  return field.type === 'boolean' ? true : ''
}
