import type { CSSProperties } from 'react'
import { OTHERWISE, stepOf, type Edge } from './document.ts'
import { useDrawn } from './drawn.ts'
import styles from './Flow.module.css'
import { stepWords as words } from './step-words.ts'

/** What a way is called and how many took it. */
export function WayName({ edge, place }: { edge: Edge; place?: CSSProperties }) {
  const { programme, counts, choose, showPeople } = useDrawn()
  const step = stepOf(programme, edge.step)
  if (step?.does !== 'branch' || edge.way === null) return null
  const { way } = edge
  const label = way === OTHERWISE ? words.otherwise : (step.ways.find(({ id }) => id === way)?.label ?? way)
  const took = counts.get(step.id)?.ways.find((one) => one.way === way)
  return (
    <span className={styles.way} style={place} data-otherwise={way === OTHERWISE || undefined}>
      <button type="button" className={styles.wayName} onClick={() => choose(step.id)}>
        {label}
      </button>
      {took && (
        <button
          type="button"
          className={styles.wayCount}
          aria-label={words.people(label, words.took(took.all))}
          onClick={() => showPeople({ show: 'took', step: step.id, way })}
        >
          {words.wayTook(took.all)}
        </button>
      )}
    </span>
  )
}
