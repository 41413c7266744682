import { Button } from '../ui/Button.tsx'
import { useShortcuts } from '../ui/keys.ts'
import type { Item, Outcome } from './data.ts'
import styles from './Outcomes.module.css'
import { words } from './words.ts'

const CALLED: Outcome[] = [
  'connected',
  'no_answer',
  'voicemail',
  'call_later',
  'wrong_number',
  'not_interested',
]
const WRITTEN: Outcome[] = ['sent', 'connected', 'bounced', 'not_interested']

export function outcomesOf(by: Item['by']): Outcome[] {
  return by === 'email' || by === 'message' ? WRITTEN : CALLED
}

/** The six keys of the telephone; of a mail, what comes of mails. */
export function Outcomes({
  chosen,
  by,
  onChoose,
}: {
  chosen: Outcome | null
  by: Item['by']
  onChoose: (outcome: Outcome) => void
}) {
  const outcomes = outcomesOf(by)
  const labelOf = (outcome: Outcome) =>
    outcome === 'connected' && outcomes === WRITTEN ? words.replied : words.outcomes[outcome]
  useShortcuts(
    words.title,
    outcomes.map((outcome, i) => ({
      keys: `${i + 1}`,
      does: labelOf(outcome),
      run: () => onChoose(outcome),
    })),
  )
  return (
    <div role="group" aria-label={words.outcome} className={styles.outcomes}>
      {outcomes.map((outcome, i) => (
        <span key={outcome} className={styles.outcome} data-chosen={chosen === outcome || undefined}>
          <Button
            look={i === 0 && chosen === null ? 'primary' : 'plain'}
            hint={`${i + 1}`}
            onClick={() => onChoose(outcome)}
          >
            {labelOf(outcome)}
          </Button>
        </span>
      ))}
    </div>
  )
}
