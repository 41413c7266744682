import { Reliability } from '../measure/money/Reliability.tsx'
import { fixed, number, percentTenth } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import type { Result } from './data.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

/** On later leads that the card had not seen: does it tell them apart, and does what it says come true? */
export function Validation({ of }: { of: Result }) {
  const { area, signed, rows, yes, curve, calibrationError, rollingError } = of.validation!
  const bins = curve.map(({ rows: n, said, yes: won, came: share, low, high }) => ({
    n,
    said,
    won,
    share,
    low,
    high,
  }))
  return (
    <>
      <Section title={words.areas}>
        <dl className={styles.areas}>
          <Area name={words.card} of={area} tone="card" />
          {signed && <Area name={words.rules} of={{ auc: signed.auc, low: signed.auc, high: signed.auc }} />}
        </dl>
        {signed && (
          <p className={styles.said}>
            {words.difference(fixed(signed.difference, 3), fixed(signed.low, 3), fixed(signed.high, 3))}
          </p>
        )}
        <p className={styles.hint}>{words.areasHint(number(rows), number(yes))}</p>
      </Section>
      <Section title={words.reliability}>
        <div className={styles.reliability}>
          <Reliability bins={bins} size={220} />
          <div>
            <p className={styles.hint}>
              {words.reliabilityHint(percentTenth(calibrationError), percentTenth(rollingError))}
            </p>
            {of.other && (
              <p className={styles.hint}>
                {words.other(
                  words.outcomes[of.other.outcome],
                  percentTenth(of.other.error),
                  number(of.other.yes),
                )}
              </p>
            )}
          </div>
        </div>
      </Section>
    </>
  )
}

/** From 0.5, which is chance, to 1. */
const at = (auc: number): string => `${Math.min(100, Math.max(0, (auc - 0.5) * 200))}%`

function Area({
  name,
  of: { auc, low, high },
  tone = 'rules',
}: {
  name: string
  of: { auc: number; low: number; high: number }
  tone?: 'card' | 'rules'
}) {
  return (
    <div className={styles.area}>
      <dt>{name}</dt>
      <dd>
        <b>{fixed(auc, 3)}</b>
        <span className={styles.track} data-tone={tone} aria-hidden="true">
          {high > low && (
            <span className={styles.range} style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
          )}
          <span className={styles.dot} style={{ left: at(auc) }} />
        </span>
        {high > low && (
          <small>
            {fixed(low, 3)} – {fixed(high, 3)}
          </small>
        )}
      </dd>
    </div>
  )
}
