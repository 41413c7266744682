import { useState } from 'react'
import type { CostView } from '#journey/measure/cost/contract.ts'
import money from '../money/Money.module.css'
import { each } from '../money/sums.ts'
import { linesOf, type Line } from './ranks.ts'
import styles from './Ranks.module.css'
import { words } from './words.ts'

const [LEFT, GAP, RIGHT, ROW, HEAD] = [176, 186, 190, 34, 34]

/** Places from the cheapest on, step by step: a bump chart. The cost stands at every point. */
export function Ranks({ of }: { of: CostView }) {
  const [near, setNear] = useState<string | null | undefined>(undefined)
  const lines = linesOf(of.rows)
  if (lines.length < 2) return null
  const steps = of.ripe.map(({ step }) => step)
  const width = LEFT + GAP * (steps.length - 1) + RIGHT
  const height = HEAD + ROW * lines.length
  return (
    <div className={money.scroller} tabIndex={0} role="region" aria-label={words.chart}>
      <svg
        className={styles.chart}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.chart}
        data-near={near === undefined ? undefined : true}
      >
        {steps.map((step, i) => (
          <text key={step} className={styles.step} x={LEFT + GAP * i} y={14} textAnchor="middle">
            {words.steps[step]}
          </text>
        ))}
        {lines.map((line) => (
          <Way
            key={line.of}
            of={line}
            currency={of.currency}
            near={near === line.of}
            onNear={(is) => setNear(is ? line.of : undefined)}
          />
        ))}
      </svg>
    </div>
  )
}

interface WayProps {
  of: Line
  currency: string
  near: boolean
  onNear: (is: boolean) => void
}

function Way({ of: { of, places, costs, falls }, currency, near, onNear }: WayProps) {
  const at = (place: number, step: number): [number, number] => [
    LEFT + GAP * step,
    HEAD + ROW * place + ROW / 2,
  ]
  const points = places.flatMap((place, step) => (place === null ? [] : [{ step, xy: at(place, step) }]))
  const [first, last] = [points[0]!, points.at(-1)!]
  const path = points
    .map(({ xy: [x, y] }, i) => {
      if (i === 0) return `M${x} ${y}`
      const [px, py] = points[i - 1]!.xy
      const half = (x - px) / 2
      return `C${px + half} ${py} ${x - half} ${y} ${x} ${y}`
    })
    .join('')
  return (
    <g
      className={styles.way}
      data-way={falls >= 2 ? 'falls' : falls <= -2 ? 'rises' : undefined}
      data-near={near || undefined}
      onPointerEnter={() => onNear(true)}
      onPointerLeave={() => onNear(false)}
    >
      <path className={styles.wide} d={path} />
      <path className={styles.line} d={path} />
      <text className={styles.name} x={LEFT - 14} y={first.xy[1] + 4} textAnchor="end">
        {short(of ?? words.unsaid)}
        <title>{of ?? words.unsaid}</title>
      </text>
      {last.step === places.length - 1 && (
        <text className={styles.name} x={last.xy[0] + 14} y={last.xy[1] + 4} aria-hidden="true">
          {short(of ?? words.unsaid)}
        </text>
      )}
      {points.map(({ step, xy: [x, y] }) => (
        <g key={step}>
          <circle className={styles.point} cx={x} cy={y} r={4} />
          <text
            className={styles.cost}
            x={step === places.length - 1 ? x - 8 : x + 8}
            y={y - 6}
            textAnchor={step === places.length - 1 ? 'end' : 'start'}
          >
            {each(costs[step]!.each!, currency)}
          </text>
        </g>
      ))}
    </g>
  )
}

function short(name: string): string {
  return name.length > 24 ? `${name.slice(0, 23)}…` : name
}
