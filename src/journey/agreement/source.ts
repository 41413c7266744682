import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
  type Node,
} from 'yaml'
import type { Finding, Path, Problem } from './problems.rules.ts'

export const MAX_BYTES = 1_000_000
const MAX_TOKENS = 200_000
const MAX_NESTING = 100

/** A YAML text read once: its value, and where each part of it stands. */
export interface Source {
  value: unknown
  locate: (finding: Finding) => Problem
}

/** YAML 1.2 without anchors' aliases: a few hundred bytes of aliases can stand for gigabytes. */
export function readSource(text: string): Source | { problems: Problem[] } {
  const lines = new LineCounter()
  const at = (offset: number, path: string, message: string): Problem => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1), path, message }
  }
  if (text.length > MAX_BYTES || new TextEncoder().encode(text).length > MAX_BYTES) {
    return { problems: [at(0, '', 'The file is larger than 1 MB.')] }
  }
  const monster = tooComplex(text)
  if (monster !== null) return { problems: [at(0, '', monster)] }
  try {
    // the library's own check for keys that stand twice is quadratic: 60,000 keys took it 44 s
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: false,
    })
    const problems = document.errors.map((error) => at(error.pos[0], '', `YAML: ${error.message}`))
    visit(document, {
      Alias(_key, alias) {
        const name = `\`*${alias.source}\` repeats another part. Write it out: aliases are not allowed.`
        problems.push(at(alias.range?.[0] ?? 0, '', name))
      },
      Map(_key, map) {
        const seen = new Set<string>()
        for (const { key } of map.items) {
          if (!isScalar(key)) continue
          const name = String(key.value)
          if (seen.has(name))
            problems.push(at(key.range?.[0] ?? 0, '', `\`${name}\` stands twice here; it must be unique.`))
          // in JavaScript this key is no key: it would vanish without a word
          if (name === '__proto__')
            problems.push(at(key.range?.[0] ?? 0, '', '`__proto__` cannot be used as a name.'))
          seen.add(name)
        }
      },
    })
    if (problems.length > 0) return { problems }
    const root = document.contents as Node | null
    return {
      value: document.toJS({ maxAliasCount: 0 }) as unknown,
      locate: (finding) => at(position(root, finding, text), finding.path.join('.'), finding.message),
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { problems: [at(0, '', 'YAML: the file nests too deeply.')] }
  }
}

// the parser takes seconds for a megabyte of brackets, its lexer can be stopped at once
function tooComplex(text: string): string | null {
  let tokens = 0
  let nesting = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') nesting++
    else if (token === ']' || token === '}') nesting--
    if (nesting > MAX_NESTING) return 'YAML: the file nests too deeply.'
    if (++tokens > MAX_TOKENS) return 'YAML: the file has too many parts.'
  }
  return null
}

function position(root: Node | null, finding: Finding, text: string): number {
  const { key, node } = find(root, finding.path)
  const shown = finding.atKey || !node ? (key ?? node) : node
  if (!shown?.range) return 0
  if (finding.offset !== undefined && shown === node && isScalar(node) && typeof node.value === 'string') {
    return align(text, shown.range[0], node.value, finding.offset)
  }
  return shown.range[0]
}

/** The node at a path, with its key; where the path leaves the document, the last part that is there. */
function find(root: Node | null, path: Path): { key: Node | null; node: Node | null } {
  let key: Node | null = null
  let node: Node | null = root
  for (const step of path) {
    if (!isCollection(node)) break
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      : node.items[step as number]
    if (pair === undefined || pair === null) break
    if (isPair(pair)) {
      key = pair.key as Node
      node = pair.value as Node | null
    } else {
      key = null
      node = pair as Node
    }
    if (isAlias(node)) break
  }
  return { key, node }
}

const ESCAPES: Record<string, number> = { x: 4, u: 6, U: 10 }

/** Where the character `offset` of a YAML text value stands in the file, through quotes, escapes, folds and indents. */
function align(text: string, start: number, value: string, offset: number): number {
  const style = text[start]
  let at = start
  if (style === '"' || style === "'") at++
  else if (style === '|' || style === '>') at = text.indexOf('\n', start) + 1
  const blank = (c: string | undefined): boolean => c === ' ' || c === '\n' || c === '\r' || c === '\t'
  if (!blank(value[0])) while (blank(text[at])) at++
  for (let i = 0; i < offset;) {
    if (blank(value[i]) && blank(text[at])) {
      // a fold or an indent may stand for this white space: it is one step in both
      while (blank(value[i]) && i < offset) i++
      while (blank(text[at])) at++
      continue
    }
    if (style === '"' && text[at] === '\\') at += ESCAPES[text[at + 1] ?? ''] ?? 2
    else if (style === "'" && text[at] === "'") at += 2
    else at++
    i++
  }
  return Math.min(at, text.length)
}
