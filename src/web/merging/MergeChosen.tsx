import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import type { MergeAnswer } from '#journey/merging/contract.ts'
import { leadQuery } from '../data/leads.ts'
import { post } from '../data/request.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { nameOf } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { MergePreview } from './MergePreview.tsx'
import styles from './Merging.module.css'
import { words } from './words.ts'

/** More than so many records of one person nobody compares at a glance. */
export const MOST_MERGED = 6

interface MergeChosenProps {
  ids: string[]
  onClose: () => void
  onDone: () => void
}

/** Leads that were chosen from the list are one person: of two, all that would come of it; of more, who goes on. */
export function MergeChosen({ ids, onClose, onDone }: MergeChosenProps) {
  const found = useQueries({ queries: ids.map((id) => leadQuery(id)) })
  const error = found.find((one) => one.error)?.error
  const leads = found.flatMap(({ data }) => data ?? [])
  const loaded = leads.length === ids.length
  const [first, second] = leads
  return (
    <Dialog open title={words.chosenTitle(ids.length)} onClose={onClose}>
      {error && <Note tone="bad">{error.message}</Note>}
      {!error && !loaded && <Bars rows={5} />}
      {loaded && leads.length === 2 && (
        <MergePreview
          pair={[first!.id, second!.id]}
          labels={[called(first!), called(second!)]}
          onClose={onClose}
          onMerged={onDone}
        />
      )}
      {loaded && leads.length > 2 && <Several leads={leads} onClose={onClose} onDone={onDone} />}
    </Dialog>
  )
}

/** Records of one person have one name: what tells them apart stands beside it. */
function called(lead: LeadDetail): string {
  return [nameOf(lead), lead.email ?? lead.company].filter(Boolean).join(', ')
}

interface SeveralProps {
  leads: LeadDetail[]
  onClose: () => void
  onDone: () => void
}

function Several({ leads, onClose, onDone }: SeveralProps) {
  const client = useQueryClient()
  const [stays, setStays] = useState(leads[0]!.id)
  const merge = useMutation({
    // one after the other: each learns of those before it, and each can be undone by itself
    mutationFn: async () => {
      for (const { id } of leads)
        if (id !== stays) await post<MergeAnswer>(`/leads/${stays}/merge`, { lead: id })
    },
    onSuccess: () => {
      toast({ text: words.merged, tone: 'good' })
      onDone()
    },
    onSettled: () => client.invalidateQueries(),
  })
  return (
    <FormFrame busy={merge.isPending} submit={words.merge} onClose={onClose} onSubmit={() => merge.mutate()}>
      <fieldset className={styles.choice}>
        <legend>{words.stays}</legend>
        {leads.map((lead) => (
          <label key={lead.id} className={styles.option}>
            <input type="radio" name="stays" checked={lead.id === stays} onChange={() => setStays(lead.id)} />
            <span>
              {nameOf(lead)}
              <span className={styles.small}>
                {[lead.company, lead.email, lead.person.phone, lead.stage.name, lead.owner.name]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {merge.error && <Note tone="bad">{merge.error.message}</Note>}
      <p className={styles.small}>{words.hint}</p>
    </FormFrame>
  )
}
