import type { CheckView } from '#journey/nurture/contract.ts'
import type { Programme } from './document.ts'
import { ENTRY } from './layout.ts'

/** What the server finds wrong, by the step where it stands; what is of the whole programme stands at the entry. */
export function problemsAt(programme: Programme, problems: CheckView['problems']): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { field, message } of problems) {
    const at = /^steps\.(\d+)/.exec(field)?.[1]
    const id = (at === undefined ? undefined : programme.steps[Number(at)]?.id) ?? ENTRY
    found.set(id, [...(found.get(id) ?? []), message])
  }
  return found
}
