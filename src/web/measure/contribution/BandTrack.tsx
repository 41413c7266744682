import styles from './Contribution.module.css'

interface BandTrackProps {
  part: { share: number | null; low: number | null; high: number | null }
  /** per cent */
  band: { from: number; to: number } | null
}

/** The agreed band as a field, the interval as a line across it, the share as a point on that. */
export function BandTrack({ part: { share, low, high }, band }: BandTrackProps) {
  const at = (share: number) => `${share * 100}%`
  return (
    <span className={styles.track} aria-hidden="true">
      {band && (
        <span className={styles.band} style={{ left: `${band.from}%`, width: `${band.to - band.from}%` }} />
      )}
      {low !== null && high !== null && (
        <span className={styles.interval} style={{ left: at(low), width: at(high - low) }} />
      )}
      {share !== null && <span className={styles.point} style={{ left: at(share) }} />}
    </span>
  )
}
