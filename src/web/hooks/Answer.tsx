import { Tag, type Tone } from '../ui/Tag.tsx'
import type { HookCall } from './data.ts'
import styles from './Hooks.module.css'
import { words } from './words.ts'

const TONES: Record<HookCall['outcome'], Tone> = { taken: 'good', later: 'warn', never: 'bad' }

type Answered = Pick<HookCall, 'outcome' | 'reason' | 'status' | 'detail'>

/** What a system answered: the status as it came, and what it means. */
export function Answer({ of: { outcome, reason, status, detail } }: { of: Answered }) {
  return (
    <span className={styles.answer}>
      <Tag tone={TONES[outcome]}>{status ?? words.reasons[reason]}</Tag>
      {status !== null && reason !== 'taken' && <span className={styles.small}>{words.reasons[reason]}</span>}
      {detail !== '' && <code className={styles.code}>{detail}</code>}
    </span>
  )
}
