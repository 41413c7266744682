import { createContext, useContext } from 'react'
import type { AgreementDocument, Edit, Json, Problem } from '#journey/agreement/editing.contract.ts'

/** What every field of the form needs. */
export interface Editing {
  /** the file as it stands, of whatever shape */
  value: Json | undefined
  /** the last one that had no fault: what words are made from */
  document: AgreementDocument | null
  problems: readonly Problem[]
  /** false: it cannot be expressed in the file as it is written; then nothing has changed */
  edit: (edits: Edit | readonly Edit[], about?: string | null) => boolean
  /** the place to which somebody asked to go */
  target: { path: string; nonce: number } | null
  go: (path: string) => void
  show: (part: string) => void
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('a field of the form stands outside it')
  return editing
}
