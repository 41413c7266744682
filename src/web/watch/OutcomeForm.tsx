import { useState } from 'react'
import { useLeadAction } from '../data/lead-actions.ts'
import { ProblemError } from '../data/request.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { words } from './words.ts'

const w = words.form

/** What became of a lead that we did not win, how we know, and when to ask again. */
export function OutcomeForm({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const [outcome, setOutcome] = useState('bought_elsewhere')
  const [vendor, setVendor] = useState('')
  const [how, setHow] = useState('told_us')
  const [again, setAgain] = useState('')
  const [note, setNote] = useState('')
  const act = useLeadAction()
  const errors = act.error instanceof ProblemError ? act.error.fields : {}
  const elsewhere = outcome === 'bought_elsewhere'
  const body = {
    outcome,
    how,
    ...(elsewhere && vendor.trim() ? { vendor: vendor.trim() } : {}),
    ...(again ? { again } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
  return (
    <Dialog open title={words.answer} onClose={onClose}>
      <FormFrame
        busy={act.isPending}
        submit={w.save}
        onClose={onClose}
        onSubmit={() =>
          act.mutate({ id: leadId, act: 'outcome', body, done: w.learned }, { onSuccess: onClose })
        }
      >
        <Choice label={w.outcome} value={outcome} onChange={setOutcome} options={optionsOf(words.outcomes)} />
        {elsewhere && (
          <TextField label={w.vendor} value={vendor} onChange={setVendor} error={errors.vendor} />
        )}
        <Choice label={w.how} value={how} onChange={setHow} options={optionsOf(words.hows)} />
        <TextField
          type="date"
          label={w.againOn}
          hint={w.againHint}
          value={again}
          onChange={setAgain}
          error={errors.again}
        />
        <TextArea label={w.note} hint={w.noteHint} value={note} onChange={setNote} error={errors.note} />
      </FormFrame>
    </Dialog>
  )
}

export function optionsOf(names: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
