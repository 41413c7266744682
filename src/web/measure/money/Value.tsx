import type { ValueView } from '#journey/measure/cost/contract.ts'
import { day, percentTenth } from '../../ui/format.ts'
import { words } from '../leaks/words.ts'
import money from './Money.module.css'
import styles from './Value.module.css'

const [SIZE, EDGE] = [168, 26]

/** What expected values rest on, and how they did where it is known what came of them. */
export function Value({ of }: { of: ValueView }) {
  const { n, won, horizonDays, asOf, calibration, refused } = of
  return (
    <div className={styles.value}>
      <div>
        {refused === null ? (
          <p className={money.said}>{words.learned(n, won, horizonDays, day(asOf))}</p>
        ) : (
          <p className={money.said}>{words.refused[refused]}</p>
        )}
        <p className={money.said}>{calibration ? words.tested(calibration.n) : words.unlearned}</p>
      </div>
      {calibration && refused === null && <Calibration bins={calibration.bins} />}
    </div>
  )
}

/** On the line what was told came true; above it more came than was told. */
function Calibration({ bins }: { bins: NonNullable<ValueView['calibration']>['bins'] }) {
  const most = Math.max(...bins.map(({ said, high }) => Math.max(said, high)), 0.01)
  const x = (share: number) => EDGE + (share / most) * (SIZE - EDGE - 6)
  const y = (share: number) => SIZE - EDGE - (share / most) * (SIZE - EDGE - 6)
  return (
    <svg className={styles.chart} width={SIZE} height={SIZE} role="img" aria-label={words.method}>
      <line className={styles.even} x1={x(0)} y1={y(0)} x2={x(most)} y2={y(most)} />
      <line className={styles.axis} x1={x(0)} y1={y(0)} x2={x(most)} y2={y(0)} />
      <line className={styles.axis} x1={x(0)} y1={y(0)} x2={x(0)} y2={y(most)} />
      {bins.map((bin) => (
        <g key={bin.said}>
          <title>{words.ranges(bin.n, bin.won, percentTenth(bin.said), percentTenth(bin.share))}</title>
          <line className={styles.range} x1={x(bin.said)} x2={x(bin.said)} y1={y(bin.low)} y2={y(bin.high)} />
          <circle className={styles.point} cx={x(bin.said)} cy={y(bin.share)} r={3.5} />
        </g>
      ))}
      <text x={SIZE - 6} y={SIZE - 8} textAnchor="end">
        {words.said} {percentTenth(most)}
      </text>
      <text x={8} y={12} transform={`rotate(-90 8 12)`} textAnchor="end">
        {words.came}
      </text>
    </svg>
  )
}
