import { useState } from 'react'
import type { Tried } from '#journey/handoff/owed.contract.ts'
import { useLaterLeadAction } from '../data/lead-actions.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Kbd, Tag } from '../ui/Tag.tsx'
import { Segments } from '../ui/Toggle.tsx'
import styles from './ReasonForm.module.css'
import { words } from './owed-words.ts'

type Way = Tried['how']
type Outcome = Tried['outcome']

const SPOKEN: Outcome[] = [
  'no_answer',
  'voicemail',
  'call_later',
  'connected',
  'not_interested',
  'wrong_number',
]
/** Which outcomes each way may have, the frequent ones first: their place is their key. */
const outcomesOf: Record<Way, Outcome[]> = {
  call: SPOKEN,
  email: ['sent', 'bounced', 'connected', 'not_interested', 'call_later'],
  message: ['sent', 'bounced', 'connected', 'not_interested', 'call_later', 'wrong_number'],
  visit: ['no_answer', 'connected', 'not_interested', 'call_later'],
  other: ['no_answer', 'sent', 'connected', 'not_interested', 'call_later'],
}
const CONTACT: Outcome[] = ['connected', 'not_interested']

interface AttemptFormProps {
  id: string
  open: boolean
  onClose: () => void
}

/** `c`, then a number: that is the whole of it. A note may be written first. */
export function AttemptForm({ id, open, onClose }: AttemptFormProps) {
  return (
    <Dialog open={open} title={words.logTitle} onClose={onClose}>
      <Asked id={id} onClose={onClose} />
    </Dialog>
  )
}

function Asked({ id, onClose }: Omit<AttemptFormProps, 'open'>) {
  const [how, setHow] = useState<Way>('call')
  const [note, setNote] = useState('')
  const act = useLaterLeadAction()
  const save = (outcome: Outcome) => {
    const said = note.trim() === '' ? {} : { note: note.trim() }
    act({
      id,
      of: `attempt:${id}`,
      act: 'attempts',
      body: { how, outcome, ...said },
      done: words.logged(words.hows[how], words.outcomes[outcome]),
    })
    onClose()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement) return
    const outcome = /^[1-9]$/.test(event.key) ? outcomesOf[how][Number(event.key) - 1] : undefined
    if (!outcome) return
    event.preventDefault()
    save(outcome)
  }
  return (
    <div className={styles.form} onKeyDown={onKeyDown}>
      <Segments
        label={words.how}
        value={how}
        options={Object.entries(words.hows).map(([value, label]) => ({ value: value as Way, label }))}
        onChange={setHow}
      />
      <p className={styles.hint} id="came">
        {words.came}
      </p>
      <ul className={styles.reasons} aria-labelledby="came">
        {outcomesOf[how].map((outcome, i) => (
          <li key={outcome}>
            <button
              type="button"
              className={styles.choice}
              data-autofocus={i === 0 || undefined}
              onClick={() => save(outcome)}
            >
              <Kbd>{i + 1}</Kbd>
              <span className={styles.label}>{words.outcomes[outcome]}</span>
              {CONTACT.includes(outcome) && <Tag tone="good">{words.contact}</Tag>}
            </button>
          </li>
        ))}
      </ul>
      <TextArea label={words.note} rows={2} value={note} onChange={setNote} />
      <div className={styles.actions}>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}
