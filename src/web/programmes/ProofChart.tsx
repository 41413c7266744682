import { useState, type PointerEvent } from 'react'
import type { ProofView } from '#journey/measure/lift.view.contract.ts'
import { day } from '../ui/format.ts'
import styles from './ProofChart.module.css'
import type { Spoken } from './proof-figures.ts'
import { plotOf } from './proof-plot.ts'
import { proofWords } from './proof-words.ts'

const words = proofWords.chart
const WIDTH = 1000
const HEIGHT = 180

/** The difference and its interval from the first look to the last. The table below it says the same. */
export function ProofChart({ lift, spoken }: { lift: ProofView['outcomes'][number]; spoken: Spoken }) {
  const { points, outcome } = lift
  const [at, setAt] = useState<number | null>(null)
  if (points.length < 2) return null
  const plot = plotOf(points, WIDTH, HEIGHT)
  const shown = points[at ?? points.length - 1]!
  const said = words.said(proofWords.outcome[outcome])
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const near = points.map((_, i) => Math.abs(plot.x(i) - x))
    setAt(near.indexOf(Math.min(...near)))
  }
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>
        <span>{words.title}</span>
        <span className={styles.legend}>
          <span className={styles.when}>{day(shown.at)}</span>
          <span data-key="line">
            {words.line}: <b>{spoken.difference(shown.difference)}</b>
          </span>
          <span data-key="band">
            {words.band}:{' '}
            <b>
              {shown.low === null || shown.high === null
                ? '–'
                : proofWords.arms.between(spoken.difference(shown.low), spoken.difference(shown.high))}
            </b>
          </span>
        </span>
      </figcaption>
      <div className={styles.plot}>
        <span className={styles.most}>{spoken.difference(plot.most)}</span>
        <span className={styles.least}>{spoken.difference(plot.least)}</span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={said}
          onPointerMove={point}
          onPointerLeave={() => setAt(null)}
        >
          {plot.band !== '' && <path className={styles.band} d={plot.band} />}
          <line className={styles.zero} x1="0" x2={WIDTH} y1={plot.y(0)} y2={plot.y(0)} />
          {at !== null && (
            <line className={styles.cursor} x1={plot.x(at)} x2={plot.x(at)} y1="0" y2={HEIGHT} />
          )}
          <path className={styles.line} d={plot.line} />
        </svg>
        <span className={styles.none} style={{ top: `${(plot.y(0) / HEIGHT) * 100}%` }}>
          {words.none}
        </span>
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{day(points[0]!.at)}</span>
        <span>{day(points.at(-1)!.at)}</span>
      </div>
      <details className={styles.table}>
        <summary>{words.table}</summary>
        <div className={styles.rows} tabIndex={0} role="region" aria-label={said}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.line}</th>
                <th scope="col">{words.low}</th>
                <th scope="col">{words.high}</th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map((one) => (
                <tr key={one.at}>
                  <th scope="row">{day(one.at)}</th>
                  <td>{spoken.difference(one.difference)}</td>
                  <td>{one.low === null ? '–' : spoken.difference(one.low)}</td>
                  <td>{one.high === null ? '–' : spoken.difference(one.high)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
