import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TemplateDetail } from '#journey/mailing/templates.contract.ts'
import { post, ProblemError } from '../data/request.ts'
import { toast } from '../ui/toast.ts'
import { writtenOf, type Written } from './data.ts'
import { words } from './words.ts'

/** What somebody writes and has not saved is kept in this browser, with the version that it began from. */
const placeOf = (id: string) => `baton.template.${id}`

export function useWriting(detail: TemplateDetail) {
  const place = placeOf(detail.id)
  const stood = writtenOf(detail)
  const [{ seen, text }, set] = useState(() => kept(place) ?? { seen: detail.version, text: stood })
  const dirty = !same(text, stood)
  useEffect(() => {
    if (dirty) localStorage.setItem(place, JSON.stringify({ seen, text }))
    else localStorage.removeItem(place)
  }, [place, dirty, seen, text])
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (over: number) => post<TemplateDetail>(`/templates/${detail.id}`, { seen: over, ...text }),
    onSuccess: (saved) => {
      client.setQueryData(['template', detail.id], saved)
      void client.invalidateQueries({ queryKey: ['templates'] })
      set({ seen: saved.version, text: writtenOf(saved) })
      toast({ text: words.savedNow(saved.version), tone: 'good' })
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'draft_changed')
        void client.invalidateQueries({ queryKey: ['template', detail.id] })
    },
  })
  // nobody has touched it here: what somebody else saved may show
  useEffect(() => {
    if (!dirty && seen !== detail.version) set({ seen: detail.version, text: stood })
  })
  return {
    text,
    dirty,
    /** somebody saved a version since this one was begun */
    late: dirty && seen < detail.version,
    change: (changes: Partial<Written>) =>
      set((before) => ({ ...before, text: { ...before.text, ...changes } })),
    discard: () => set({ seen: detail.version, text: stood }),
    save: () => save.mutate(seen),
    saveAfter: () => save.mutate(detail.version),
    saving: save.isPending,
    error: save.error,
  }
}

function same(a: Written, b: Written): boolean {
  return JSON.stringify(writtenOf(a)) === JSON.stringify(writtenOf(b))
}

function kept(place: string): { seen: number; text: Written } | null {
  try {
    const { seen, text } = JSON.parse(localStorage.getItem(place) ?? '') as { seen: number; text: Written }
    return typeof seen === 'number' && typeof text.body === 'string' ? { seen, text: writtenOf(text) } : null
  } catch {
    return null
  }
}
