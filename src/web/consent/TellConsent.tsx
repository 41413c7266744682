import { useState } from 'react'
import type { LeadConsents } from '#journey/consent/contract.ts'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useLeadAction } from '../data/lead-actions.ts'
import { FormFrame } from '../lead/FormFrame.tsx'
import { Choice, TextArea } from '../ui/Field.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { words } from './words.ts'

const w = words.panel
const ALL = 'all'

interface Props {
  lead: LeadDetail
  purposes: LeadConsents['purposes']
  onClose: () => void
}

/** The person told one of us. To everything nobody agrees; to take everything back is their right. */
export function TellConsent({ lead, purposes, onClose }: Props) {
  const [purpose, setPurpose] = useState(purposes[0]?.id ?? ALL)
  const [given, setGiven] = useState('yes')
  const [note, setNote] = useState('')
  const act = useLeadAction()
  const stops = given === 'no'
  const options = purposes.map(({ id, name }) => ({ value: id, label: name }))
  if (stops) options.push({ value: ALL, label: w.all.email })
  const body = {
    purpose: purpose === ALL ? null : purpose,
    given: !stops,
    ...(note.trim() ? { note: note.trim() } : {}),
  }
  return (
    <Dialog open title={w.tell} onClose={onClose}>
      <FormFrame
        busy={act.isPending}
        disabled={purpose === ALL && !stops}
        submit={w.save}
        onClose={onClose}
        onSubmit={() =>
          act.mutate({ id: lead.id, act: 'consents', body, done: w.recorded }, { onSuccess: onClose })
        }
      >
        <Choice
          label={w.said}
          value={given}
          onChange={setGiven}
          options={[
            { value: 'yes', label: w.agrees },
            { value: 'no', label: w.stops },
          ]}
        />
        <Choice label={w.purpose} value={purpose} onChange={setPurpose} options={options} />
        <TextArea label={w.note} hint={w.noteHint} value={note} onChange={setNote} />
      </FormFrame>
    </Dialog>
  )
}
