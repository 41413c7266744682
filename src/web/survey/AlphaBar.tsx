import type { AgreementView } from '#journey/survey/contract.ts'
import { Tip } from '../ui/Tip.tsx'
import styles from './AlphaBar.module.css'
import { words } from './result-words.ts'

const FROM = -0.4
const place = (value: number) => ((Math.min(Math.max(value, FROM), 1) - FROM) / (1 - FROM)) * 100

/** The zones of α under which the bars stand. */
export function AlphaScale() {
  return (
    <div className={styles.row} aria-hidden="true">
      <span />
      <div className={styles.scale}>
        {[0, 0.667, 0.8, 1].map((tick) => (
          <span key={tick} style={{ left: `${place(tick)}%` }}>
            {tick === 0.667 ? '.67' : tick === 0.8 ? '.8' : tick}
          </span>
        ))}
      </div>
      <span />
    </div>
  )
}

export function AlphaBar({ label, agreement }: { label: string; agreement: AgreementView }) {
  const { alpha, interval, why } = agreement
  const spoken =
    alpha === null || !interval
      ? words.why[why ?? 'no_pairs']
      : `${words.alphaOf(alpha, interval.low, interval.high)}; ${words.rests(agreement)}`
  return (
    <div className={styles.row} role="group" aria-label={`${label}: ${spoken}`}>
      <span className={styles.label}>{label}</span>
      {alpha === null || !interval ? (
        <span className={styles.why}>{spoken}</span>
      ) : (
        <>
          <Tip label={spoken}>
            <div className={styles.track} tabIndex={0}>
              <span className={styles.zero} style={{ left: `${place(0)}%` }} />
              <span
                className={styles.zone}
                data-zone="some"
                style={{ left: `${place(0.667)}%`, width: `${place(0.8) - place(0.667)}%` }}
              />
              <span className={styles.zone} data-zone="good" style={{ left: `${place(0.8)}%`, right: 0 }} />
              <span
                className={styles.interval}
                style={{
                  left: `${place(interval.low)}%`,
                  width: `${place(interval.high) - place(interval.low)}%`,
                }}
              />
              <span className={styles.dot} style={{ left: `${place(alpha)}%` }} />
            </div>
          </Tip>
          <span className={styles.value}>
            <b>{words.two(alpha)}</b>
            <span>{words.interval(interval.low, interval.high)}</span>
          </span>
        </>
      )}
    </div>
  )
}
