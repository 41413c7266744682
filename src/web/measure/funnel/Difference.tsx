import type { Share } from '#journey/measure/funnel/contract.ts'
import { fixed } from '../../ui/format.ts'
import styles from './Funnel.module.css'
import { words } from './words.ts'

/** By how much a share is another one than before; where their intervals reach over each other's share, it may be chance. */
export function Difference({ now, then }: { now: Share; then: Share }) {
  if (now.share === null || then.share === null) return null
  const by = (now.share - then.share) * 100
  // the square-and-add interval of Newcombe (1998) from the two of Wilson
  const below = Math.hypot(now.share - now.low!, then.high! - then.share) * 100
  const above = Math.hypot(now.high! - now.share, then.share - then.low!) * 100
  const chance = by - below <= 0 && by + above >= 0
  return (
    <small className={styles.faint} data-tone={chance ? undefined : by > 0 ? 'good' : 'bad'}>
      {chance ? words.same : by > 0 ? words.better(fixed(by, 1)) : words.worse(fixed(-by, 1))}
    </small>
  )
}
