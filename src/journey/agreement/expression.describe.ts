import { own, type Scope } from './expression.scope.ts'
import type { Comparison, Term } from './expression.term.ts'

/** A checked expression as a plain English sentence without capital or full stop: "level is one of c_level, vp". */
export function describeTerm(term: Term, scope: Scope): string {
  return sentence(term, scope, false)
}

function sentence(term: Term, scope: Scope, negated: boolean): string {
  const not = negated ? ' not' : ''
  switch (term.is) {
    case 'and':
    case 'or': {
      const joined = (term.is === 'and') !== negated ? ' and ' : ' or '
      return term.items.map((item) => bracket(item, term.is, sentence(item, scope, negated))).join(joined)
    }
    case 'not':
      return sentence(term.on, scope, !negated)
    case 'has':
      if (term.root === 'lead') return `${noun(term, scope)} is ${negated ? 'not filled in' : 'filled in'}`
      return happened(term.id, term.root, scope, !negated)
    case 'compare':
      return comparison(term, scope, negated)
    case 'in':
      if (term.list.is === 'list') {
        const kinds = scope.words && touchKinds(term.item, term.list.items)
        if (kinds) return touches(kinds, scope, negated)
        return `${noun(term.item, scope)} is${not} one of ${term.list.items.map((item) => noun(item, scope)).join(', ')}`
      }
      return `${noun(term.item, scope)} is${not} among the ${noun(term.list, scope)}`
    case 'text': {
      const verb = {
        startsWith: ['starts', 'start'],
        endsWith: ['ends', 'end'],
        contains: ['contains', 'contain'],
      }[term.fn]
      const does = negated ? `does not ${verb[1]}` : verb[0]
      return `${noun(term.on, scope)} ${does}${term.fn === 'contains' ? '' : ' with'} ${noun(term.arg, scope)}`
    }
    case 'if': {
      const [test, yes, no] = [
        sentence(term.test, scope, false),
        sentence(term.yes, scope, negated),
        sentence(term.no, scope, negated),
      ]
      return `if ${test}: ${yes}; otherwise: ${no}`
    }
    case 'literal':
      return (term.value === true) !== negated ? 'always' : 'never'
    default:
      return yes(term, scope, negated)
  }
}

function bracket(item: Term, outer: 'and' | 'or', text: string): string {
  return (item.is === 'and' || item.is === 'or') && item.is !== outer ? `(${text})` : text
}

const WORDS: Record<Comparison, [string, string]> = {
  '==': ['is', 'is not'],
  '!=': ['is not', 'is'],
  '<': ['is less than', 'is at least'],
  '<=': ['is at most', 'is more than'],
  '>': ['is more than', 'is at most'],
  '>=': ['is at least', 'is less than'],
}

function comparison(term: Term & { is: 'compare' }, scope: Scope, negated: boolean): string {
  const { left, right, op } = term
  if (left.is === 'count' && right.is === 'literal') {
    if (right.value === 1 && (op === '>=' || op === '<'))
      return happened(left.id, left.root, scope, (op === '>=') !== negated)
    if (right.value === 0 && (op === '>' || op === '=='))
      return happened(left.id, left.root, scope, (op === '>') !== negated)
    return `${touch(left.id)} happened${here(left.root)}: the count ${WORDS[op][negated ? 1 : 0]} ${right.value}`
  }
  const kinds = scope.words && (op === '==' || op === '!=') ? touchKinds(left, [right]) : null
  if (kinds) return touches(kinds, scope, (op === '!=') !== negated)
  return `${noun(left, scope)} ${WORDS[op][negated ? 1 : 0]} ${noun(right, scope)}`
}

function happened(kind: string, root: string, scope: Scope, did: boolean): string {
  const plain = `${touch(kind)} ${did ? 'happened' : 'never happened'}`
  return (scope.words?.touch(kind, did) ?? plain) + here(root)
}

function touchKinds(left: Term, right: readonly Term[]): string[] | null {
  if (left.is !== 'fact' || left.path.join('.') !== 'touch.kind') return null
  return right.every((item) => item.is === 'literal') ? right.map((item) => String(item.value)) : null
}

function touches(kinds: readonly string[], { words }: Scope, negated: boolean): string {
  return kinds.map((kind) => words?.touch(kind, !negated) ?? touch(kind)).join(negated ? ' and ' : ' or ')
}

function here(root: string): string {
  return root === 'touchedHere' ? ' in this stage' : ''
}

const YES: Record<string, [string, string]> = {
  'known.email': ['an e-mail address is known', 'no e-mail address is known'],
  'known.phone': ['a phone number is known', 'no phone number is known'],
  'known.name': ['a name is known', 'no name is known'],
  'known.company': ['a company is known', 'no company is known'],
  'consent.email': ['may be mailed', 'may not be mailed'],
  'consent.phone': ['may be called', 'may not be called'],
  'handoff.accepted': ['sales accepted the lead', 'sales has not accepted the lead'],
  contacted: ['has been talked to', 'has not been talked to'],
}

function yes(term: Term, scope: Scope, negated: boolean): string {
  const words = term.is === 'fact' ? own(YES, term.path.join('.')) : undefined
  return words ? words[negated ? 1 : 0] : `${noun(term, scope)} is ${negated ? 'no' : 'yes'}`
}

const NOUNS: Record<string, string> = {
  'score.total': 'score',
  'score.fit': 'fit score',
  'score.engagement': 'engagement score',
  'handoff.returned': 'number of returns',
  'handoff.offers': 'number of offers',
  activities: 'completed activities',
  activitiesHere: 'activities completed in this stage',
  'touch.kind': 'touch',
}

function noun(term: Term, scope: Scope): string {
  switch (term.is) {
    case 'literal':
      if (scope.words) return scope.words.value(term.value)
      return typeof term.value === 'boolean' ? (term.value ? 'yes' : 'no') : String(term.value)
    case 'field':
      return lower(own(scope.lead, term.id)?.label ?? term.id)
    case 'has':
      return term.root === 'lead' ? lower(own(scope.lead, term.id)?.label ?? term.id) : touch(term.id)
    case 'count':
      return `number of ${touch(term.id)}${here(term.root)}`
    case 'fact':
      return own(NOUNS, term.path.join('.')) ?? term.path[1] ?? term.path[0]
    case 'change':
      return noun(term.on, scope)
    case 'size':
      return `length of ${noun(term.on, scope)}`
    case 'math':
      return `${noun(term.left, scope)} ${term.op} ${noun(term.right, scope)}`
    case 'join':
      return `${noun(term.left, scope)} followed by ${noun(term.right, scope)}`
    case 'negative':
      return `minus ${noun(term.on, scope)}`
    case 'list':
      return term.items.map((item) => noun(item, scope)).join(', ')
    default:
      return `(${sentence(term, scope, false)})`
  }
}

function touch(kind: string): string {
  return kind.replaceAll('_', ' ')
}

// "Job title" reads as "job title" inside a sentence, "SIC code" stays
function lower(label: string): string {
  return /^[A-Z][^A-Z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
