import { Document, isNode, LineCounter, parseDocument } from 'yaml'
import { mappingSchema, type Mapping } from './mapping-schema.ts'
import type { ImportProblem } from './problem.ts'

export type MappingReading = { ok: true; mapping: Mapping } | { ok: false; problems: ImportProblem[] }

/** Reads a mapping file; each problem names its line and column (from 1) and the path in the file. */
export function parseMapping(text: string): MappingReading {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0])
      return {
        severity: 'error' as const,
        reason: 'mapping_syntax' as const,
        line,
        column: col,
        detail: error.message,
      }
    })
    return { ok: false, problems }
  }
  const checked = mappingSchema.safeParse(document.toJS({ maxAliasCount: 100 }))
  const issues = checked.success ? crossChecks(checked.data) : issuesOf(checked.error.issues)
  if (checked.success && issues.length === 0) return { ok: true, mapping: checked.data }
  const problems = issues.map(({ path, detail }) => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return {
      severity: 'error' as const,
      reason: 'mapping_invalid' as const,
      line,
      column: col,
      at: path.join('.'),
      detail,
    }
  })
  return { ok: false, problems }
}

/** The mapping as a file that can be edited and given back. */
export function printMapping(mapping: Mapping): string {
  const document = new Document(mapping, { aliasDuplicateObjects: false })
  document.commentBefore = ' yaml-language-server: $schema=mapping.schema.json'
  return document.toString({ lineWidth: 110 })
}

interface Issue {
  path: PropertyKey[]
  detail: string
}

/** In a union, the branch that got furthest says best what is wrong. */
function issuesOf(issues: readonly ZodLike[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || !issue.errors?.length)
      return [{ path: [...issue.path], detail: issue.message }]
    const branches = issue.errors.map((branch) => issuesOf(branch))
    const depth = (branch: Issue[]): number => Math.max(...branch.map((found) => found.path.length), -1)
    const best = branches.toSorted((a, b) => depth(b) - depth(a) || worth(b) - worth(a))[0]!
    return best.map((inner) => ({ path: [...issue.path, ...inner.path], detail: inner.detail }))
  })
}

interface ZodLike {
  code?: string | undefined
  path: PropertyKey[]
  message: string
  errors?: ZodLike[][]
}

/** A sentence of our own beats "expected null". */
function worth(branch: Issue[]): number {
  return branch.some((found) => found.detail.startsWith('There is')) ? 1 : 0
}

function crossChecks(mapping: Mapping): Issue[] {
  const issues: Issue[] = []
  const files = Object.entries(mapping.files)
  const primary = files.filter(([, file]) => file.primary === true || (files.length === 1 && !file.join))
  if (primary.length !== 1)
    issues.push({ path: ['files'], detail: `Exactly one file is primary, here ${primary.length} are.` })
  for (const [role, file] of files) {
    const isPrimary = primary.some(([name]) => name === role)
    if (isPrimary && file.join)
      issues.push({ path: ['files', role, 'join'], detail: 'The primary file is not joined to another.' })
    if (!isPrimary && !file.join)
      issues.push({ path: ['files', role], detail: 'A file that is not primary needs a join.' })
    if (file.join?.to !== undefined && !(file.join.to in mapping.files))
      issues.push({
        path: ['files', role, 'join', 'to'],
        detail: `There is no file "${file.join.to}" in this mapping.`,
      })
    if (joinsInCircle(mapping, role))
      issues.push({ path: ['files', role, 'join'], detail: 'These joins go round in a circle.' })
  }
  return issues
}

function joinsInCircle(mapping: Mapping, role: string): boolean {
  let at: string | undefined = role
  for (let steps = 0; at !== undefined; steps++) {
    if (steps > Object.keys(mapping.files).length) return true
    at = mapping.files[at]?.join?.to
  }
  return false
}

/** The place of the deepest node on the path that exists. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
