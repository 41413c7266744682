import { z } from 'zod'
import { didYouMean, type Finding, type Path } from './problems.rules.ts'
import { agreementSchema, type AgreementDocument } from './schema.ts'

/**
 * The document as far as its shape is right. Unknown names are reported and then left out, so that the checks that
 * follow still run over the rest and everything is reported at once; any other fault of shape yields no document.
 */
export function checkShape(value: unknown): { document: AgreementDocument | null; findings: Finding[] } {
  const first = agreementSchema.safeParse(value)
  if (first.success) return { document: first.data, findings: [] }
  const findings = first.error.issues.flatMap((issue) => explain(issue, value))
  const pruned = structuredClone(value)
  for (const issue of first.error.issues)
    if (issue.code === 'unrecognized_keys') prune(pruned, issue.path, issue.keys)
  const second = agreementSchema.safeParse(pruned)
  return { document: second.success ? second.data : null, findings }
}

type Issue = z.core.$ZodIssue

function explain(issue: Issue, value: unknown): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const name = path.length > 0 ? `\`${path.join('.')}\`` : 'The agreement'
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const full = [...path, key]
        const prefix = path.length > 0 ? `${path.join('.')}.` : ''
        const near = didYouMean(key, knownKeys(agreementSchema, path), prefix)
        return { path: full, atKey: true, message: `Field \`${full.join('.')}\` is not known.${near}` }
      })
    case 'invalid_type': {
      const found = at(value, path)
      if (found === undefined || found === null)
        return [{ path, atKey: true, message: `${name} is missing.` }]
      return [
        { path, message: `${name} must be ${plainType(issue.expected)}, not ${plainType(typeName(found))}.` },
      ]
    }
    case 'invalid_value': {
      const found = at(value, path)
      if (found === undefined) return [{ path, atKey: true, message: `${name} is missing.` }]
      const known = issue.values.map(String)
      return [
        { path, message: `${name} must be one of ${known.join(', ')}.${didYouMean(String(found), known)}` },
      ]
    }
    case 'invalid_key':
      return [
        { path, atKey: true, message: `The name ${name} ${issue.issues[0]?.message ?? 'is not allowed'}.` },
      ]
    case 'invalid_union':
      if (at(value, path) === undefined) return [{ path, atKey: true, message: `${name} is missing.` }]
      return [{ path, message: `${name} ${issue.message}.` }]
    default:
      return [{ path, message: `${name} ${lowerFirst(issue.message)}.` }]
  }
}

function at(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<string | number, unknown>)[step]
  }
  return found
}

function prune(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  const parent = at(value, path as Path)
  if (parent !== null && typeof parent === 'object')
    for (const key of keys) Reflect.deleteProperty(parent, key)
}

/** The keys that the schema knows at a path, for "did you mean". */
function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => knownKeys(option, path))
  const [step, ...rest] = path
  if (inner instanceof z.ZodObject) {
    const shape = inner.shape as Record<string, z.core.$ZodType>
    if (step === undefined) return Object.keys(shape)
    const next = Object.hasOwn(shape, step) ? shape[step] : undefined
    return next ? knownKeys(next, rest) : []
  }
  if (step === undefined) return []
  if (inner instanceof z.ZodRecord) return knownKeys(inner.valueType, rest)
  if (inner instanceof z.ZodArray) return knownKeys(inner.element, rest)
  return []
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.def.innerType)
  return schema
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value
}

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
}

function plainType(type: string): string {
  return TYPES[type] ?? type
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
