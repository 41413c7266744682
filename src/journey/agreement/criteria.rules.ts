import { checkBecause } from './because.rules.ts'
import { expressionCompiler, type CompiledExpression } from './expression.ts'
import { fitScope, stageScope, touchScope, type Scope } from './expression.scope.ts'
import { children } from './expression.thresholds.ts'
import type { Term } from './expression.term.ts'
import { didYouMean, type Finding, type Path } from './problems.rules.ts'
import type { LeadField } from './ruleset.ts'
import { TOUCH_KINDS } from './touch.kinds.ts'

// a whole agreement, so that judging a lead stays a matter of microseconds however many rules there are
const MOST_PARTS = 20_000

/** The agreement's expressions by the dotted path at which they stand. */
export type Expressions = ReadonlyMap<string, CompiledExpression>

/** Compiles every expression of the raw document, whether or not the rest of it is in shape. */
export function compileExpressions(
  raw: unknown,
  lead: Record<string, LeadField>,
  findings: Finding[],
  warnings: Finding[],
): Expressions {
  const scopes = { stage: stageScope(lead, activityIds(raw)), fit: fitScope(lead), touch: touchScope(lead) }
  const compilers = {
    stage: expressionCompiler(scopes.stage),
    fit: expressionCompiler(scopes.fit),
    touch: expressionCompiler(scopes.touch),
  }
  const compiled = new Map<string, CompiledExpression>()
  let parts = 0
  for (const { path, text, place } of expressionsOf(raw)) {
    const result = compilers[place](text)
    if ('faults' in result) {
      for (const fault of result.faults) findings.push({ path, offset: fault.offset, message: fault.message })
      continue
    }
    compiled.set(path.join('.'), result)
    const before = parts
    parts += size(result.term)
    if (before <= MOST_PARTS && parts > MOST_PARTS) {
      const message = `With this expression, the conditions of the agreement have more than ${MOST_PARTS} parts in all.`
      findings.push({ path, message })
    }
    for (const kind of touchKinds(result.term)) {
      if (TOUCH_KINDS.includes(kind)) continue
      const near = didYouMean(kind, TOUCH_KINDS)
      warnings.push({
        path,
        message: `No touch of kind \`${kind}\` is known to the product; it counts if one is sent.${near}`,
      })
    }
  }
  for (const { path, text, place } of becausesOf(raw)) {
    for (const fault of checkBecause(text, scopes[place]))
      findings.push({ path, offset: fault.offset, message: fault.message })
  }
  return compiled
}

function size(term: Term): number {
  return children(term).reduce((sum, part) => sum + size(part), 1)
}

interface Found {
  path: Path
  text: string
  place: Scope['place']
}

function* expressionsOf(raw: unknown): Generator<Found> {
  yield* texts(raw, ['scoring', 'fit', 'rules', '*', 'when'], 'fit')
  yield* texts(raw, ['scoring', 'engagement', 'rules', '*', 'when'], 'touch')
  for (const of of ['buy', 'learn']) yield* texts(raw, ['intent', of, '*', 'when'], 'touch')
  for (const list of ['markets', 'offers', 'segments']) yield* texts(raw, [list, '*', 'when'], 'fit')
  yield* texts(raw, ['routing', '*', 'rules', '*', 'when'], 'fit')
  yield* texts(raw, ['fastTrack', 'when', '*', 'if'], 'stage')
  yield* texts(raw, ['stages', '*', 'entry', '*', 'if'], 'stage')
  yield* texts(raw, ['stages', '*', 'cadence', 'hot', '*', 'if'], 'stage')
  yield* texts(raw, ['stages', '*', 'exits', '*', 'when', '*', 'if'], 'stage')
}

function* becausesOf(raw: unknown): Generator<Found> {
  yield* texts(raw, ['scoring', 'fit', 'rules', '*', 'because'], 'fit')
  yield* texts(raw, ['scoring', 'engagement', 'rules', '*', 'because'], 'touch')
  yield* texts(raw, ['routing', '*', 'rules', '*', 'because'], 'fit')
}

/** All texts at a path in which `*` stands for every key or list position. */
function* texts(
  raw: unknown,
  pattern: readonly string[],
  place: Scope['place'],
  path: Path = [],
): Generator<Found> {
  const [step, ...rest] = pattern
  if (step === undefined) {
    if (typeof raw === 'string' && raw !== '') yield { path, text: raw, place }
    return
  }
  if (raw === null || typeof raw !== 'object') return
  for (const [key, value] of Object.entries(raw)) {
    if (step === '*' || step === key)
      yield* texts(value, rest, place, [...path, Array.isArray(raw) ? Number(key) : key])
  }
}

function activityIds(raw: unknown): string[] {
  return [...texts(raw, ['stages', '*', 'activities', '*', 'id'], 'stage')].map((found) => found.text)
}

function touchKinds(term: Term): string[] {
  if (term.is === 'count' || (term.is === 'has' && term.root !== 'lead')) return [term.id]
  const [a, b] = children(term)
  const named = a?.is === 'fact' && a.path.join('.') === 'touch.kind' && b ? [b, ...children(b)] : []
  const literals = named.flatMap((part) =>
    part.is === 'literal' && part.type === 'string' ? [String(part.value)] : [],
  )
  return [...(term.is === 'text' ? [] : literals), ...children(term).flatMap(touchKinds)]
}
