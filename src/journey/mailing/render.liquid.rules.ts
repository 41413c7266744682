import { Liquid, LiquidError } from 'liquidjs'
import { slot } from './render.slots.rules.ts'

/**
 * The template language: LiquidJS, less what a mail has no use for. No file, no other template, no loop (nothing that a mail
 * knows is a list), no clock, no filter that opens the escaping. Values never meet Markdown or HTML: what is output is a
 * slot, filled in when the frame around it stands. docs/templates.md
 */

const TAGS = ['assign', 'if', 'elsif', 'else', 'unless', 'case', 'when', 'comment', 'raw', '#']
const FILTERS = [
  ...['default', 'upcase', 'downcase', 'capitalize', 'strip', 'truncate', 'truncatewords', 'slice', 'size'],
  ...['append', 'prepend', 'replace', 'replace_first', 'remove', 'remove_first'],
  ...[
    'plus',
    'minus',
    'times',
    'divided_by',
    'modulo',
    'round',
    'ceil',
    'floor',
    'abs',
    'at_least',
    'at_most',
  ],
]

/** What one mail may take: milliseconds, and characters that filters make. Measured: a page of text takes 0.1 ms and 2,000. */
const LIMITS = { renderLimit: 250, memoryLimit: 200_000, parseLimit: 60_000 }
const LONGEST = 100_000
const LONGEST_VALUE = 2_000

/** A fault of a template: `what` for the table of words, `name` of the thing at fault; line and column count from 1. */
export interface Fault {
  what:
    'syntax' | 'tag' | 'filter' | 'unknown' | 'missing' | 'not_text' | 'limit' | 'private' | 'html' | 'link'
  name: string
  line: number
  column: number
}

export interface Parsed {
  /** the text with its slots, and what they hold */
  run: (scope: Record<string, unknown>) => { text: string; values: string[] } | { fault: Fault }
}

/** @param known roots and the names below each; null: the root itself is a text */
export function parseLiquid(
  source: string,
  known: Record<string, readonly string[] | null>,
): Parsed | { faults: Fault[] } {
  const odd = /[\uE000-\uE003]/.exec(source)
  if (odd) return { faults: [{ what: 'private', name: odd[0], ...placeOf(source, odd.index) }] }
  let values: string[] = []
  const engine = new Liquid({
    ...LIMITS,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    outputEscape: (value: unknown) => slot(values.push(asText(value)) - 1),
  })
  keep(engine.tags, TAGS)
  keep(engine.filters, FILTERS)
  try {
    const template = engine.parse(source)
    const faults = unknownNames(engine.analyzeSync(template, { partials: false }).globals, known)
    if (faults.length > 0) return { faults }
    return {
      run: (scope) => {
        values = []
        try {
          const text = String(engine.renderSync(template, scope))
          if (text.length <= LONGEST) return { text, values }
          return { fault: { what: 'limit', name: String(LONGEST), line: 1, column: 1 } }
        } catch (error) {
          return { fault: faultOf(error) }
        }
      },
    }
  } catch (error) {
    return { faults: [faultOf(error)] }
  }
}

function keep(all: Record<string, unknown>, names: string[]): void {
  for (const name of Object.keys(all)) if (!names.includes(name)) delete all[name]
}

class NotText extends Error {}

/** One line, without what steers a terminal or turns the direction of reading. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object' || typeof value === 'function') throw new NotText('not a text')
  return String(value)
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\uE000-\uE003]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, LONGEST_VALUE)
    .toWellFormed()
}

type Globals = Record<string, { segments: readonly unknown[]; location: { row: number; col: number } }[]>

function unknownNames(globals: object, known: Record<string, readonly string[] | null>): Fault[] {
  return Object.entries(globals as Globals).flatMap(([root, uses]) =>
    uses.flatMap(({ segments, location }): Fault[] => {
      const names = Object.hasOwn(known, root) ? known[root] : undefined
      const fits =
        names === null
          ? segments.length === 1
          : names !== undefined && segments.length === 2 && names.includes(segments[1] as string)
      if (fits) return []
      const name = segments.map((one) => (typeof one === 'object' ? '…' : String(one))).join('.')
      return [{ what: 'unknown', name, line: location.row, column: location.col }]
    }),
  )
}

const KINDS: [RegExp, Fault['what']][] = [
  [/^undefined variable: (.+)$/, 'missing'],
  [/^undefined filter: (.+)$/, 'filter'],
  [/^tag "(.+)" not found$/, 'tag'],
  [/limit exceeded|Invalid string length/, 'limit'],
  [/^not a text$/, 'not_text'],
]

/** What the engine says has no stable code, its words are the only sign; whatever is not known counts as syntax. */
function faultOf(error: unknown): Fault {
  const from = LiquidError.is(error) ? error : null
  const message = from?.originalError?.message ?? (error as Error).message
  const [line = 1, column = 1] = from?.token?.getPosition() ?? []
  for (const [says, what] of KINDS) {
    const found = says.exec(message)
    if (found) return { what, name: found[1] ?? '', line, column }
  }
  return { what: 'syntax', name: message.slice(0, 200), line, column }
}

function placeOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, index).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
