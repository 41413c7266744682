import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftView } from '#journey/nurture/contract.ts'
import { get, patch, ProblemError } from '../data/request.ts'
import { refusal } from './refusal.ts'
import { toast } from '../ui/toast.ts'
import { drawable, type Programme } from './document.ts'
import type { Drawing } from './use-drawing.ts'

/** The hand rests for so long before the draft is saved, ms. */
const REST_MS = 600

export interface Keeping {
  state: 'saved' | 'saving' | 'unsaved' | 'race'
  /** saves what is not saved yet; the revision that then stands, or null when it could not be */
  settle: () => Promise<number | null>
  /** after somebody else was faster */
  takeTheirs: () => void
  keepMine: () => void
}

/** Saves a draft by itself, one save at a time, over the revision that was edited; who comes second is asked. */
export function useKeeping(id: string, given: { revision: number; text: string }, drawing: Drawing): Keeping {
  const client = useQueryClient()
  const kept = useRef(given)
  const [state, setState] = useState<Keeping['state']>('saved')
  const [theirs, setTheirs] = useState<DraftView | null>(null)
  const running = useRef<Promise<number | null> | null>(null)
  const text = useRef(drawing.text)
  text.current = drawing.text

  const save = useCallback(async (): Promise<number | null> => {
    if (running.current) await running.current
    if (text.current === kept.current.text) return kept.current.revision
    const now = text.current
    setState('saving')
    running.current = patch<DraftView>(`/programmes/${id}/draft`, {
      revision: kept.current.revision,
      document: JSON.parse(now) as unknown,
    })
      .then(({ revision }) => {
        kept.current = { revision, text: now }
        setState(text.current === now ? 'saved' : 'unsaved')
        void client.invalidateQueries({ queryKey: ['programmes'] })
        void client.invalidateQueries({ queryKey: ['programme', id] })
        return revision
      })
      .catch(async (error: unknown) => {
        if (error instanceof ProblemError && error.code === 'draft_changed') {
          setTheirs(await get<DraftView>(`/programmes/${id}/draft`))
          setState('race')
        } else {
          setState('unsaved')
          toast({ text: refusal(error), tone: 'bad' })
        }
        return null
      })
      .finally(() => (running.current = null))
    return running.current
  }, [client, id])

  useEffect(() => {
    if (state === 'race' || drawing.text === kept.current.text) return
    setState((before) => (before === 'saving' ? before : 'unsaved'))
    const timer = setTimeout(() => void save(), REST_MS)
    return () => clearTimeout(timer)
  }, [drawing.text, save, state])

  // whoever leaves within the rest takes nothing with them
  useEffect(() => () => void save(), [save])
  useEffect(() => {
    if (state === 'saved') return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [state])

  return {
    state,
    settle: save,
    takeTheirs: () => {
      const programme: Programme | null = theirs && drawable(theirs.document)
      if (!theirs || !programme) return
      kept.current = { revision: theirs.revision, text: JSON.stringify(programme) }
      drawing.replace(programme)
      setState('saved')
    },
    keepMine: () => {
      if (theirs) kept.current = { revision: theirs.revision, text: JSON.stringify(theirs.document) }
      setState('unsaved')
      void save()
    },
  }
}
