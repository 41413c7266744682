import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { IconCheck, IconChevronDown } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './Filters.module.css'
import { words } from './words.ts'

export interface Option {
  value: string
  label: string
  show?: ReactNode
}

interface ChoiceFilterProps {
  label: string
  options: Option[]
  chosen: string[]
  onChange: (values: string[]) => void
}

const SHOWN = 200

export function ChoiceFilter({ label, options, chosen, onChange }: ChoiceFilterProps) {
  const [open, setOpen] = useState(false)
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value)
  return (
    <Popover
      label={label}
      open={open}
      onChange={setOpen}
      target={
        <button
          type="button"
          className={styles.pill}
          data-set={chosen.length > 0 || undefined}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.value}>{names.length > 0 ? `${label}: ${names.join(', ')}` : label}</span>
          <IconChevronDown size={13} />
        </button>
      }
    >
      <Options label={label} options={options} chosen={chosen} onChange={onChange} />
    </Popover>
  )
}

export function Options({ label, options, chosen, onChange }: ChoiceFilterProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const found = options
    .filter((option) => option.label.toLowerCase().includes(text.toLowerCase()))
    .slice(0, SHOWN)
  const flip = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const option = found[at]
    if (step) setAt(Math.min(found.length - 1, Math.max(0, at + step)))
    else if (event.key === 'Enter' && option) flip(option.value)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        data-autofocus
        className={styles.find}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-label={`${label}: ${words.find}`}
        placeholder={words.find}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
      />
      <div
        id={id}
        className={styles.options}
        role="listbox"
        aria-multiselectable="true"
        aria-label={label}
        tabIndex={-1}
      >
        {found.map((option, index) => (
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={chosen.includes(option.value)}
            data-at={index === at || undefined}
            className={styles.option}
            ref={index === at ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseMove={() => setAt(index)}
            onClick={() => flip(option.value)}
          >
            <span className={styles.tick}>
              <IconCheck size={11} stroke={3} />
            </span>
            <span className={styles.label}>{option.show ?? option.label}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{words.noOption}</p>}
    </>
  )
}
