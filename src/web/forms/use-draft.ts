import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormDocument, FormView } from '#journey/capture/forms/contract.ts'
import { patch, ProblemError } from '../data/request.ts'
import { formQuery } from './data.ts'

/** So long after the last key stroke a draft is saved. */
const QUIET_MS = 500

export interface Draft {
  document: FormDocument
  /** as the server has it */
  saved: FormView
  state: 'saved' | 'saving' | 'unsaved'
  /** what the server says of single values, by their path in the document */
  errors: Record<string, string>
  conflict: boolean
  change: (changes: Partial<FormDocument>) => void
  /** what else came back: after publishing, opening, closing */
  take: (view: FormView) => void
  /** saves what waits; resolves to the revision that holds it, null when it could not be saved */
  settle: () => Promise<number | null>
}

/** The form in the hand: every change is shown at once and saved a moment later, one after the other. */
export function useDraft(first: FormView): Draft {
  const [document, setDocument] = useState(first.document)
  const [saved, setSaved] = useState(first)
  const [state, setState] = useState<Draft['state']>('saved')
  const [problem, setProblem] = useState<ProblemError | null>(null)
  const client = useQueryClient()
  const latest = useRef({ document, saved, dirty: false })
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const take = useCallback(
    (view: FormView) => {
      latest.current.saved = view
      setSaved(view)
      client.setQueryData(formQuery(view.id).queryKey, view)
      void client.invalidateQueries({ queryKey: ['forms'], exact: true })
    },
    [client],
  )

  const save = useCallback(async () => {
    const now = latest.current
    if (!now.dirty) return
    now.dirty = false
    setState('saving')
    try {
      const { id, revision } = now.saved
      take(await patch<FormView>(`/forms/${id}`, { document: now.document, revision }))
      setProblem(null)
      setState(latest.current.dirty ? 'unsaved' : 'saved')
    } catch (error) {
      now.dirty = true
      setState('unsaved')
      if (!(error instanceof ProblemError)) return
      setProblem(error)
    }
  }, [take])

  const settle = useCallback(async () => {
    clearTimeout(timer.current)
    const mine = queue.current.then(save)
    queue.current = mine
    await mine
    return latest.current.dirty ? null : latest.current.saved.revision
  }, [save])

  const change = useCallback(
    (changes: Partial<FormDocument>) => {
      const next = { ...latest.current.document, ...changes }
      latest.current.document = next
      latest.current.dirty = true
      setDocument(next)
      setState('unsaved')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void settle(), QUIET_MS)
    },
    [settle],
  )

  // who leaves the page at once must not lose the last word
  useEffect(() => () => void settle(), [settle])

  const errors = Object.fromEntries(
    Object.entries(problem?.fields ?? {}).map(([field, message]) => [
      field.replace(/^document\./, ''),
      message,
    ]),
  )
  return { document, saved, state, errors, conflict: problem?.status === 409, change, take, settle }
}
