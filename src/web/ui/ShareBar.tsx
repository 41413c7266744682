import { number, percent } from './format.ts'
import styles from './ShareBar.module.css'
import { Tip } from './Tip.tsx'
import { words } from './words.ts'

/** Null where there is nothing to divide by; counts where they are known. */
interface Shared {
  share: number | null
  low: number | null
  high: number | null
  hits?: number
  n?: number
}

type Tone = 'plain' | 'bad' | 'warn'

interface ShareBarProps {
  of: Shared | null
  /** what was promised, as a line */
  mark?: number | null
  tone?: Tone
  /** what stands at the bar: counts and interval are told on hover and read out in any case */
  beside?: 'counts' | 'interval' | 'nothing'
}

/** A share, what it rests on and its 95 % interval: a long interval says that little is known yet. */
export function ShareBar({ of, mark = null, tone = 'plain', beside = 'counts' }: ShareBarProps) {
  if (of === null || of.share === null || of.low === null || of.high === null)
    return (
      <span className={styles.none}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{words.noShare}</span>
      </span>
    )
  const { share, low, high, hits, n } = of
  const interval = words.interval(percent(low), percent(high))
  const counts = hits === undefined || n === undefined ? null : words.share(number(hits), number(n))
  const said = [counts, `95 %: ${interval}`].filter(Boolean).join('; ')
  return (
    <Tip label={said}>
      <span className={styles.share} data-share={beside}>
        <b className={styles.value}>{percent(share)}</b>
        <ShareTrack of={{ share, low, high }} mark={mark} tone={tone} />
        {beside !== 'nothing' && (
          <span className={styles.beside} aria-hidden="true">
            {beside === 'counts' ? `${number(hits ?? 0)}/${number(n ?? 0)}` : interval}
          </span>
        )}
        <span className="visually-hidden">{said}</span>
      </span>
    </Tip>
  )
}

interface TrackProps {
  of: { share: number; low: number; high: number }
  mark?: number | null
  tone?: Tone
}

/** Nothing but the bar: whoever shows it says the figures beside it. */
export function ShareTrack({ of: { share, low, high }, mark = null, tone = 'plain' }: TrackProps) {
  const at = (part: number) => `${part * 100}%`
  return (
    <span className={styles.track} data-tone={tone} aria-hidden="true">
      <span className={styles.interval} style={{ left: at(low), width: at(high - low) }} />
      <span className={styles.point} style={{ left: at(share) }} />
      {mark !== null && <span className={styles.mark} style={{ left: at(mark) }} />}
    </span>
  )
}
