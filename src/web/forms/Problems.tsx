import type { FormField, FormView } from '#journey/capture/forms/contract.ts'
import { Note } from '../ui/Note.tsx'
import { words } from './builder-words.ts'

/** What keeps a draft from being published, in the order of the form. */
export function Problems({
  problems,
  fields,
  loud,
}: {
  problems: FormView['problems']
  fields: readonly FormField[]
  /** somebody tried to publish it */
  loud: boolean
}) {
  if (problems.length === 0) return null
  return (
    <Note tone={loud ? 'bad' : 'warn'}>
      {words.problems}
      <ul>
        {problems.map(({ field, message }) => (
          <li key={field + message}>
            {placeOf(field, fields)}: {message}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function placeOf(field: string, fields: readonly FormField[]): string {
  const at = /^fields\.(\d+)/.exec(field)?.[1]
  if (at !== undefined) return fields[Number(at)]?.label ?? words.fieldNamed(Number(at) + 1)
  if (field.startsWith('consent')) return words.consent
  return field.startsWith('doubleOptIn') ? words.doubleOptIn : words.fields
}
