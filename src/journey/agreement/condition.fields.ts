import { fitScope, own, stageScope, touchScope, type Scope } from './expression.scope.ts'
import type { Comparison, TextTest } from './expression.term.ts'
import { readFields } from './fields.rules.ts'
import type { Scalar } from './ruleset.ts'
import type { AgreementDocument } from './schema.ts'
import { TOUCH_KINDS } from './touch.kinds.ts'
import { en, type AgreementWords } from './words/en.ts'

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
export function conditionFields(
  document: AgreementDocument,
  place: ConditionPlace,
  words: AgreementWords = en,
): ConditionField[] {
  const lead = readFields(document.lead, [])
  const activities = Object.values(document.stages).flatMap((stage) => stage.activities)
  const scope =
    place === 'criterion'
      ? stageScope(lead, activities.map(({ id }) => id)) // prettier-ignore
      : place === 'engagement'
        ? touchScope(lead)
        : fitScope(lead)
  const names = new Map(activities.map(({ id, name }) => [id, name]))
  return [...facts(scope, names, words), ...leadFields(scope, words), ...counts(scope, words)]
}

function leadFields(scope: Scope, words: AgreementWords): ConditionField[] {
  return Object.values(scope.lead)
    .filter((field) => !field.personal)
    .map(({ id, label, type, values }) => ({
      name: `lead.${id}`,
      label,
      group: words.fields.lead,
      type,
      values: offered(values, words),
      operators: operators(type, values !== null, true, words),
    }))
}

function facts(
  scope: Scope,
  activityNames: ReadonlyMap<string, string>,
  words: AgreementWords,
): ConditionField[] {
  const grouped = Object.entries(scope.groups).flatMap(([root, parts]) =>
    Object.entries(parts).map(([part, known]) => ({ name: `${root}.${part}`, root, known })),
  )
  const plain = Object.entries(scope.plain).map(([name, known]) => ({ name, root: name, known }))
  return [...grouped, ...plain].map(({ name, root, known }) => {
    const kinds = name === 'touch.kind' ? TOUCH_KINDS : null
    const values = known.values ?? kinds
    const labelled = offered(values, words, name)?.map((v) => ({
      ...v,
      label:
        activityNames.get(String(v.value)) ?? (kinds ? words.fields.touchName(String(v.value)) : v.label),
    }))
    return {
      name,
      label: words.fields.phrase(name),
      group: words.fields.groups[root] ?? words.fields.soFar,
      type: known.type,
      values: labelled ?? null,
      operators: operators(known.type, values !== null, false, words),
    }
  })
}

function counts(scope: Scope, words: AgreementWords): ConditionField[] {
  return scope.counts.flatMap((root) =>
    TOUCH_KINDS.map((kind) => ({
      name: `${root}.${kind}`,
      label: words.fields.timesOf(words.fields.touchName(kind)),
      group: words.fields.counts[root],
      type: 'number' as const,
      values: null,
      operators: operators('number', false, true, words),
    })),
  )
}

function offered(
  values: readonly Scalar[] | null,
  { terms, conditions }: AgreementWords,
  name?: string,
): { value: Scalar; label: string }[] | null {
  const states = name === 'opportunity' ? conditions.opportunity : {}
  return values?.map((value) => ({ value, label: own(states, String(value)) ?? terms.value(value) })) ?? null
}

function operators(
  type: ConditionField['type'],
  closed: boolean,
  mayBeAbsent: boolean,
  words: AgreementWords,
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
  return [...ops, ...(mayBeAbsent ? (['filled'] as const) : [])].map((op) => ({
    op,
    label: words.fields.operators[op],
  }))
}
