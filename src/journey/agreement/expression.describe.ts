import { own, type Scope } from './expression.scope.ts'
import type { Comparison, Term } from './expression.term.ts'
import { en, type AgreementWords } from './words/en.ts'

/**
 * A checked expression as a plain sentence without capital or full stop: "level is one of c_level, vp". Values and
 * touches read as the scope says them.
 */
export function describeTerm(term: Term, scope: Scope, words: AgreementWords = en): string {
  return sentence(term, { scope, words, says: words.conditions }, false)
}

interface Reading {
  scope: Scope
  words: AgreementWords
  says: AgreementWords['conditions']
}

function sentence(term: Term, reading: Reading, negated: boolean): string {
  const { says } = reading
  switch (term.is) {
    case 'and':
    case 'or': {
      const joined = (term.is === 'and') !== negated ? says.and : says.or
      return term.items.map((item) => bracket(item, term.is, sentence(item, reading, negated))).join(joined)
    }
    case 'not':
      return sentence(term.on, reading, !negated)
    case 'has':
      if (term.root === 'lead') return says.filled(noun(term, reading), !negated)
      return happened(term.id, term.root, reading, !negated)
    case 'compare':
      return comparison(term, reading, negated)
    case 'in':
      if (term.list.is === 'list') {
        const kinds = reading.scope.words && touchKinds(term.item, term.list.items)
        if (kinds) return touches(kinds, reading, negated)
        const values = term.list.items.map((item) => value(item, term.item, reading)).join(', ')
        return says.oneOf(noun(term.item, reading), values, !negated)
      }
      return says.among(noun(term.item, reading), noun(term.list, reading), !negated)
    case 'text':
      return `${noun(term.on, reading)} ${says.tested[term.fn][negated ? 1 : 0]} ${noun(term.arg, reading)}`
    case 'if':
      return says.choice(
        sentence(term.test, reading, false),
        sentence(term.yes, reading, negated),
        sentence(term.no, reading, negated),
      )
    case 'literal':
      return (term.value === true) !== negated ? says.always : says.never
    default:
      return yes(term, reading, negated)
  }
}

function bracket(item: Term, outer: 'and' | 'or', text: string): string {
  return (item.is === 'and' || item.is === 'or') && item.is !== outer ? `(${text})` : text
}

function comparison(term: Term & { is: 'compare' }, reading: Reading, negated: boolean): string {
  const { left, right, op } = term
  const { says, scope } = reading
  const compared = says.compared[op][negated ? 1 : 0]
  if (left.is === 'count' && right.is === 'literal') {
    if (right.value === 1 && (op === '>=' || op === '<'))
      return happened(left.id, left.root, reading, (op === '>=') !== negated)
    if (right.value === 0 && (op === '>' || op === '=='))
      return happened(left.id, left.root, reading, (op === '>') !== negated)
    return says.counted(left.id, here(left.root, reading), compared, String(right.value))
  }
  const kinds = scope.words && isEquality(op) ? touchKinds(left, [right]) : null
  if (kinds) return touches(kinds, reading, (op === '!=') !== negated)
  return `${noun(left, reading)} ${compared} ${value(right, left, reading)}`
}

function isEquality(op: Comparison): boolean {
  return op === '==' || op === '!='
}

function happened(kind: string, root: string, reading: Reading, did: boolean): string {
  const { scope, says } = reading
  return (scope.words?.touch(kind, did) ?? says.happened(kind, did)) + here(root, reading)
}

function touchKinds(left: Term, right: readonly Term[]): string[] | null {
  if (left.is !== 'fact' || left.path.join('.') !== 'touch.kind') return null
  return right.every((item) => item.is === 'literal') ? right.map((item) => String(item.value)) : null
}

function touches(kinds: readonly string[], { scope, says }: Reading, negated: boolean): string {
  return kinds
    .map((kind) => scope.words?.touch(kind, !negated) ?? says.touchNoun(kind))
    .join(negated ? says.and : says.or)
}

function here(root: string, { says }: Reading): string {
  return root === 'touchedHere' ? says.here : ''
}

function yes(term: Term, reading: Reading, negated: boolean): string {
  const { says } = reading
  const pair = term.is === 'fact' ? own(says.yes, term.path.join('.')) : undefined
  return pair ? pair[negated ? 1 : 0] : says.isYes(noun(term, reading), !negated)
}

/** What something is compared with: the states of an opportunity are the product's words, all other values the agreement's. */
function value(term: Term, beside: Term, reading: Reading): string {
  if (term.is === 'literal' && beside.is === 'fact' && beside.path[0] === 'opportunity') {
    const known = own(reading.says.opportunity, String(term.value))
    if (known !== undefined) return known
  }
  return noun(term, reading)
}

function noun(term: Term, reading: Reading): string {
  const { scope, says, words } = reading
  switch (term.is) {
    case 'literal':
      if (scope.words) return scope.words.value(term.value)
      return typeof term.value === 'boolean' ? words.terms.value(term.value) : String(term.value)
    case 'field':
      return words.terms.inside(own(scope.lead, term.id)?.label ?? term.id)
    case 'has':
      if (term.root !== 'lead') return says.touchNoun(term.id)
      return words.terms.inside(own(scope.lead, term.id)?.label ?? term.id)
    case 'count':
      return says.numberOf(term.id, here(term.root, reading))
    case 'fact':
      return own(says.nouns, term.path.join('.')) ?? term.path[1] ?? term.path[0]
    case 'change':
      return noun(term.on, reading)
    case 'size':
      return says.lengthOf(noun(term.on, reading))
    case 'math':
      return `${noun(term.left, reading)} ${term.op} ${noun(term.right, reading)}`
    case 'join':
      return says.joined(noun(term.left, reading), noun(term.right, reading))
    case 'negative':
      return says.minus(noun(term.on, reading))
    case 'list':
      return term.items.map((item) => noun(item, reading)).join(', ')
    default:
      return `(${sentence(term, reading, false)})`
  }
}
