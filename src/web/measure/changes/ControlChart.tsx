import { Link } from '@tanstack/react-router'
import type { Ref } from 'react'
import { RULES } from '#journey/measure/change/names.contract.ts'
import type { ChangeDetail, ChangePoint } from '#journey/measure/change/contract.ts'
import { day, number } from '../../ui/format.ts'
import { useNarrow } from '../../ui/narrow.ts'
import styles from './Changes.module.css'
import { bordersOf, plotOf } from './plot.ts'
import { spokenBy } from './spoken.ts'
import { words } from './words.ts'

/** The weeks as a control chart: the baseline shaded, its limits, and points that break a rule with the rule's number. */
export function ControlChart({ of, ref }: { of: ChangeDetail; ref: Ref<SVGSVGElement> }) {
  const narrow = useNarrow()
  const { points, frozen } = of
  // the drawing is as wide as its place, so that its words stay readable
  const plot = plotOf(points, narrow ? 360 : 1000, narrow ? 260 : 320)
  const { x, y, width, height } = plot
  const { baselineTo, starts } = bordersOf(points, plot)
  const said = words.chartSaid(words.measures[of.measure], number(points.length))
  const spoken = spokenBy(of)
  const last = points.at(-1)
  const ends = [last?.high ?? null, frozen.centre, last?.low ?? null].flatMap((value) =>
    value === null ? [] : [[value, y(value)] as const],
  )
  return (
    <svg ref={ref} className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={said}>
      <rect className={styles.band} x="0" y="0" width={baselineTo} height={height} />
      <text className={styles.label} x="8" y="18">
        {words.baselineBand}
      </text>
      {starts !== null && (
        <>
          <line className={styles.starts} x1={starts} x2={starts} y1="0" y2={height} />
          <text
            className={styles.label}
            x={starts > width * 0.7 ? starts - 6 : starts + 6}
            y="18"
            textAnchor={starts > width * 0.7 ? 'end' : 'start'}
          >
            {words.firstDay(day(of.starts))}
          </text>
        </>
      )}
      {frozen.centre !== null && (
        <>
          <line className={styles.centre} x1="0" x2={width} y1={y(frozen.centre)} y2={y(frozen.centre)} />
          <polyline className={styles.limit} points={plot.upper} />
          <polyline className={styles.limit} points={plot.lower} />
        </>
      )}
      <polyline className={styles.line} points={plot.line} />
      {ends.map(([value, at]) => (
        <text key={at} className={styles.axis} x={width - 4} y={at - 5} textAnchor="end">
          {spoken.figure(value)}
        </text>
      ))}
      {points.map((point, i) => (
        <Mark key={point.week} point={point} x={x(i)} y={y} spoken={spoken} />
      ))}
      <text className={styles.axis} x="8" y={height - 8}>
        {points[0] && day(points[0].week)}
      </text>
      <text className={styles.axis} x={width - 8} y={height - 8} textAnchor="end">
        {last && day(last.week)}
      </text>
    </svg>
  )
}

interface MarkProps {
  point: ChangePoint
  x: number
  y: (value: number) => number
  spoken: ReturnType<typeof spokenBy>
}

function Mark({ point, x, y, spoken }: MarkProps) {
  if (point.value === null) return null
  const broken = rulesOf(point)
  const said = words.point(day(point.week), spoken.figure(point.value), number(point.n))
  const at = y(point.value)
  const above = point.signals[0]?.side === 'above'
  return (
    <>
      <Link
        to="."
        search={(now: object) => ({ ...now, week: point.week })}
        replace
        className={styles.mark}
        aria-label={[said, ...broken.map(([n, rule]) => words.ruleNo(n, rule))].join('; ')}
      >
        <title>{[said, ...broken.map(([n, rule]) => words.ruleNo(n, rule))].join('\n')}</title>
        <circle className={styles.touch} cx={x} cy={at} r="11" />
        <circle
          className={styles.point}
          data-part={point.part}
          data-broken={broken.length > 0 || undefined}
          cx={x}
          cy={at}
          r={broken.length > 0 ? 4.5 : 3}
        />
      </Link>
      {/* beside the link: its name says the rules in words, and these numbers are no part of it */}
      {broken.length > 0 && (
        <text
          className={styles.rule}
          aria-hidden="true"
          x={x}
          y={above ? at - 9 : at + 17}
          textAnchor="middle"
        >
          {broken.map(([n]) => n).join(' ')}
        </text>
      )}
    </>
  )
}

/** Numbers and names of the rules that a point breaks. */
export function rulesOf({ signals }: ChangePoint): [number, string][] {
  return signals.map(({ rule }) => [RULES.indexOf(rule) + 1, words.rules[rule]])
}
