import { ProblemError } from '../data/request.ts'
import { Note } from './Note.tsx'
import { words } from './words.ts'

/** What the server refused, in its own words, under the form that it refused; nothing where the fields say it. */
export function Oops({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  if (!error) return null
  if (!(error instanceof ProblemError)) return <Note tone="bad">{words.unreachableUnchanged}</Note>
  if (error.code === 'sign_in_needed') return <Note tone="warn">{words.signedOut}</Note>
  const names = Object.keys(error.fields)
  const told = names.length > 0 && names.every((name) => fields.includes(name.split('.')[0] ?? ''))
  return told ? null : <Note tone="bad">{error.message}</Note>
}
