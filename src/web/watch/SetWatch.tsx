import { useState } from 'react'
import { useLeadAction } from '../data/lead-actions.ts'
import { ProblemError } from '../data/request.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { optionsOf } from './OutcomeForm.tsx'
import { words } from './words.ts'

const w = words.form
const NONE = ''

/** When to look again: on a day, or as soon as they do something. */
export function SetWatch({
  leadId,
  ask: was,
  onClose,
}: {
  leadId: string
  ask: string
  onClose: () => void
}) {
  const [on, setOn] = useState('')
  const [ask, setAsk] = useState(was)
  const [signal, setSignal] = useState(NONE)
  const [note, setNote] = useState('')
  const act = useLeadAction()
  const errors = act.error instanceof ProblemError ? act.error.fields : {}
  const body = {
    ask,
    ...(on ? { on } : {}),
    ...(signal === NONE ? {} : { signals: [signal] }),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
  return (
    <Dialog open title={words.again} onClose={onClose}>
      <FormFrame
        busy={act.isPending}
        disabled={!on && signal === NONE}
        submit={w.save}
        onClose={onClose}
        onSubmit={() => act.mutate({ id: leadId, act: 'watch', body, done: w.set }, { onSuccess: onClose })}
      >
        <TextField type="date" label={w.on} hint={w.onHint} value={on} onChange={setOn} error={errors.on} />
        <Choice label={w.ask} value={ask} onChange={setAsk} options={optionsOf(words.asks)} />
        <Choice
          label={w.signals}
          value={signal}
          onChange={setSignal}
          options={[{ value: NONE, label: w.noSignal }, ...optionsOf(w.signalNames)]}
        />
        <TextArea label={w.note} hint={w.noteHint} value={note} onChange={setNote} error={errors.note} />
      </FormFrame>
    </Dialog>
  )
}
