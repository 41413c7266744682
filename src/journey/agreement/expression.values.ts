import type { ASTNode } from '@marcbachmann/cel-js'
import type { Check } from './expression.check.ts'
import { own } from './expression.scope.ts'
import type { Term } from './expression.term.ts'
import type { Scalar } from './ruleset.ts'
import { didYouMean } from './problems.rules.ts'

type Atom = Extract<Term, { is: 'compare' | 'in' }>

/** A comparison with a value outside the field's closed list would be false for ever: a slip of the pen. */
export function refuseValuesOutside(node: ASTNode, atom: Atom, check: Check): Term | null {
  const [a, b] = node.args as [ASTNode, ASTNode]
  const [left, right] = atom.is === 'in' ? [atom.item, atom.list] : [atom.left, atom.right]
  const values = [closed(left, check.scope), closed(right, check.scope)]
  let sound = true
  for (const [list, name, term, at] of [
    [values[0], left, right, b],
    [values[1], right, left, a],
  ] as const) {
    if (!list) continue
    for (const { value, where } of literals(term, at)) {
      if (list.includes(value)) continue
      const known = list.map(String)
      check.fault(
        where,
        `\`${value}\` is not a value of \`${spell(name)}\`.${didYouMean(String(value), known)} It has: ${known.join(', ')}.`,
      )
      sound = false
    }
  }
  return sound ? atom : null
}

function closed(term: Term, scope: Check['scope']): readonly Scalar[] | null {
  if (term.is === 'field') return own(scope.lead, term.id)?.values ?? null
  if (term.is === 'fact') {
    const [root, part] = term.path
    const known = part === undefined ? own(scope.plain, root) : own(own(scope.groups, root) ?? {}, part)
    return known?.values ?? null
  }
  return null
}

function literals(term: Term, at: ASTNode): { value: Scalar; where: ASTNode }[] {
  if (term.is === 'literal') return [{ value: term.value, where: at }]
  if (term.is !== 'list') return []
  const parts = at.args as ASTNode[]
  return term.items.flatMap((item, i) => literals(item, parts[i] ?? at))
}

function spell(term: Term): string {
  return term.is === 'field' ? `lead.${term.id}` : term.is === 'fact' ? term.path.join('.') : 'this'
}
