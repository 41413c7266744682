import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import type { MergeAnswer } from '#journey/merging/contract.ts'
import { leadQuery } from '../data/leads.ts'
import { post } from '../data/request.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { Note } from '../ui/Note.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { previewQuery } from './data.ts'
import { MergePreview } from './MergePreview.tsx'
import styles from './Merging.module.css'
import { Stays } from './Stays.tsx'
import { words } from './words.ts'

/** More than so many records of one person nobody compares at a glance. */
export const MOST_MERGED = 6

interface MergeChosenProps {
  ids: string[]
  onClose: () => void
  onDone: () => void
}

/** Leads that were chosen from the list are one person. */
export function MergeChosen({ ids, onClose, onDone }: MergeChosenProps) {
  const found = useQueries({ queries: ids.map((id) => leadQuery(id)) })
  const error = found.find((one) => one.error)?.error
  const leads = found.flatMap(({ data }) => data ?? [])
  return (
    <Dialog open title={words.chosenTitle(ids.length)} width={680} onClose={onClose}>
      {error && <Note tone="bad">{error.message}</Note>}
      {!error && leads.length < ids.length && <Bars rows={5} />}
      {leads.length === ids.length && <Chosen leads={leads} onClose={onClose} onDone={onDone} />}
    </Dialog>
  )
}

interface ChosenProps {
  leads: LeadDetail[]
  onClose: () => void
  onDone: () => void
}

/** Who goes on; of two, all that would come of it. */
function Chosen({ leads, onClose, onDone }: ChosenProps) {
  const client = useQueryClient()
  const [stays, setStays] = useState(leads[0]!.id)
  const others = leads.flatMap(({ id }) => (id === stays ? [] : [id]))
  const two = others.length === 1
  const preview = useQuery({
    ...previewQuery({ act: 'merge', survivor: stays, lead: others[0]! }),
    enabled: two,
  })
  const merge = useMutation({
    // one after the other: each learns of those before it, and each can be undone by itself
    mutationFn: async () => {
      for (const lead of others) await post<MergeAnswer>(`/leads/${stays}/merge`, { lead })
    },
    onSuccess: () => {
      toast({ text: words.merged, tone: 'good' })
      onDone()
    },
    // also what was merged before one was refused
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'merge-preview' }),
  })
  return (
    <FormFrame
      busy={merge.isPending}
      disabled={two && !preview.data}
      submit={words.merge}
      onClose={onClose}
      onSubmit={() => merge.mutate()}
    >
      <Stays leads={leads} value={stays} onChange={setStays} />
      {two ? <MergePreview preview={preview} /> : <p className={styles.small}>{words.hint}</p>}
      {merge.error && <Note tone="bad">{merge.error.message}</Note>}
    </FormFrame>
  )
}
