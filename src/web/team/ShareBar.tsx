import type { Share } from '#journey/measure/team.contract.ts'
import { percent } from '../ui/format.ts'
import { Tip } from '../ui/Tip.tsx'
import styles from './ShareBar.module.css'
import { words } from './words.ts'

/** A share, its 95 % interval as a bar, and what it rests on. */
export function ShareBar({ of, tone = 'plain' }: { of: Share; tone?: 'plain' | 'bad' }) {
  const { hits, n, share, low, high } = of
  if (share === null || low === null || high === null) return <span className={styles.none}>–</span>
  const said = `${words.share(hits, n)}; ${words.interval(low, high)}`
  return (
    <Tip label={said}>
      <span className={styles.share} data-tone={tone}>
        <span className={styles.value}>{percent(share)}</span>
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.interval}
            style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
          />
          <span className={styles.point} style={{ left: `${share * 100}%` }} />
        </span>
        <span className={styles.count} aria-hidden="true">
          {hits}/{n}
        </span>
        <span className="visually-hidden">{said}</span>
      </span>
    </Tip>
  )
}
