import type { PersonView } from '#journey/measure/team.contract.ts'
import { money, number, tenth } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './FairRanges.module.css'
import { words } from './words.ts'

/** What somebody was given, against what chance gives with as many offers. */
export function FairRanges({
  fair,
  currency,
}: {
  fair: NonNullable<PersonView['fair']>
  currency: string | null
}) {
  const euros = (value: number) => money(String(Math.round(value)), currency)
  return (
    <>
      <dl className={styles.ranges}>
        <Range title={words.person.fairOf.score} of={fair.score} say={tenth} />
        {fair.value.had > 0 && <Range title={words.person.fairOf.value} of={fair.value} say={euros} />}
        <Range title={words.person.fairOf.top} of={fair.top} say={number} />
      </dl>
      <p className={styles.said}>{words.person.fairSaid}</p>
    </>
  )
}

type Against = NonNullable<PersonView['fair']>['score']

function Range({ title, of, say }: { title: string; of: Against; say: (value: number) => string }) {
  const { had, low, high, side } = of
  if (low === null || high === null) return null
  const room = Math.max(high - low, Math.abs(had - (low + high) / 2) * 2, 1e-9)
  const from = (low + high) / 2 - room
  const place = (value: number) => `${((value - from) / (2 * room)) * 100}%`
  return (
    <div className={styles.range}>
      <dt>{title}</dt>
      <dd>
        <b>{say(had)}</b>
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.chance}
            style={{ left: place(low), width: `${((high - low) / (2 * room)) * 100}%` }}
          />
          <span className={styles.had} style={{ left: place(had) }} data-side={side} />
        </span>
        <span className={styles.between}>{words.person.range(say(low), say(high))}</span>
        <Tag tone={side === 'fair' ? 'plain' : 'warn'}>{words.person.side[side]}</Tag>
      </dd>
    </div>
  )
}
