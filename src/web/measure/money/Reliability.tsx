import { percentTenth } from '../../ui/format.ts'
import { words } from '../leaks/words.ts'
import styles from './Value.module.css'

const EDGE = 26

/** Leads of similar chances: how many were said to come, and how many came, with the 95 % interval. Shares 0 to 1. */
interface Bin {
  n: number
  said: number
  won: number
  share: number
  low: number
  high: number
}

/** On the line what was told came true; above it more came than was told. `size`: of its sides, in pixels. */
export function Reliability({ bins, size = 168 }: { bins: readonly Bin[]; size?: number }) {
  const most = Math.max(...bins.map(({ said, high }) => Math.max(said, high)), 0.01)
  const x = (share: number) => EDGE + (share / most) * (size - EDGE - 6)
  const y = (share: number) => size - EDGE - (share / most) * (size - EDGE - 6)
  return (
    <svg className={styles.chart} width={size} height={size} role="img" aria-label={words.method}>
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
      <text x={size - 6} y={size - 8} textAnchor="end">
        {words.said} {percentTenth(most)}
      </text>
      <text x={8} y={12} transform={`rotate(-90 8 12)`} textAnchor="end">
        {words.came}
      </text>
    </svg>
  )
}
