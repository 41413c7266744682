import type { CheckView } from '#journey/nurture/contract.ts'
import { stepOf, type Programme } from './document.ts'
import { ENTRY } from './layout.ts'

/** What people call a field, and what they are told where nothing was chosen yet. */
export interface FieldWords {
  names: Record<string, string>
  empty: Record<string, string>
}

/** What the server finds wrong, by the step where it stands; what is of the whole programme stands at the entry. */
export function problemsAt(
  programme: Programme,
  problems: CheckView['problems'],
  words: FieldWords,
): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { field, message } of problems) {
    const at = /^steps\.(\d+)/.exec(field)?.[1]
    const id = (at === undefined ? undefined : programme.steps[Number(at)]?.id) ?? ENTRY
    const said = saidOf(programme, id, field, message, words)
    const before = found.get(id) ?? []
    if (!before.includes(said)) found.set(id, [...before, said])
  }
  return found
}

/** The server speaks of fields as scripts write them; here they have names. */
function saidOf(
  programme: Programme,
  id: string,
  field: string,
  message: string,
  { names, empty }: FieldWords,
): string {
  const last = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  const holder: object = stepOf(programme, id) ?? programme
  const chosen = (holder as Record<string, unknown>)[last]
  const nothing = Object.hasOwn(empty, last) ? empty[last] : undefined
  if (nothing !== undefined && (chosen === '' || (last === 'stages' && programme.entry.stages.length === 0)))
    return nothing
  // a sentence stands by itself; "is missing" wants its subject
  return /^\p{Lu}/u.test(message) || !Object.hasOwn(names, last) ? message : `${names[last]}: ${message}`
}
