import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProgrammeDetail } from '#journey/nurture/contract.ts'
import form from '../people/Form.module.css'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { percent } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { actWords } from './act-words.ts'
import { useRefresh } from './acts.ts'
import { waitingQuery } from './data.ts'
import { differences, type Change } from './difference.ts'
import { stepOf, type Programme } from './document.ts'
import styles from './Programme.module.css'
import { stepWords } from './step-words.ts'

const words = actWords.publish

interface PublishDialogProps {
  detail: ProgrammeDetail
  programme: Programme
  problems: ReadonlyMap<string, string[]>
  /** saves what is not saved yet, and says which revision stands */
  settle: () => Promise<number | null>
  onClose: () => void
  onDone: () => void
}

/** Says what a new version changes and for whom, before it is one. */
export function PublishDialog({ detail, programme, problems, settle, onClose, onDone }: PublishDialogProps) {
  const [start, setStart] = useState(detail.state !== 'paused')
  const client = useQueryClient()
  const refresh = useRefresh(detail.id)
  const next = (detail.version ?? 0) + 1
  const publish = useMutation({
    mutationFn: async () => {
      const revision = await settle()
      if (revision === null) return null
      const published = await post<ProgrammeDetail>(`/programmes/${detail.id}/publish`, { revision })
      const version = published.version ?? next
      if (start) await post<ProgrammeDetail>(`/programmes/${detail.id}/start`, { version })
      return version
    },
    onSuccess: async (version) => {
      if (version === null) return
      toast({ text: words.done(version), tone: 'good' })
      onDone()
      // in this order: while it counts as there, a draft that is taken away would be asked for once more
      await refresh()
      client.removeQueries({ queryKey: ['programme-draft', detail.id] })
    },
    // a version that could be published and not started is a version all the same
    onError: () => void refresh(),
  })
  const changes = detail.shown ? differences(detail.shown.document, programme) : null
  const wrong = [...problems].flatMap(([id, list]) => list.map((text) => named(programme, id, text)))
  return (
    <Dialog open title={words.title(next)} onClose={onClose} width={560}>
      <div className={form.form}>
        {wrong.length > 0 && (
          <Note tone="bad">
            {words.wrong}
            <ul>
              {wrong.slice(0, 8).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Note>
        )}
        <section>
          <h3 className={form.head}>{words.changes}</h3>
          {changes === null ? (
            <p>{words.first}</p>
          ) : changes.length === 0 ? (
            <p>{words.nothing}</p>
          ) : (
            <ul className={styles.changes}>
              {changes.map((change, i) => (
                <li key={i}>{said(change)}</li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h3 className={form.head}>{words.forWhom}</h3>
          {detail.version !== null && detail.counts.inside > 0 && (
            <p>{words.inside(detail.counts.inside, detail.version)}</p>
          )}
          {start && <p>{words.fresh(next)}</p>}
          {detail.version !== null && <Waiting id={detail.id} />}
        </section>
        <div>
          <Toggle label={words.start} on={start} onChange={setStart} />
          {!start && <p className={form.small}>{words.startHint}</p>}
        </div>
        <Oops error={publish.error} />
        <div className={form.actions}>
          <Button
            look="primary"
            busy={publish.isPending}
            disabled={wrong.length > 0 || changes?.length === 0}
            onClick={() => publish.mutate()}
          >
            {words.do}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {actWords.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** With the step where it stands. */
function named(programme: Programme, id: string, text: string): string {
  return `${stepOf(programme, id)?.name || stepWords.entry}: ${text}`
}

function Waiting({ id }: { id: string }) {
  const { data } = useQuery(waitingQuery(id))
  return data ? <p>{words.waiting(data.fit, data.sample, data.count)}</p> : null
}

function said(change: Change): string {
  const { change: of } = actWords
  switch (change.of) {
    case 'name':
    case 'purpose':
      return of[change.of](change.from, change.to)
    case 'holdOut':
      return of.holdOut(percent(Number(change.from) / 100), percent(Number(change.to) / 100))
    case 'entry':
    case 'goal':
      return of[change.of]
    default:
      return of[change.of](change.step)
  }
}
