import { useEffect, useRef, useState } from 'react'
import type { ConditionField } from '#journey/agreement/editing.contract.ts'
import type { Leaf } from './condition-tree.ts'
import styles from './Condition.module.css'
import { editorWords as words } from './words.ts'

type Value = string | number | boolean

interface LeafValueProps {
  leaf: Leaf
  field: ConditionField | undefined
  onChange: (leaf: Leaf) => void
}

export function LeafValue({ leaf, field, onChange }: LeafValueProps) {
  switch (leaf.is) {
    case 'compare':
      return <One value={leaf.value} field={field} onChange={(value) => onChange({ ...leaf, value })} />
    case 'includes':
      return (
        <One
          value={leaf.value}
          field={field}
          onChange={(value) => onChange({ ...leaf, value: String(value) })}
        />
      )
    case 'test':
      return (
        <>
          <Rested
            label={words.valueLabel}
            value={leaf.value}
            onChange={(value) => onChange({ ...leaf, value })}
          />
          <label className={styles.case}>
            <input
              type="checkbox"
              checked={leaf.anyCase}
              onChange={({ currentTarget: { checked } }) =>
                onChange({
                  ...leaf,
                  anyCase: checked,
                  value: checked ? leaf.value.toLowerCase() : leaf.value,
                })
              }
            />
            {words.anyCase}
          </label>
        </>
      )
    case 'between':
      return (
        <>
          <NumberValue
            label={words.from}
            value={leaf.from}
            onChange={(from) => onChange({ ...leaf, from })}
          />
          <NumberValue label={words.to} value={leaf.to} onChange={(to) => onChange({ ...leaf, to })} />
        </>
      )
    case 'oneOf':
      return (
        <Several values={leaf.values} field={field} onChange={(values) => onChange({ ...leaf, values })} />
      )
    default:
      return null
  }
}

interface OneProps {
  value: Value
  field: ConditionField | undefined
  onChange: (value: Value) => void
}

function One({ value, field, onChange }: OneProps) {
  if (typeof value === 'boolean') {
    return (
      <select
        className={styles.value}
        aria-label={words.valueLabel}
        value={String(value)}
        onChange={(event) => onChange(event.currentTarget.value === 'true')}
      >
        <option value="true">{words.yes}</option>
        <option value="false">{words.no}</option>
      </select>
    )
  }
  if (field?.values) {
    const at = field.values.findIndex((one) => one.value === value)
    return (
      <select
        className={styles.value}
        aria-label={words.valueLabel}
        value={at}
        onChange={(event) => onChange(field.values?.[Number(event.currentTarget.value)]?.value ?? value)}
      >
        {at < 0 && <option value={-1}>{String(value)}</option>}
        {field.values.map((one, i) => (
          <option key={i} value={i}>
            {one.label}
          </option>
        ))}
      </select>
    )
  }
  if (typeof value === 'number')
    return <NumberValue label={words.valueLabel} value={value} onChange={onChange} />
  return <Rested label={words.valueLabel} value={value} onChange={onChange} />
}

/** A closed list is ticked, an open one is written with commas. */
function Several({
  values,
  field,
  onChange,
}: {
  values: Value[]
  field: ConditionField | undefined
  onChange: (values: Value[]) => void
}) {
  if (field?.values && field.values.length <= 12) {
    return (
      <span className={styles.chips} role="group" aria-label={words.valueLabel}>
        {field.values.map((one) => {
          const on = values.includes(one.value)
          const next = on ? values.filter((value) => value !== one.value) : [...values, one.value]
          return (
            <button
              key={String(one.value)}
              type="button"
              className={styles.chip}
              aria-pressed={on}
              // a list of nothing never holds, and cannot be written
              disabled={on && values.length === 1}
              onClick={() => onChange(next)}
            >
              {one.label}
            </button>
          )
        })}
      </span>
    )
  }
  const number = field?.type === 'number' || values.every((value) => typeof value === 'number')
  const write = (typed: string) => {
    const parts = typed.split(',').map((part) => part.trim()).filter(Boolean) // prettier-ignore
    const next = number ? parts.map(Number).filter(Number.isFinite) : parts
    if (next.length > 0) onChange(next)
  }
  return <Rested label={words.values} value={values.join(', ')} wide onChange={write} />
}

function NumberValue({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (value: number) => void
}) {
  return (
    <Rested
      label={label}
      value={String(value)}
      number
      onChange={(typed) => {
        const next = Number(typed.replace('−', '-'))
        if (typed.trim() !== '' && Number.isFinite(next)) onChange(next)
      }}
    />
  )
}

interface RestedProps {
  label: string
  value: string
  onChange: (value: string) => void
  mono?: boolean
  number?: boolean
  wide?: boolean
}

const REST_MS = 300

/** Shows every letter at once and tells of it when the hand rests; up and down count. */
export function Rested({ label, value, onChange, mono = false, number = false, wide = false }: RestedProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const latest = useRef(onChange)
  latest.current = onChange
  const flush = () => {
    if (typed !== null && typed !== value) latest.current(typed)
    setTyped(null)
  }
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => typed !== value && latest.current(typed), REST_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  return (
    <input
      className={styles.value}
      data-mono={mono || undefined}
      data-number={number || undefined}
      data-wide={wide || mono || undefined}
      aria-label={label}
      value={typed ?? value}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={flush}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
        const now = Number(typed ?? value)
        if (!number || by === 0 || !Number.isFinite(now)) return
        event.preventDefault()
        setTyped(String(now + by * (event.shiftKey ? 10 : 1)))
      }}
    />
  )
}
