import { useId, useState } from 'react'
import { Rested } from '../agreement/editor/ConditionValue.tsx'
import styles from './Panel.module.css'
import { spanOf, spanText, UNITS, type Unit } from './spans.ts'
import { stepWords as words } from './step-words.ts'

/** A number and a unit. */
export function SpanField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  const known = spanOf(value)
  const [unit, setUnit] = useState<Unit>(known?.unit ?? 'day')
  const shown = known?.unit ?? unit
  return (
    <div className={styles.field} role="group" aria-labelledby={id}>
      <span className={styles.label} id={id}>
        {label}
      </span>
      <span className={styles.span}>
        <Rested
          label={words.amount}
          value={known?.amount ?? ''}
          number
          onChange={(typed) => {
            const amount = Number(typed.trim().replace(',', '.'))
            if (Number.isFinite(amount) && amount > 0) onChange(spanText(String(amount), shown))
          }}
        />
        <select
          className={styles.select}
          aria-label={words.unit}
          value={shown}
          onChange={({ currentTarget }) => {
            const next = currentTarget.value as Unit
            setUnit(next)
            onChange(spanText(known?.amount ?? '1', next))
          }}
        >
          {UNITS.map((one) => (
            <option key={one} value={one}>
              {words.units[one]}
            </option>
          ))}
        </select>
      </span>
    </div>
  )
}
