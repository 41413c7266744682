import { useMemo, type CSSProperties } from 'react'
import { AddStep } from './AddStep.tsx'
import { keyOf, stepOf } from './document.ts'
import { useDrawn } from './drawn.ts'
import { EntryCard } from './EntryCard.tsx'
import styles from './Flow.module.css'
import { CARD, ENTRY, layout } from './layout.ts'
import { StepCard } from './StepCard.tsx'
import { stepWords as words } from './step-words.ts'
import { WayName } from './WayName.tsx'

/** The programme from top to bottom, with lines between its steps. */
export function Flow() {
  const { programme } = useDrawn()
  const { width, height, cards, lines } = useMemo(() => layout(programme), [programme])
  return (
    <div className={styles.flow} role="group" aria-label={words.flow}>
      <div className={styles.sheet} style={{ width, height }}>
        <svg className={styles.lines} width={width} height={height} aria-hidden="true">
          {lines.map((line) => (
            <path key={keyOf(line)} d={line.path} />
          ))}
        </svg>
        {[...cards].map(([id, { x, y }]) => {
          const place = { left: x, top: y, height: CARD.height }
          if (id === ENTRY) return <EntryCard key={id} place={place} />
          const step = stepOf(programme, id)
          return step && <StepCard key={id} step={step} place={place} />
        })}
        {lines.map((line) => (
          <div key={keyOf(line)} className={styles.line}>
            <WayName edge={line} place={at(line.add.x, line.add.y - 34)} />
            <AddStep at={line} place={at(line.add.x, line.add.y)} />
            {line.end && (
              <span className={styles.end} style={at(line.end.x, line.end.y + 11)}>
                {words.end}
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

const at = (left: number, top: number): CSSProperties => ({ left, top })
