import { fitScope, stageScope, touchScope, type Scope } from './expression.scope.ts'
import type { Comparison, TextTest } from './expression.term.ts'
import { phrase, touchName, valueName } from './wording.ts'
import { readFields } from './fields.rules.ts'
import type { Scalar } from './ruleset.ts'
import type { AgreementDocument } from './schema.ts'
import { TOUCH_KINDS } from './touch.kinds.ts'

/** Where a condition stands. criterion: stages, exits and the fast track; group: markets, offers and segments. */
export type ConditionPlace = 'criterion' | 'fit' | 'engagement' | 'group'

/** `filled` asks whether it is known; `between`, `oneOf` and `includes` are the tree's own; the rest is CEL's. */
export type Operator = Comparison | TextTest | 'filled' | 'holds' | 'between' | 'oneOf' | 'includes'

/** Something a condition can look at, with what a form offers for it. */
export interface ConditionField {
  name: string
  label: string
  group: string
  type: 'string' | 'number' | 'boolean' | 'list'
  /** the only values there are, or null when any value of the type will do */
  values: { value: Scalar; label: string }[] | null
  operators: { op: Operator; label: string }[]
}

/** What the builder offers for the conditions of one place, in the order in which people look for it. */
export function conditionFields(document: AgreementDocument, place: ConditionPlace): ConditionField[] {
  const lead = readFields(document.lead, [])
  const activities = Object.values(document.stages).flatMap((stage) => stage.activities)
  const scope =
    place === 'criterion'
      ? stageScope(lead, activities.map(({ id }) => id)) // prettier-ignore
      : place === 'engagement'
        ? touchScope(lead)
        : fitScope(lead)
  const names = new Map(activities.map(({ id, name }) => [id, name]))
  return [...facts(scope, names), ...leadFields(scope), ...counts(scope)]
}

function leadFields(scope: Scope): ConditionField[] {
  return Object.values(scope.lead)
    .filter((field) => !field.personal)
    .map(({ id, label, type, values }) => ({
      name: `lead.${id}`,
      label,
      group: 'The lead',
      type,
      values: offered(values),
      operators: operators(type, values !== null, true),
    }))
}

const GROUPS: Record<string, string> = {
  score: 'Score',
  known: 'What is known',
  consent: 'Consent',
  handoff: 'Hand-off',
  touch: 'The touch',
}

function facts(scope: Scope, activityNames: ReadonlyMap<string, string>): ConditionField[] {
  const grouped = Object.entries(scope.groups).flatMap(([root, parts]) =>
    Object.entries(parts).map(([part, known]) => ({ name: `${root}.${part}`, root, known })),
  )
  const plain = Object.entries(scope.plain).map(([name, known]) => ({ name, root: name, known }))
  return [...grouped, ...plain].map(({ name, root, known }) => {
    const kinds = name === 'touch.kind' ? TOUCH_KINDS : null
    const values = known.values ?? kinds
    const labelled = offered(values)?.map((v) => ({
      ...v,
      label: activityNames.get(String(v.value)) ?? (kinds ? touchName(String(v.value)) : v.label),
    }))
    return {
      name,
      label: phrase(name),
      group: GROUPS[root] ?? 'So far',
      type: known.type,
      values: labelled ?? null,
      operators: operators(known.type, values !== null, false),
    }
  })
}

function counts(scope: Scope): ConditionField[] {
  return scope.counts.flatMap((root) =>
    TOUCH_KINDS.map((kind) => ({
      name: `${root}.${kind}`,
      label: `Number of times: ${touchName(kind)}`,
      group: root === 'touched' ? 'Touches in this pass' : 'Touches in this stage',
      type: 'number' as const,
      values: null,
      operators: operators('number', false, true),
    })),
  )
}

function offered(values: readonly Scalar[] | null): { value: Scalar; label: string }[] | null {
  return values?.map((value) => ({ value, label: valueName(value) })) ?? null
}

const LABELS: Record<Operator, string> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  between: 'is between',
  oneOf: 'is one of',
  includes: 'includes',
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
  filled: 'is known',
  holds: 'holds',
}

function operators(
  type: ConditionField['type'],
  closed: boolean,
  mayBeAbsent: boolean,
): { op: Operator; label: string }[] {
  const ops: Operator[] =
    type === 'list'
      ? ['includes']
      : type === 'boolean'
        ? ['holds', '==']
        : type === 'number'
          ? ['>=', '<=', 'between', '>', '<', '==', '!=']
          : closed
            ? ['oneOf', '==', '!=']
            : ['==', '!=', 'oneOf', 'contains', 'startsWith', 'endsWith']
  return [...ops, ...(mayBeAbsent ? (['filled'] as const) : [])].map((op) => ({ op, label: LABELS[op] }))
}
