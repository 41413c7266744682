import { SegmentedControl, Switch } from '@mantine/core'
import styles from './Toggle.module.css'

interface ToggleProps {
  label: string
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
  /** the label is said, not shown */
  bare?: boolean
}

export function Toggle({ label, on, onChange, disabled = false, bare = false }: ToggleProps) {
  return (
    <Switch
      checked={on}
      disabled={disabled}
      size="xs"
      {...(bare ? { 'aria-label': label } : { label })}
      classNames={{ track: styles.track ?? '', thumb: styles.thumb ?? '', label: styles.label ?? '' }}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

interface SegmentsProps<Value extends string> {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
}

export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  return (
    <SegmentedControl
      aria-label={label}
      size="xs"
      value={value}
      data={options}
      transitionDuration={0}
      classNames={{
        root: styles.segments ?? '',
        label: styles.segment ?? '',
        indicator: styles.indicator ?? '',
      }}
      onChange={(next) => onChange(next as Value)}
    />
  )
}
