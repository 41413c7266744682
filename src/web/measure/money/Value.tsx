import type { ValueView } from '#journey/measure/cost/contract.ts'
import { day } from '../../ui/format.ts'
import { words } from '../leaks/words.ts'
import money from './Money.module.css'
import { Reliability } from './Reliability.tsx'
import styles from './Value.module.css'

/** What expected values rest on, and how they did where it is known what came of them. */
export function Value({ of }: { of: ValueView }) {
  const { n, won, horizonDays, asOf, by, calibration, refused } = of
  return (
    <div className={styles.value}>
      <div>
        {refused === null ? (
          <p className={money.said}>
            {words.learned(n, won, horizonDays, day(asOf))} {words.by[by]}
          </p>
        ) : (
          <p className={money.said}>{words.refused[refused]}</p>
        )}
        <p className={money.said}>{calibration ? words.tested(calibration.n) : words.unlearned}</p>
      </div>
      {calibration && refused === null && <Reliability bins={calibration.bins} />}
    </div>
  )
}
