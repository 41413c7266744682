import { useState } from 'react'
import { useLaterLeadAction } from '../data/lead-actions.ts'
import { useMe } from '../data/me.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { useShortcuts } from '../ui/keys.ts'
import { Dialog } from '../ui/Overlay.tsx'
import styles from './ReasonForm.module.css'
import { words } from './return-words.ts'

export type Say = 'agreed' | 'appealed' | 'upheld' | 'overturned'

interface Back {
  team: string
  answer: 'agreed' | 'appealed' | null
  appeal: 'upheld' | 'overturned' | null
}

const MANAGER_OF: Record<string, string> = {
  sales: 'sales_manager',
  leadgen: 'leadgen_manager',
  marketing: 'marketing',
}

/** What may be said to a return by the one who sits here: whoever handed over answers, the other side's manager decides. */
export function useSayings({ team, answer, appeal }: Back): Say[] {
  const { me } = useMe()
  const mayWork = useMay('work')
  if (!mayWork) return []
  if (answer === null) return me && me.function === team ? [] : ['agreed', 'appealed']
  if (answer !== 'appealed' || appeal !== null || !me) return []
  return me.role === 'admin' || me.role === MANAGER_OF[team] ? ['upheld', 'overturned'] : []
}

const KEYS: Record<Say, string> = { agreed: 'y', appealed: 'n', upheld: 'y', overturned: 'n' }

interface ReturnActsProps {
  lead: { id: string; entries: number }
  back: Back
  /** where the keys stand in the map of keys */
  section: string
  onSaid?: () => void
}

/** One key agrees (or lets stand), one appeals (or overturns); each asks for its note and is undone for five seconds. */
export function ReturnActs({ lead, back, section, onSaid }: ReturnActsProps) {
  const [saying, setSaying] = useState<Say | null>(null)
  const says = useSayings(back)
  useShortcuts(
    section,
    says.map((say) => ({ keys: KEYS[say], does: words.titles[say], run: () => setSaying(say) })),
  )
  if (says.length === 0) return null
  return (
    <div className={styles.actions}>
      {says.map((say, i) => (
        <Button
          key={say}
          look={i === 0 ? 'primary' : 'plain'}
          hint={KEYS[say]}
          onClick={() => setSaying(say)}
        >
          {words.acts[say]}
        </Button>
      ))}
      {saying && (
        <Dialog open title={words.titles[saying]} onClose={() => setSaying(null)}>
          <SayForm
            say={saying}
            lead={lead}
            onClose={() => setSaying(null)}
            onSaid={() => {
              setSaying(null)
              onSaid?.()
            }}
          />
        </Dialog>
      )}
    </div>
  )
}

interface SayFormProps {
  say: Say
  lead: ReturnActsProps['lead']
  onClose: () => void
  onSaid: () => void
}

function SayForm({ say, lead, onClose, onSaid }: SayFormProps) {
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const act = useLaterLeadAction()
  const needed = say === 'appealed'
  const send = () => {
    if (needed && note.trim() === '') return setAsked(true)
    const said = note.trim() === '' ? {} : { note: note.trim() }
    const answering = say === 'agreed' || say === 'appealed'
    act({
      id: lead.id,
      act: answering ? 'return-answer' : 'appeal-decision',
      body: answering ? { answer: say, ...said } : { outcome: say, ...said },
      done: words.done[say],
      seen: lead.entries,
    })
    onSaid()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
      }}
    >
      <p className={styles.hint}>{words.hints[say]}</p>
      <TextArea
        label={words.note}
        value={note}
        onChange={setNote}
        autoFocus
        required={needed}
        error={asked && note.trim() === '' ? words.noteNeeded : undefined}
      />
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {words.acts[say].replace(/\s?…$/, '')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
