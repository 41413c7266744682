import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkAnswer } from '#journey/lifecycle/bulk.contract.ts'
import { agreementQuery, peopleQuery } from '../data/company.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import styles from '../ui/BulkBar.module.css'
import { Choice, TextArea } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { words } from './bulk-words.ts'

export type BulkAct = 'assign' | 'disqualify'

interface BulkDialogProps {
  what: BulkAct
  ids: string[]
  onClose: () => void
  onDone: () => void
}

const SHOWN = 6

/** What would happen is asked of the server before it does: the same rules on the same leads, nothing written. */
export function BulkDialog({ what, ids, onClose, onDone }: BulkDialogProps) {
  const client = useQueryClient()
  const options = useOptions(what)
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const to = value || options[0]?.value || ''
  const body = {
    ids,
    ...(what === 'assign' ? { owner: to } : { reason: to, ...(note.trim() && { note: note.trim() }) }),
  }
  const preview = useQuery({
    queryKey: ['leads-bulk', what, body],
    queryFn: () => post<BulkAnswer>(`/leads/bulk/${what}`, { ...body, dryRun: true }),
    enabled: to !== '',
  })
  const apply = useMutation({
    mutationFn: () => post<BulkAnswer>(`/leads/bulk/${what}`, body),
    onSuccess: ({ changed }) => {
      for (const key of ['leads', 'lead', 'count']) void client.invalidateQueries({ queryKey: [key] })
      toast({ text: words.done[what](changed.length), tone: 'good' })
      onDone()
    },
  })
  const { data } = preview
  const changed = data?.changed.length ?? 0
  return (
    <Dialog open title={words[what]} onClose={onClose}>
      <div className={styles.form}>
        <Choice
          label={what === 'assign' ? words.to : words.reason}
          value={to}
          onChange={setValue}
          options={options}
        />
        {what === 'disqualify' && (
          <TextArea label={words.note} hint={words.noteHint} value={note} onChange={setNote} rows={2} />
        )}
        {data && (
          <div className={styles.preview} aria-live="polite">
            <p>{words.preview[what](changed)}</p>
            {data.refused.length > 0 && (
              <>
                <p>{words.refused(data.refused.length)}</p>
                <ul>
                  {data.refused.slice(0, SHOWN).map(({ id, name, detail }) => (
                    <li key={id}>
                      <span>{name ?? id}</span>
                      <span className={styles.why}>{detail}</span>
                    </li>
                  ))}
                </ul>
                {data.refused.length > SHOWN && <p>{words.more(data.refused.length - SHOWN)}</p>}
              </>
            )}
          </div>
        )}
        <Oops error={preview.error ?? apply.error} />
        <div className={styles.actions}>
          <Button
            look="primary"
            busy={apply.isPending}
            disabled={changed === 0 || preview.isFetching}
            onClick={() => apply.mutate()}
          >
            {words.apply[what](changed)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function useOptions(what: BulkAct): { value: string; label: string }[] {
  const people = useQuery(peopleQuery).data ?? []
  const agreement = useQuery(agreementQuery).data
  if (what === 'assign')
    return people
      .filter((one) => one.function !== null && one.leftAt === null)
      .map(({ id, name }) => ({ value: id, label: name }))
  return (agreement?.disqualifyReasons ?? []).map(({ id, label }) => ({ value: id, label }))
}
