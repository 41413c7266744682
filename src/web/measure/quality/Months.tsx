import type { ModelView } from '#journey/measure/quality/contract.ts'
import { number } from '../../ui/format.ts'
import styles from './Quality.module.css'
import { words } from './words.ts'

const [WIDTH, HEIGHT, PAD] = [220, 44, 4]

/** Counts of months as a run chart: a line around its own middle. */
export function Months({
  of: { name, months: counts, steady },
  months,
}: {
  of: ModelView
  months: string[]
}) {
  if (counts.length < 2) return null
  const most = Math.max(1, ...counts)
  const x = (i: number) => PAD + (i / (counts.length - 1)) * (WIDTH - 2 * PAD)
  const y = (n: number) => HEIGHT - PAD - (n / most) * (HEIGHT - 2 * PAD)
  const middle = steady.run?.median
  const said = words.chart(
    name,
    months[0]!,
    months.at(-1)!,
    number(Math.min(...counts)),
    number(Math.max(...counts)),
  )
  return (
    <svg className={styles.months} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
      {middle !== undefined && <line x1={PAD} x2={WIDTH - PAD} y1={y(middle)} y2={y(middle)} />}
      <polyline points={counts.map((n, i) => `${x(i)},${y(n)}`).join(' ')} />
      {counts.map((n, i) => (
        <circle key={months[i]} cx={x(i)} cy={y(n)} r="2">
          <title>{words.month(months[i]!, number(n))}</title>
        </circle>
      ))}
    </svg>
  )
}
