import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { peopleQuery } from '../data/company.ts'
import { ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { localMoments } from '../ui/format.ts'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { useTell, type Meeting } from './data.ts'
import styles from './MeetingDialogs.module.css'
import { MeetingFields, type Draft } from './MeetingFields.tsx'
import { words } from './words.ts'

export type Asking = 'judge' | 'move' | 'cancel' | null

interface MeetingDialogsProps {
  meeting: Meeting
  name: string
  asking: Asking
  onClose: () => void
}

export function MeetingDialogs({ meeting, name, asking, onClose }: MeetingDialogsProps) {
  return (
    <>
      <Dialog open={asking === 'judge'} title={words.judgeTitle(name)} onClose={onClose}>
        <JudgeForm meeting={meeting} onClose={onClose} />
      </Dialog>
      <Dialog open={asking === 'move'} title={words.moveTitle} onClose={onClose} width={640}>
        <MoveForm meeting={meeting} onClose={onClose} />
      </Dialog>
      <Dialog open={asking === 'cancel'} title={words.cancelTitle} onClose={onClose}>
        <CancelForm meeting={meeting} onClose={onClose} />
      </Dialog>
    </>
  )
}

type FormProps = Pick<MeetingDialogsProps, 'meeting' | 'onClose'>

export function JudgeForm({ meeting, onClose }: FormProps) {
  const tell = useTell(words.keptJudged)
  const [verdict, setVerdict] = useState<'qualified' | 'partly' | 'not'>('qualified')
  const [rating, setRating] = useState('4')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = verdict !== 'qualified' && note.trim() === ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (missing) return
        const body = { verdict, rating: Number(rating), ...(note.trim() ? { note: note.trim() } : {}) }
        tell.mutate({ meeting, act: 'judge', body }, { onSuccess: onClose })
      }}
    >
      <p className={styles.hint}>{words.judgeHint}</p>
      <Segments
        label={words.columns.qualified}
        value={verdict}
        options={(['qualified', 'partly', 'not'] as const).map((value) => ({
          value,
          label: words.verdict[value],
        }))}
        onChange={setVerdict}
      />
      <div>
        <p className={styles.label}>{words.rating}</p>
        <Segments
          label={words.rating}
          value={rating}
          options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
          onChange={setRating}
        />
      </div>
      <TextArea
        label={words.note}
        value={note}
        onChange={setNote}
        required={verdict !== 'qualified'}
        error={asked && missing ? words.noteNeeded : undefined}
      />
      <Buttons busy={tell.isPending} onClose={onClose} />
    </form>
  )
}

function MoveForm({ meeting, onClose }: FormProps) {
  const tell = useTell(words.keptMoved)
  const refused = tell.error instanceof ProblemError ? tell.error.fields : undefined
  const people = useQuery(peopleQuery).data ?? []
  const reps = people.filter((one) => one.function === 'sales' && !one.desk && one.leftAt === null)
  const [draft, setDraft] = useState<Draft | null>(null)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft) tell.mutate({ meeting, act: 'move', body: draft }, { onSuccess: onClose })
      }}
    >
      <MeetingFields
        reps={reps}
        given={{ ...meeting, rep: meeting.rep.id }}
        onChange={setDraft}
        error={refused?.at && localMoments(refused.at)}
      />
      <Oops error={tell.error} fields={['at']} />
      <Buttons busy={tell.isPending} disabled={!draft} onClose={onClose} />
    </form>
  )
}

function CancelForm({ meeting, onClose }: FormProps) {
  const tell = useTell(words.keptCancelled)
  const [side, setSide] = useState<'lead' | 'us'>('lead')
  const [note, setNote] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const body = { side, ...(note.trim() ? { note: note.trim() } : {}) }
        tell.mutate({ meeting, act: 'cancel', body }, { onSuccess: onClose })
      }}
    >
      <p className={styles.hint}>{words.cancelHint}</p>
      <Segments
        label={words.side}
        value={side}
        options={(['lead', 'us'] as const).map((value) => ({ value, label: words.sides[value] }))}
        onChange={setSide}
      />
      <TextArea label={words.note} value={note} onChange={setNote} />
      <Buttons busy={tell.isPending} onClose={onClose} />
    </form>
  )
}

function Buttons({
  busy,
  disabled = false,
  onClose,
}: {
  busy: boolean
  disabled?: boolean
  onClose: () => void
}) {
  return (
    <div className={styles.actions}>
      <Button look="primary" type="submit" busy={busy} disabled={disabled}>
        {words.save}
      </Button>
      <Button look="quiet" onClick={onClose}>
        {words.back}
      </Button>
    </div>
  )
}
