import { noteDe } from '#journey/what-if/notes.de.rules.ts'
import type { WhatIfRun } from '#journey/what-if/contract.ts'
import type { Language } from '#platform/language.contract.ts'

/** A run for a reader: its result, and why it ended before it was done. */
export function spokenRun(run: WhatIfRun, language: Language): WhatIfRun {
  if (language === 'en') return run
  return {
    ...run,
    problem: run.problem === null ? null : noteDe(run.problem),
    result: spokenResult(run.result, language),
  }
}

/** A result for a reader. Those that are kept were written in English; ids and names in them stay. */
export function spokenResult<Result extends { notes: string[] } | null>(
  result: Result,
  language: Language,
): Result {
  if (language === 'en' || result === null) return result
  return { ...result, notes: result.notes.map(noteDe) }
}
