import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { DraftView } from '#journey/agreement/life/contract.ts'
import { get, ProblemError } from '../../data/request.ts'
import { toast } from '../../ui/toast.ts'
import { refusal, saveDraft, useSpeaker } from '../data.ts'

export interface Race {
  base: string
  theirs: DraftView
}

/** Saves over the text that was edited, by its hash. When somebody else was first, both are kept and shown. */
export function useSaving(draft: DraftView, text: string) {
  const client = useQueryClient()
  const speak = useSpeaker()
  const [saved, setSaved] = useState(draft)
  const [race, setRace] = useState<Race | null>(null)
  const dirty = saved.text !== text
  const save = useMutation({
    mutationFn: async (change: { title?: string } = {}) => {
      speak()
      return saveDraft(saved.id, { from: saved.hash, ...(dirty && { text }), ...change })
    },
    onSuccess: (next) => {
      setSaved(next)
      void client.invalidateQueries({ queryKey: ['agreement-drafts'] })
      void client.invalidateQueries({ queryKey: ['agreement-text', `draft:${draft.id}`] })
    },
    onError: async (error) => {
      if (error instanceof ProblemError && error.code === 'draft_changed') {
        const theirs = await get<DraftView>(`/agreements/drafts/${draft.id}`)
        setRace({ base: saved.text, theirs })
      } else toast({ text: refusal(error), tone: 'bad' })
    },
  })
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  return { saved, dirty, save, race, settle: (theirs: DraftView) => { setSaved(theirs); setRace(null) } } // prettier-ignore
}
