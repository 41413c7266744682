import { Button } from '../ui/Button.tsx'
import { limitsOf } from './thresholds.ts'
import styles from './Limits.module.css'
import { words } from './words.ts'

/** Sliders for the scores that the text compares with: what they move is tried, and saved nowhere. */
export function Limits({
  text,
  moved,
  onMove,
}: {
  text: string
  moved: Record<number, number>
  onMove: (moved: Record<number, number>) => void
}) {
  const limits = limitsOf(text)
  if (limits.length === 0) return null
  const changed = limits.some(({ value }, i) => (moved[i] ?? value) !== value)
  return (
    <section className={styles.limits} aria-label={words.moveLimits}>
      <div className={styles.head}>
        <h2>{words.moveLimits}</h2>
        {changed && (
          <Button look="quiet" onClick={() => onMove({})}>
            {words.reset}
          </Button>
        )}
      </div>
      <div className={styles.grid}>
        {limits.map(({ label, value }, i) => {
          const now = moved[i] ?? value
          return (
            <div key={i} className={styles.limit}>
              <span className={styles.label}>
                <span>{label}</span>
                <output data-moved={now !== value || undefined}>
                  {now === value ? now : `${value} → ${now}`}
                </output>
              </span>
              <input
                type="range"
                aria-label={label}
                min={Math.min(-50, value)}
                max={Math.max(110, value)}
                value={now}
                onChange={(event) => onMove({ ...moved, [i]: Number(event.currentTarget.value) })}
              />
            </div>
          )
        })}
      </div>
    </section>
  )
}
