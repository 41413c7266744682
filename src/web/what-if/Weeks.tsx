import { useState } from 'react'
import type { WhatIfResult } from '#journey/what-if/contract.ts'
import { day, number } from '../ui/format.ts'
import styles from './Weeks.module.css'
import block from './WhatIf.module.css'
import { words } from './words.ts'

const WIDTH = 1000
const HEIGHT = 160

/** Hand-overs by week, a line for each side. The table beside it says the same to whoever cannot see it. */
export function Weeks({ result: { weeks, inForce, proposed } }: { result: WhatIfResult }) {
  const [at, setAt] = useState<number | null>(null)
  if (weeks.length < 2) return null
  const most = Math.max(1, ...weeks.flatMap((week) => [week.inForce, week.proposed]))
  const x = (i: number): number => (i / (weeks.length - 1)) * WIDTH
  const y = (value: number): number => HEIGHT - (value / most) * (HEIGHT - 8)
  const path = (of: 'inForce' | 'proposed'): string =>
    weeks.map((week, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(week[of]).toFixed(1)}`).join('')
  const shown = weeks[at ?? weeks.length - 1]!
  return (
    <section className={block.block} aria-labelledby="what-if-weeks">
      <div className={styles.head}>
        <h2 id="what-if-weeks">{words.weeks}</h2>
        <p className={styles.legend}>
          <span className={styles.when}>{day(`${shown.week}T12:00:00Z`)}</span>
          <span data-side="was">
            {words.inForce} {words.version(inForce.agreement.version)}: <b>{number(shown.inForce)}</b>
          </span>
          <span data-side="would">
            {words.draft} {words.version(proposed.agreement.version)}: <b>{number(shown.proposed)}</b>
          </span>
        </p>
      </div>
      <div className={styles.plot}>
        <span className={styles.most}>{number(most)}</span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words.weeksSaid}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            const share = (event.clientX - box.left) / box.width
            setAt(Math.max(0, Math.min(weeks.length - 1, Math.round(share * (weeks.length - 1)))))
          }}
          onPointerLeave={() => setAt(null)}
        >
          <line className={styles.rule} x1="0" x2={WIDTH} y1={y(most)} y2={y(most)} />
          <line className={styles.rule} x1="0" x2={WIDTH} y1={y(most / 2)} y2={y(most / 2)} />
          <line className={styles.base} x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
          {at !== null && <line className={styles.cursor} x1={x(at)} x2={x(at)} y1="0" y2={HEIGHT} />}
          <path className={styles.was} d={path('inForce')} />
          <path className={styles.would} d={path('proposed')} />
        </svg>
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{day(`${weeks[0]!.week}T12:00:00Z`)}</span>
        <span>{day(`${weeks.at(-1)!.week}T12:00:00Z`)}</span>
      </div>
      <table className="visually-hidden">
        <caption>{words.weeksSaid}</caption>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.week}>
              <th scope="row">{week.week}</th>
              <td>{week.inForce}</td>
              <td>{week.proposed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
