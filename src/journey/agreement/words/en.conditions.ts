import { phrase, touchName, touchSentence } from '../wording.ts'
import type { Comparison, TextTest } from '../expression.term.ts'

const COMPARED: Record<Comparison, [does: string, not: string]> = {
  '==': ['is', 'is not'],
  '!=': ['is not', 'is'],
  '<': ['is less than', 'is at least'],
  '<=': ['is at most', 'is more than'],
  '>': ['is more than', 'is at most'],
  '>=': ['is at least', 'is less than'],
}

const TESTED: Record<TextTest, [does: string, not: string]> = {
  startsWith: ['starts with', 'does not start with'],
  endsWith: ['ends with', 'does not end with'],
  contains: ['contains', 'does not contain'],
}

const YES: Record<string, [does: string, not: string]> = {
  'known.email': ['an e-mail address is known', 'no e-mail address is known'],
  'known.phone': ['a phone number is known', 'no phone number is known'],
  'known.name': ['a name is known', 'no name is known'],
  'known.company': ['a company is known', 'no company is known'],
  'consent.email': ['may be mailed', 'may not be mailed'],
  'consent.phone': ['may be called', 'may not be called'],
  'handoff.accepted': ['sales accepted the lead', 'sales has not accepted the lead'],
  contacted: ['has been talked to', 'has not been talked to'],
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

/** How a condition reads. Pairs are what holds, and what holds when it is denied. */
export const conditions = {
  and: ' and ',
  or: ' or ',
  always: 'always',
  never: 'never',
  compared: COMPARED,
  tested: TESTED,
  yes: YES,
  nouns: NOUNS,
  /** what `opportunity` can be, where it is said otherwise than it is written */
  opportunity: {} as Record<string, string>,
  filled: (noun: string, yes: boolean) => `${noun} is ${yes ? 'filled in' : 'not filled in'}`,
  oneOf: (noun: string, values: string, yes: boolean) => `${noun} is${yes ? '' : ' not'} one of ${values}`,
  among: (noun: string, list: string, yes: boolean) => `${noun} is${yes ? '' : ' not'} among the ${list}`,
  isYes: (noun: string, yes: boolean) => `${noun} is ${yes ? 'yes' : 'no'}`,
  choice: (test: string, yes: string, no: string) => `if ${test}: ${yes}; otherwise: ${no}`,
  here: ' in this stage',
  touch: touchSentence,
  touchNoun: (kind: string) => kind.replaceAll('_', ' '),
  happened: (kind: string, yes: boolean) =>
    `${kind.replaceAll('_', ' ')} ${yes ? 'happened' : 'never happened'}`,
  counted: (kind: string, here: string, compared: string, n: string) =>
    `${kind.replaceAll('_', ' ')} happened${here}: the count ${compared} ${n}`,
  numberOf: (kind: string, here: string) => `number of ${kind.replaceAll('_', ' ')}${here}`,
  lengthOf: (noun: string) => `length of ${noun}`,
  joined: (left: string, right: string) => `${left} followed by ${right}`,
  minus: (noun: string) => `minus ${noun}`,
}

/** What the form for a condition offers. */
export const fields = {
  phrase,
  touchName,
  timesOf: (touch: string) => `Number of times: ${touch}`,
  lead: 'The lead',
  groups: {
    score: 'Score',
    known: 'What is known',
    consent: 'Consent',
    handoff: 'Hand-off',
    touch: 'The touch',
  } as Record<string, string>,
  soFar: 'So far',
  counts: { touched: 'Touches in this pass', touchedHere: 'Touches in this stage' },
  operators: {
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
  },
}
