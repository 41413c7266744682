import type { Scalar } from './ruleset.ts'

/**
 * An expression after its check: no unknown names, every type settled.
 * Closures, the plain sentence, the score thresholds and the standard CEL text are all made from it.
 */
export type Term =
  | { is: 'literal'; type: ScalarType; value: Scalar }
  | { is: 'field'; type: ScalarType; id: string }
  | { is: 'count'; type: 'number'; root: CountRoot; id: string }
  | { is: 'fact'; type: TermType; path: readonly [string] | readonly [string, string] }
  | { is: 'has'; type: 'boolean'; root: 'lead'; id: string; of: ScalarType }
  | { is: 'has'; type: 'boolean'; root: CountRoot; id: string; of: 'number' }
  | { is: 'compare'; type: 'boolean'; op: Comparison; left: Term; right: Term }
  | { is: 'in'; type: 'boolean'; item: Term; list: Term }
  | { is: 'list'; type: 'list'; of: ScalarType; items: Term[] }
  | { is: 'text'; type: 'boolean'; fn: TextTest; on: Term; arg: Term }
  | { is: 'change'; type: 'string'; fn: TextChange; on: Term }
  | { is: 'size'; type: 'number'; on: Term }
  | { is: 'math'; type: 'number'; op: '+' | '-' | '*' | '/' | '%'; left: Term; right: Term }
  | { is: 'join'; type: 'string'; left: Term; right: Term }
  | { is: 'negative'; type: 'number'; on: Term }
  | { is: 'and' | 'or'; type: 'boolean'; items: Term[] }
  | { is: 'not'; type: 'boolean'; on: Term }
  | { is: 'if'; type: ScalarType; test: Term; yes: Term; no: Term }

export type ScalarType = 'string' | 'number' | 'boolean'
export type TermType = ScalarType | 'list'
export type CountRoot = 'touched' | 'touchedHere'
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='
export type TextTest = 'startsWith' | 'endsWith' | 'contains'
export type TextChange = 'lowerAscii' | 'upperAscii' | 'trim'

/** A fault inside an expression; offset in characters from its start. */
export interface ExpressionFault {
  offset: number
  message: string
}

/** How people call a type. */
export function word(type: string): string {
  return type === 'string' ? 'text' : type === 'boolean' ? 'yes/no value' : type
}
