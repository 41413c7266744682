import { Environment } from '@marcbachmann/cel-js'
import type { Scope } from './expression.scope.ts'
import type { Term } from './expression.term.ts'

/**
 * A checked expression as standard CEL, in which absence is spelled out: `lead.x == 'a'` becomes
 * `(has(lead.x) && lead.x == 'a')`, a count nobody made becomes 0, and every number is a double.
 * This text defines what an expression means; any CEL interpreter can evaluate it.
 */
export function standardCel(term: Term): string {
  switch (term.is) {
    case 'and':
    case 'or':
      return `(${term.items.map(standardCel).join(term.is === 'and' ? ' && ' : ' || ')})`
    case 'not':
      return `!${standardCel(term.on)}`
    case 'has':
      return `has(${term.root}.${term.id})`
    case 'if':
      return `(${standardCel(term.test)} ? ${standardCel(term.yes)} : ${standardCel(term.no)})`
    default: {
      const guards = [...new Set(needs(term))]
      return guards.length > 0 ? `(${[...guards, bare(term)].join(' && ')})` : bare(term)
    }
  }
}

function bare(term: Term): string {
  switch (term.is) {
    case 'literal':
      return typeof term.value === 'number' ? double(term.value) : JSON.stringify(term.value)
    case 'field':
      return `lead.${term.id}`
    case 'count':
      return `(has(${term.root}.${term.id}) ? ${term.root}.${term.id} : 0.0)`
    case 'fact':
      return term.path.join('.')
    case 'compare':
    case 'math':
      return `(${part(term.left)} ${term.op} ${part(term.right)})`
    case 'join':
      return `(${part(term.left)} + ${part(term.right)})`
    case 'in':
      return `(${part(term.item)} in ${part(term.list)})`
    case 'list':
      return `[${term.items.map(part).join(', ')}]`
    case 'text':
      return `${part(term.on)}.${term.fn}(${part(term.arg)})`
    case 'change':
      return `${part(term.on)}.${term.fn}()`
    case 'size':
      return `double(size(${part(term.on)}))`
    case 'negative':
      return `(-${part(term.on)})`
    case 'if':
      return `(${standardCel(term.test)} ? ${part(term.yes)} : ${part(term.no)})`
    default:
      return standardCel(term)
  }
}

/** Conditions under which the term has a value at all. */
function needs(term: Term): string[] {
  switch (term.is) {
    case 'field':
      return [`has(lead.${term.id})`]
    case 'math': {
      const inner = [...operand(term.left), ...operand(term.right)]
      return term.op === '/' || term.op === '%' ? [...inner, `${part(term.right)} != 0.0`] : inner
    }
    case 'compare':
    case 'join':
      return [...operand(term.left), ...operand(term.right)]
    case 'in':
      return [...operand(term.item), ...operand(term.list)]
    case 'text':
      return [...operand(term.on), ...operand(term.arg)]
    case 'list':
      return term.items.flatMap(operand)
    case 'change':
    case 'size':
    case 'negative':
      return operand(term.on)
    case 'if': {
      const [yes, no] = [operand(term.yes), operand(term.no)]
      if (yes.length + no.length === 0) return []
      return [`(${standardCel(term.test)} ? ${conjunction(yes)} : ${conjunction(no)})`]
    }
    default:
      return []
  }
}

// a condition inside a value (`(a == b) == c`) is always true or false: its own guards are within it
function operand(term: Term): string[] {
  return isSettled(term) ? [] : needs(term)
}

function part(term: Term): string {
  return isSettled(term) ? standardCel(term) : bare(term)
}

function isSettled(term: Term): boolean {
  return (
    ['compare', 'in', 'text', 'and', 'or', 'not', 'has'].includes(term.is) ||
    (term.is === 'if' && term.type === 'boolean')
  )
}

function conjunction(guards: string[]): string {
  return guards.length > 0 ? `(${guards.join(' && ')})` : 'true'
}

function double(value: number): string {
  const text = String(Math.abs(value))
  const digits = /[.e]/.test(text) ? text : `${text}.0`
  return value < 0 ? `(-${digits})` : digits
}

/** cel-js with the scope's names declared: the second opinion on types, and the reference in tests. */
export function standardEnvironment(scope: Scope): Environment {
  const cel = new Environment({ limits: { maxDepth: 400, maxAstNodes: 50_000, maxListElements: 400 } })
  const type = (of: string): string => (of === 'number' ? 'double' : of === 'boolean' ? 'bool' : of)
  const open = Object.values(scope.lead).filter((field) => !field.personal)
  cel.registerVariable({
    name: 'lead',
    schema: Object.fromEntries(open.map((field) => [field.id, type(field.type)])),
  })
  for (const [name, group] of Object.entries(scope.groups)) {
    cel.registerVariable({
      name,
      schema: Object.fromEntries(Object.entries(group).map(([part, known]) => [part, type(known.type)])),
    })
  }
  for (const [name, known] of Object.entries(scope.plain)) {
    cel.registerVariable(name, known.type === 'list' ? 'list<string>' : type(known.type))
  }
  for (const name of scope.counts) cel.registerVariable(name, 'map<string, double>')
  // the CEL standard has no remainder of doubles, and all our numbers are doubles
  cel.registerOperator('double % double', (a: number, b: number) => a % b)
  return cel
}
