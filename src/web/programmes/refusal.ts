import { ProblemError } from '../data/request.ts'
import { words } from '../ui/words.ts'

/** What the server refused, in its own words. */
export function refusal(error: unknown): string {
  return error instanceof ProblemError ? error.message : words.unreachableUnchanged
}
