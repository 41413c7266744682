import type { Mapping } from './mapping-schema.ts'
import type { ImportProblem } from './problem.ts'

export interface MatchedFiles {
  /** Role → file name. */
  roles: Map<string, string>
  roleOf(file: string): string | undefined
  problems: ImportProblem[]
}

/** Finds the file of each role by its patterns; the first role that fits takes a file, the first file that fits a role. */
export function matchFiles(mapping: Mapping, files: string[]): MatchedFiles {
  const roles = new Map<string, string>()
  const problems: ImportProblem[] = []
  const free = new Set(files)
  for (const [role, part] of Object.entries(mapping.files)) {
    const patterns = [part.match].flat().map(patternOf)
    const file = [...free].find((name) => patterns.some((pattern) => pattern.test(name)))
    if (file !== undefined) {
      roles.set(role, file)
      free.delete(file)
    } else if (!part.optional) {
      // Without the primary file there is nothing to read; without another, its columns are missing.
      const severity = part.join ? 'warning' : 'error'
      problems.push({
        severity,
        reason: 'file_missing',
        at: `files.${role}`,
        detail: `No file matches ${[part.match].flat().join(' or ')}.`,
      })
    }
  }
  for (const file of free)
    problems.push({
      severity: 'warning',
      reason: 'file_unused',
      file,
      detail: `The mapping has no place for ${file}.`,
    })
  const roleOf = (file: string): string | undefined => [...roles].find(([, name]) => name === file)?.[0]
  return { roles, roleOf, problems }
}

function patternOf(pattern: string): RegExp {
  const body = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.')
  return new RegExp(`^${body}$`, 'i')
}
