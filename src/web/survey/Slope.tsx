import { useState } from 'react'
import type { RankingView } from '#journey/survey/contract.ts'
import styles from './Slope.module.css'
import { words } from './result-words.ts'

const ROW = 30
const TOP = 34
const LABEL = 250
/** between columns: narrower when there are many, but never so that their names run into each other */
const WIDEST = 190
const NARROWEST = 104
const ROOM = 960
/** so many lines are coloured: those with the widest gaps */
const LOUD = 3

/** A line per item over a column per function: steep lines are where functions differ. The table says it in numbers. */
export function Slope({ ranking: { items } }: { ranking: RankingView }) {
  const [lit, setLit] = useState<string | null>(null)
  const sides = items[0]?.sides ?? []
  const step = Math.max(NARROWEST, Math.min(WIDEST, (ROOM - 2 * LABEL) / Math.max(1, sides.length - 1)))
  const width = 2 * LABEL + (sides.length - 1) * step
  const height = TOP + items.length * ROW
  const x = (i: number) => LABEL + i * step
  const y = (rank: number) => TOP + (rank - 0.5) * ROW
  const widest = new Set(
    items
      .toSorted((a, b) => b.gap - a.gap)
      .slice(0, LOUD)
      .map(({ id }) => id),
  )
  return (
    <div className={styles.frame}>
      <svg
        className={styles.slope}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words.slopeHint}
        data-lit={lit !== null || undefined}
      >
        {sides.map(({ side, label }, i) => (
          <text key={side} x={x(i)} y={16} textAnchor="middle" className={styles.side}>
            {label}
          </text>
        ))}
        {items.map((item) => {
          const ranks = item.sides.map(({ rank }) => rank)
          const first = ranks[0]!
          const last = ranks.at(-1)!
          return (
            <g
              key={item.id}
              className={styles.item}
              data-lit={lit === item.id || undefined}
              data-steep={widest.has(item.id) || undefined}
              onMouseEnter={() => setLit(item.id)}
              onMouseLeave={() => setLit(null)}
            >
              <polyline points={ranks.map((rank, i) => `${x(i)},${y(rank)}`).join(' ')} />
              {ranks.map((rank, i) => (
                <circle key={i} cx={x(i)} cy={y(rank)} r="4.5" />
              ))}
              <text x={x(0) - 14} y={y(first) + 4} textAnchor="end">
                {short(item.label)} <tspan className={styles.rank}>{first}</tspan>
              </text>
              <text x={x(ranks.length - 1) + 14} y={y(last) + 4}>
                <tspan className={styles.rank}>{last}</tspan> {short(item.label)}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function short(label: string): string {
  return label.length > 36 ? `${label.slice(0, 35)}…` : label
}
