import { useState } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { SetWatch } from './SetWatch.tsx'
import styles from './Watch.module.css'
import { signalName, words } from './words.ts'

/** On the page of a lead that is not for us now: when we look again, and what became of it. */
export function WatchPanel({ lead }: { lead: LeadDetail }) {
  const [open, setOpen] = useState<'outcome' | 'again' | null>(null)
  const works = useMay('work')
  if (!lead.watch) return null
  const { ask, on, signals, due, outcome } = lead.watch
  const close = () => setOpen(null)
  return (
    <Section title={words.panel.title}>
      {outcome && <p className={styles.name}>{words.outcomes[outcome]}</p>}
      <p className={styles.text}>
        {due
          ? words.panel.due
          : ask === null
            ? words.panel.none
            : [
                on && words.on(day(on)),
                signals.length > 0 && words.signal(signals.map(signalName).join(', ')),
                words.asks[ask],
              ]
                .filter(Boolean)
                .join(' · ')}
      </p>
      {works && !lead.erased && (
        <div className={styles.buttons}>
          <Button look={due ? 'primary' : 'plain'} onClick={() => setOpen('outcome')}>
            {words.answer}
          </Button>
          <Button onClick={() => setOpen('again')}>{words.again}</Button>
        </div>
      )}
      {open === 'outcome' && <OutcomeForm leadId={lead.id} onClose={close} />}
      {open === 'again' && <SetWatch leadId={lead.id} ask={ask ?? 'other'} onClose={close} />}
    </Section>
  )
}
