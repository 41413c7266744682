import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { shortMoment } from '../ui/format.ts'
import { useMinute } from '../ui/now.ts'
import { Segments, Toggle } from '../ui/Toggle.tsx'
import { MeetingFields, type Draft } from '../meetings/MeetingFields.tsx'
import type { Call, CallSheet, Item, Outcome } from './data.ts'
import styles from './NextStep.module.css'
import { localInput } from './there.ts'
import { words } from './words.ts'

type Way = Call['then']['do']

interface NextStepProps {
  sheet: CallSheet
  outcome: Outcome
  by: Item['by']
  onSave: (call: Call) => void
  onCancel: () => void
}

/** What follows an outcome: proposed by the agreement, changed by whoever called. Enter saves the proposal. */
export function NextStep({ sheet, outcome, by, onSave, onCancel }: NextStepProps) {
  const proposal = sheet.proposals[outcome]!
  const now = useMinute()
  const [way, setWay] = useState<Way>(proposal.do)
  const proposed = proposal.do === 'next' ? proposal : sheet.proposals.call_later
  const soon = proposed?.do === 'next' ? proposed : null
  const [nextBy, setNextBy] = useState(soon && soon.by !== 'meeting' ? soon.by : 'call')
  const [due, setDue] = useState(soon ? localInput(soon.due) : '')
  const [promised, setPromised] = useState(proposal.do === 'next' && proposal.promised)
  const [reason, setReason] = useState(proposal.do === 'recycled' ? proposal.reason : '')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [meeting, setMeeting] = useState<Draft | null>(null)
  const [qualified, setQualified] = useState(sheet.card.ready)
  const save = useRef<HTMLButtonElement>(null)
  useEffect(() => save.current?.focus(), [])

  const reasons = way === 'disqualified' ? sheet.disqualifyReasons : sheet.recycleReasons
  const chosen = reasons.find(({ id }) => id === reason) ?? reasons[0]
  const late = way === 'next' && due !== '' && new Date(due).getTime() <= now
  const missingNote =
    (way === 'recycled' || way === 'disqualified') && chosen?.noteRequired && note.trim() === ''
  const unfit =
    (way === 'next' && (due === '' || late)) ||
    (way === 'meeting' && !meeting) ||
    (way === 'qualified' && !sheet.card.ready)
  const ways: Way[] =
    outcome === 'connected'
      ? ['qualified', 'meeting', 'next', 'recycled', 'disqualified']
      : ['next', 'meeting', 'recycled', 'disqualified']

  const then = (): Call['then'] | null => {
    if (way === 'qualified') return { do: 'qualified' }
    if (way === 'meeting')
      return meeting && { do: 'meeting', meeting, qualified: qualified && outcome === 'connected' }
    if (way === 'recycled' || way === 'disqualified')
      return chosen ? { do: way, reason: chosen.id, ...(note.trim() ? { note: note.trim() } : {}) } : null
    const at = new Date(due)
    const step = soon && soon.by === nextBy ? soon.step : null
    return { do: 'next', by: nextBy, due: at.toISOString(), promised, step }
  }
  const submit = () => {
    setAsked(true)
    const what = unfit || missingNote ? null : then()
    if (!what) return
    const how = by === 'email' || by === 'message' ? by : 'call'
    onSave({ how, outcome, then: what, ...(note.trim() ? { note: note.trim() } : {}) })
  }

  return (
    <form
      className={styles.next}
      aria-label={words.next.title}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
      }}
    >
      <div className={styles.top}>
        <h3>{words.next.title}</h3>
        <Segments
          label={words.next.title}
          value={way}
          options={ways.map((value) => ({ value, label: words.next.ways[value] }))}
          onChange={(value) => {
            setWay(value)
            setAsked(false)
          }}
        />
      </div>
      {way === 'next' && (
        <>
          {soon && (
            <p className={styles.proposed}>
              {words.next.proposed} <b>{soon.what}</b>, {shortMoment(soon.due)}
            </p>
          )}
          <div className={styles.row}>
            <Choice
              label={words.next.by}
              value={nextBy}
              onChange={(value) => setNextBy(value as typeof nextBy)}
              options={(['call', 'email', 'message'] as const).map((value) => ({
                value,
                label: words.next.bys[value],
              }))}
            />
            <TextField
              label={words.next.due}
              type="datetime-local"
              value={due}
              onChange={setDue}
              error={late ? words.next.late : undefined}
            />
            <Toggle label={words.next.promised} on={promised} onChange={setPromised} />
          </div>
        </>
      )}
      {way === 'meeting' && (
        <>
          <MeetingFields reps={sheet.reps} onChange={setMeeting} />
          {outcome === 'connected' && (
            <Toggle label={words.meeting.qualified} on={qualified} onChange={setQualified} />
          )}
          {asked && !meeting && <p className={styles.error}>{words.meeting.choose}</p>}
        </>
      )}
      {way === 'qualified' && (
        <p className={sheet.card.ready ? styles.proposed : styles.error}>
          {sheet.card.ready ? words.next.qualified : words.next.notReady}
        </p>
      )}
      {(way === 'recycled' || way === 'disqualified') && (
        <Choice
          label={words.next.reason}
          value={chosen?.id ?? ''}
          onChange={setReason}
          options={reasons.map(({ id, label, to }) => ({
            value: id,
            label: `${label} (${words.next.leads(to)})`,
          }))}
        />
      )}
      <TextArea
        label={words.next.note}
        rows={2}
        value={note}
        onChange={setNote}
        required={chosen?.noteRequired === true && (way === 'recycled' || way === 'disqualified')}
        error={asked && missingNote ? words.next.noteNeeded : undefined}
      />
      <div className={styles.actions}>
        <Button ref={save} look="primary" type="submit" hint="↵">
          {words.next.save}
        </Button>
        <Button look="quiet" hint="esc" onClick={onCancel}>
          {words.next.cancel}
        </Button>
        <span className={styles.hint}>{words.next.hint}</span>
      </div>
    </form>
  )
}
