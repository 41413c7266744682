import type { ASTNode } from '@marcbachmann/cel-js'
import type { Check } from './expression.check.ts'
import { own, type Scope } from './expression.scope.ts'
import type { CountRoot, Term } from './expression.term.ts'
import { didYouMean } from './problems.rules.ts'

export const SNAKE = /^[a-z][a-z0-9_]*$/

/** A name that stands alone: `contacted`. */
export function resolveName(node: ASTNode, name: string, check: Check): Term | null {
  const plain = own(check.scope.plain, name)
  if (plain !== undefined) return { is: 'fact', type: plain.type, path: [name] }
  if (isGroup(name, check.scope)) return check.fault(node, `\`${name}\` has parts: write \`${name}.…\`.`)
  return check.fault(node, unknownName(name, check.scope))
}

/** A part of a group: `lead.country`, `score.total`, `touched.demo_requested`. */
export function resolveSelect(node: ASTNode, on: ASTNode, part: string, check: Check): Term | null {
  if (on.op !== 'id') return check.fault(node, 'Only `group.name` can be read, such as `lead.country`.')
  const root = on.args
  if (root === 'lead') return leadField(node, part, check)
  if (isCount(root, check.scope)) {
    if (!SNAKE.test(part))
      return check.fault(node, `\`${part}\` is no kind of touch: small letters, digits and _.`)
    return { is: 'count', type: 'number', root, id: part }
  }
  const group = own(check.scope.groups, root)
  if (group === undefined) {
    const plain = own(check.scope.plain, root)
    return check.fault(node, plain ? `\`${root}\` has no parts.` : unknownName(root, check.scope))
  }
  const known = own(group, part)
  if (known !== undefined) return { is: 'fact', type: known.type, path: [root, part] }
  return check.fault(
    node,
    `\`${root}.${part}\` is not known.${didYouMean(part, Object.keys(group), `${root}.`)}`,
  )
}

/** A declared lead field that rules may see. */
export function leadField(node: ASTNode, id: string, check: Check): (Term & { is: 'field' }) | null {
  const field = own(check.scope.lead, id)
  if (field === undefined) {
    const open = Object.values(check.scope.lead).filter((known) => !known.personal)
    const near = didYouMean(
      id,
      open.map((known) => known.id),
      'lead.',
    )
    return check.fault(node, `Field \`lead.${id}\` is not known.${near}`)
  }
  if (field.personal) return check.fault(node, `\`lead.${id}\` is personal; rules cannot see it.`)
  return { is: 'field', type: field.type, id }
}

export function isCount(root: string, scope: Scope): root is CountRoot {
  return (scope.counts as readonly string[]).includes(root)
}

function isGroup(name: string, scope: Scope): boolean {
  return name === 'lead' || isCount(name, scope) || own(scope.groups, name) !== undefined
}

const ELSEWHERE: Record<string, string> = {
  score: 'Only the criteria of stages can look at the score.',
  touched: 'Only the criteria of stages can count touches; a touch rule looks at one `touch`.',
  touch: 'Only the rules of engagement can look at one touch; criteria count them with `touched`.',
  known: 'Rules of engagement cannot look at what is known.',
}

function unknownName(name: string, scope: Scope): string {
  const elsewhere = own(ELSEWHERE, name)
  if (elsewhere !== undefined) return elsewhere
  const names = ['lead', ...scope.counts, ...Object.keys(scope.groups), ...Object.keys(scope.plain)]
  return `\`${name}\` is not known.${didYouMean(name, names)} Rules can look at ${names.join(', ')}.`
}
