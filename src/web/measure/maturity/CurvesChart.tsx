import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import { percent } from '../../ui/format.ts'
import { curvesOf, pickedOf, ticksOf, type Curve, type Point } from './curves.ts'
import styles from './Maturity.module.css'
import { about, periodText, sum } from './said.ts'
import { words } from './words.ts'

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [960, 360, 84, 84, 30, 46]

interface CurvesChartProps {
  of: MaturityView
  share: boolean
  pick: string | undefined
  onPick: (cohort: string) => void
  drawing: React.RefObject<SVGSVGElement | null>
}

/** Cohorts by age: what came as a line, what is expected as its lighter continuation, with the range of the one that stands out. */
export function CurvesChart({ of, share, pick, onPick, drawing }: CurvesChartProps) {
  const curves = curvesOf(of, share)
  const picked = pickedOf(curves, pick)
  if (!picked) return null
  const ages = Math.max(1, ...of.cells.map(({ age }) => age))
  const most = Math.max(
    ...curves.flatMap(({ known, expected }) => [...known, ...expected].map(({ value }) => value)),
    ...picked.expected.map(({ high }) => high),
    share ? 1 : 0,
  )
  const ticks = share && most <= 1 ? [0, 0.25, 0.5, 0.75, 1] : ticksOf(most)
  const top = ticks.at(-1)!
  const x = (age: number) => LEFT + (age / ages) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM)
  const path = (points: Point[]) => points.map((one, i) => `${i === 0 ? 'M' : 'L'}${x(one.age).toFixed(1)} ${y(one.value).toFixed(1)}`).join('') // prettier-ignore
  const said = (value: number) => (share ? percent(value) : sum(value, of.currency))
  const horizon = of.horizon.months / (of.each === 'quarter' ? 3 : 1)
  const others = curves.filter((one) => one !== picked)
  const every = ages > 12 ? 3 : 1
  return (
    <svg
      ref={drawing}
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.chart(words.of[of.of], String(curves.length))}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text className={styles.axis} x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {said(tick)}
          </text>
        </g>
      ))}
      {Array.from({ length: ages + 1 }, (_, age) => age)
        .filter((age) => age % every === 0)
        .map((age) => (
          <text key={age} className={styles.axis} x={x(age)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
            {age}
          </text>
        ))}
      <text className={styles.axis} x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 8} textAnchor="middle">
        {words.ageAxis[of.each]}
      </text>
      {horizon <= ages && (
        <g>
          <line
            className={styles.horizon}
            x1={x(horizon)}
            x2={x(horizon)}
            y1={TOP - 10}
            y2={HEIGHT - BOTTOM}
            strokeDasharray="2 4"
          />
          <text className={styles.axis} x={x(horizon) + 6} y={TOP - 2}>
            {words.horizon(String(of.horizon.months), of.horizon.signed !== null)}
          </text>
        </g>
      )}
      {picked.expected.length > 0 && (
        <path
          className={styles.band}
          d={`M${picked.expected.map((one) => `${x(one.age)} ${y(Math.min(one.high, top))}`).join('L')}L${[...picked.expected].reverse().map((one) => `${x(one.age)} ${y(one.low)}`).join('L')}Z`} // prettier-ignore
        />
      )}
      {others.map((curve) => (
        <Way key={curve.cohort} of={curve} path={path} onPick={onPick} end={said(endOf(curve))} />
      ))}
      <Way of={picked} path={path} onPick={onPick} end={said(endOf(picked))} picked />
      <text className={styles.name} x={x(lastOf(picked).age) + 8} y={y(endOf(picked)) + 4} fontWeight="600">
        {of.each === 'month' ? picked.cohort : periodText(picked.cohort)}
      </text>
      {!share && (
        <text className={styles.under} x={x(lastOf(picked).age) + 8} y={y(endOf(picked)) + 20}>
          {about(endOf(picked), of.currency)}
        </text>
      )}
    </svg>
  )
}

function lastOf({ known, expected }: Curve): Point {
  return expected.at(-1) ?? known.at(-1)!
}

function endOf(curve: Curve): number {
  return lastOf(curve).value
}

interface WayProps {
  of: Curve
  path: (points: Point[]) => string
  onPick: (cohort: string) => void
  end: string
  picked?: boolean
}

function Way({ of: { cohort, young, known, expected }, path, onPick, end, picked = false }: WayProps) {
  const [first] = path(known.slice(0, 1)).slice(1).split('L')
  return (
    <g
      className={styles.way}
      data-picked={picked || undefined}
      opacity={picked ? 1 : 0.3 + 0.6 * young}
      onClick={() => onPick(cohort)}
    >
      <title>{`${periodText(cohort)}: ${end}`}</title>
      <path className={styles.wide} d={path(known) + path(expected)} />
      <path className={styles.line} d={path(known)} />
      {known.length === 1 && first && (
        <circle className={styles.dot} cx={first.split(' ')[0]} cy={first.split(' ')[1]} r="3.5" />
      )}
      {expected.length > 0 && <path className={styles.coming} d={path(expected)} strokeDasharray="5 4" />}
    </g>
  )
}
