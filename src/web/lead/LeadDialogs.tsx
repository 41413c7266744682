import { useState } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { type LeadAction, useDeciding, useLeadAction } from '../data/lead-actions.ts'
import { useMe } from '../data/me.ts'
import { ProblemError } from '../data/request.ts'
import { ReasonForm } from '../handoff/ReasonForm.tsx'
import { RaceNote } from '../live/RaceNote.tsx'
import { MergeForm } from '../merging/MergeForm.tsx'
import { words as mergeWords } from '../merging/words.ts'
import { Choice, TextArea } from '../ui/Field.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import { EraseForm } from './EraseForm.tsx'
import { words as fieldWords } from './field-words.ts'
import { FormFrame } from './FormFrame.tsx'
import { TouchForm } from './TouchForm.tsx'
import { words } from './words.ts'

export type DialogName =
  'return' | 'disqualify' | 'contacted' | 'touch' | 'assign' | 'merge' | 'erase' | 'correct'

const titles: Record<DialogName, string> = {
  return: words.dialogs.returnTitle,
  disqualify: words.dialogs.disqualifyTitle,
  contacted: words.dialogs.contactTitle,
  touch: words.dialogs.touchTitle,
  assign: words.dialogs.assignTitle,
  merge: mergeWords.title,
  erase: words.dialogs.eraseTitle,
  correct: fieldWords.correct,
}

export interface FormProps {
  lead: LeadDetail
  onClose: () => void
}

export function LeadDialogs({ lead, name, onClose }: FormProps & { name: DialogName }) {
  useDeciding(lead.id, lead.entries)
  return (
    <Dialog open title={titles[name]} onClose={onClose} {...(name === 'merge' && { width: 680 })}>
      <RaceNote leadId={lead.id} />
      {(name === 'return' || name === 'disqualify') && <Reasons lead={lead} name={name} onClose={onClose} />}
      {name === 'contacted' && <ContactForm lead={lead} onClose={onClose} />}
      {name === 'assign' && <AssignForm lead={lead} onClose={onClose} />}
      {name === 'touch' && <TouchForm lead={lead} onClose={onClose} />}
      {name === 'merge' && <MergeForm lead={lead} onClose={onClose} />}
      {name === 'correct' && <CorrectForm lead={lead} onClose={onClose} />}
      {name === 'erase' && <EraseForm lead={lead} onClose={onClose} />}
    </Dialog>
  )
}

function Reasons({ lead, name, onClose }: FormProps & { name: 'return' | 'disqualify' }) {
  const act = useLeadAction()
  const { by } = useMe()
  const who = name === 'return' && lead.offer ? { by: lead.offer.to.id } : by
  return (
    <ReasonForm
      reasons={name === 'return' ? lead.returnReasons : lead.disqualifyReasons}
      submit={name === 'return' ? words.return : words.dialogs.disqualifyTitle}
      hint={name === 'return' ? words.dialogs.returnHint : words.dialogs.disqualifyHint}
      busy={act.isPending}
      noteError={act.error instanceof ProblemError ? act.error.fields.note : undefined}
      onCancel={onClose}
      onSubmit={(reason, note) =>
        act.mutate(
          {
            id: lead.id,
            act: name,
            body: { reason, ...(note ? { note } : {}), ...who },
            done: words.done[name],
          },
          { onSuccess: onClose },
        )
      }
    />
  )
}

function ContactForm({ lead, onClose }: FormProps) {
  const [how, setHow] = useState('call')
  const [note, setNote] = useState('')
  const act = useLeadAction()
  const { by } = useMe()
  const action: LeadAction = {
    id: lead.id,
    act: 'contacted',
    body: { how, ...(note.trim() ? { note: note.trim() } : {}), ...by },
    done: words.done.contacted,
  }
  return (
    <FormFrame
      busy={act.isPending}
      submit={words.dialogs.save}
      onClose={onClose}
      onSubmit={() => act.mutate(action, { onSuccess: onClose })}
    >
      <Choice
        label={words.dialogs.how}
        value={how}
        onChange={setHow}
        options={Object.entries(words.dialogs.hows).map(([value, label]) => ({ value, label }))}
      />
      <TextArea label={words.dialogs.note} value={note} onChange={setNote} />
    </FormFrame>
  )
}

function AssignForm({ lead, onClose }: FormProps) {
  const { people, by } = useMe()
  const [owner, setOwner] = useState(lead.owner.id)
  const act = useLeadAction()
  const name = people.find((person) => person.id === owner)?.name ?? owner
  const action: LeadAction = {
    id: lead.id,
    act: 'assign',
    body: { owner, ...by },
    done: words.done.assign(name),
  }
  const options = people.map((person) => ({ value: person.id, label: `${person.name} (${person.function})` }))
  if (!people.some((person) => person.id === lead.owner.id))
    options.unshift({ value: lead.owner.id, label: lead.owner.name })
  return (
    <FormFrame
      busy={act.isPending}
      disabled={owner === lead.owner.id}
      submit={words.dialogs.assign}
      onClose={onClose}
      onSubmit={() => act.mutate(action, { onSuccess: onClose })}
    >
      <Choice label={words.dialogs.assignTo} value={owner} onChange={setOwner} options={options} />
    </FormFrame>
  )
}
