import { useState } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { useMay } from '../data/session.ts'
import { AttemptForm } from '../handoff/AttemptForm.tsx'
import { OwedList } from '../handoff/OwedList.tsx'
import { words } from '../handoff/owed-words.ts'
import { Button } from '../ui/Button.tsx'
import { IconPhone } from '../ui/icons.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './OwedPanel.module.css'
import { words as leadWords } from './words.ts'

/** Who owes what by when, on both sides; and the key that says that somebody was tried. */
export function OwedPanel({ lead }: { lead: LeadDetail }) {
  const [logging, setLogging] = useState(false)
  const { owed, tried } = lead
  const mayWork = useMay('work')
  const mayLog = mayWork && !lead.erased
  useShortcuts(leadWords.section, [{ keys: 'c', does: words.log, run: () => setLogging(true) }], mayLog)
  return (
    <Section title={words.title}>
      {owed.length > 0 ? <OwedList owed={owed} /> : <p className={styles.none}>{words.none}</p>}
      {tried && (
        <p className={styles.tried}>
          {words.tried(tried.n, words.hows[tried.how], words.outcomes[tried.outcome])}
        </p>
      )}
      {mayLog && (
        <div className={styles.log}>
          <Button icon={<IconPhone size={15} />} hint="c" onClick={() => setLogging(true)}>
            {words.log}
          </Button>
        </div>
      )}
      <AttemptForm id={lead.id} open={logging} onClose={() => setLogging(false)} />
    </Section>
  )
}
