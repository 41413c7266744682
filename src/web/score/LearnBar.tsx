import { useState } from 'react'
import type { TrainingInput, TrainingSummary } from '#journey/learning/workspace/contract.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Field.tsx'
import { number } from '../ui/format.ts'
import { useLearn } from './data.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

type Outcome = NonNullable<TrainingInput['outcome']>
type Moment = NonNullable<TrainingInput['moment']>

const options = <Value extends string>(of: Record<Value, string>) =>
  (Object.entries(of) as [Value, string][]).map(([value, label]) => ({ value, label }))

/** What to learn, and how far it is while it is being learned. */
export function LearnBar({ under }: { under: TrainingSummary | null }) {
  const [outcome, setOutcome] = useState<Outcome>('opportunity')
  const [moment, setMoment] = useState<Moment>('entry')
  const { start, cancel } = useLearn()
  if (under) {
    const { done, of } = under.progress
    const share = of ? done / of : 0
    return (
      <div className={styles.learn} aria-live="polite">
        <div
          className={styles.meter}
          role="progressbar"
          aria-label={words.learning}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <span style={{ width: `${share * 100}%` }} />
        </div>
        <span className={styles.grow}>
          {under.status === 'waiting'
            ? words.waiting
            : of === null || done === of
              ? words.learning
              : words.reading(number(done), number(of))}
        </span>
        <Button busy={cancel.isPending} onClick={() => cancel.mutate(under.id)}>
          {words.cancel}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.learn}>
      <Choice
        label={words.outcome}
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
        options={options(words.outcomes)}
      />
      <Choice
        label={words.moment}
        value={moment}
        onChange={(value) => setMoment(value as Moment)}
        options={options(words.moments)}
      />
      <Button busy={start.isPending} onClick={() => start.mutate({ outcome, moment })}>
        {words.learn}
      </Button>
    </div>
  )
}
