import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { Json } from '#journey/agreement/editing.contract.ts'
import { useEditing } from './editing.ts'
import styles from './Inputs.module.css'
import { keyOf, textAt, type Path } from './values.ts'
import { editorWords as words } from './words.ts'

interface LineProps {
  label: string
  path: Path
  /** empty means: not in the file */
  optional?: boolean
  placeholder?: string
  hint?: string
  /** the label is said, not shown */
  bare?: boolean
  width?: 'small' | 'middle'
}

interface FrameProps extends Pick<LineProps, 'label' | 'hint' | 'bare' | 'width'> {
  path: Path
  children: (props: { id: string; invalid: boolean; describedBy: string | undefined }) => ReactNode
  error?: string | null
}

/** Label, input, and what is wrong with it, at one place that problems can jump to. */
export function Frame({ label, path, hint, bare, width, error, children }: FrameProps) {
  const id = useId()
  const { problems } = useEditing()
  const key = keyOf(path)
  const wrong = error ?? problems.find((problem) => problem.path === key)?.message ?? null
  return (
    <div className={styles.frame} data-path={key} data-width={wrong === null ? width : undefined}>
      <label htmlFor={id} className={bare ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children({ id, invalid: wrong !== null, describedBy: wrong ? `${id}-wrong` : undefined })}
      {wrong && (
        <p id={`${id}-wrong`} className={styles.wrong}>
          {wrong}
        </p>
      )}
      {hint && !wrong && <p className={styles.hint}>{hint}</p>}
    </div>
  )
}

/** Typing is shown at once and written to the file when the hand rests, or leaves. */
const REST_MS = 350

export function useRested(path: Path, write: (typed: string) => void) {
  const { value } = useEditing()
  const stored = textAt(value, path)
  const [typed, setTyped] = useState<string | null>(null)
  const latest = useRef({ typed, write })
  latest.current = { typed, write }
  const flush = () => {
    const { typed: now, write: to } = latest.current
    if (now === null) return
    latest.current.typed = null
    to(now)
    setTyped(null)
  }
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(flush, REST_MS)
    return () => clearTimeout(timer)
  }, [typed])
  // a page of the form that is left takes its last letters along
  useEffect(() => flush, [])
  return { shown: typed ?? stored, type: setTyped, flush }
}

export function TextLine({ label, path, optional = false, placeholder, ...frame }: LineProps) {
  const { edit, value } = useEditing()
  const { shown, type, flush } = useRested(path, (typed) => {
    if (typed === textAt(value, path)) return
    edit(optional && typed === '' ? { do: 'remove', path } : { do: 'set', path, value: typed }, keyOf(path))
  })
  return (
    <Frame label={label} path={path} {...frame}>
      {({ id, invalid, describedBy }) => (
        <input
          id={id}
          className={styles.input}
          value={shown}
          placeholder={placeholder}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={flush}
        />
      )}
    </Frame>
  )
}

export function NumberLine({ label, path, optional = false, placeholder, ...frame }: LineProps) {
  const { edit, value } = useEditing()
  const [wrong, setWrong] = useState<string | null>(null)
  const { shown, type, flush } = useRested(path, (typed) => {
    const number = Number(typed.replace('−', '-'))
    if (typed.trim() === '' && optional) {
      setWrong(null)
      edit({ do: 'remove', path }, keyOf(path))
      return
    }
    const bad = typed.trim() === '' || !Number.isFinite(number)
    setWrong(bad ? words.notNumber(typed) : null)
    if (!bad && String(number) !== textAt(value, path)) edit({ do: 'set', path, value: number }, keyOf(path))
  })
  return (
    <Frame label={label} path={path} error={wrong} {...frame} width={frame.width ?? 'small'}>
      {({ id, invalid, describedBy }) => (
        <input
          id={id}
          className={styles.input}
          inputMode="numeric"
          value={shown}
          placeholder={placeholder}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
            if (by === 0 || !Number.isFinite(Number(shown))) return
            event.preventDefault()
            type(String(Number(shown) + by * (event.shiftKey ? 10 : 1)))
          }}
          onBlur={flush}
        />
      )}
    </Frame>
  )
}

export function ProseLine({
  label,
  path,
  rows = 8,
  optional = false,
  ...frame
}: LineProps & { rows?: number }) {
  const { edit, value } = useEditing()
  const { shown, type, flush } = useRested(path, (typed) => {
    if (typed === textAt(value, path)) return
    edit(optional && typed === '' ? { do: 'remove', path } : { do: 'set', path, value: typed }, keyOf(path))
  })
  return (
    <Frame label={label} path={path} {...frame}>
      {({ id, invalid, describedBy }) => (
        <textarea
          id={id}
          className={styles.prose}
          rows={rows}
          value={shown}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={flush}
        />
      )}
    </Frame>
  )
}

export interface Option {
  value: string
  label: string
}

interface PickProps extends LineProps {
  options: readonly Option[]
  /** what an option is in the file, and which one is chosen, where they are not plain texts */
  put?: (chosen: string) => void
  chosen?: string
}

export function PickLine({ label, path, options, optional = false, put, chosen, ...frame }: PickProps) {
  const { edit, value } = useEditing()
  const now = chosen ?? textAt(value, path)
  const known = options.some((option) => option.value === now)
  return (
    <Frame label={label} path={path} {...frame}>
      {({ id, invalid, describedBy }) => (
        <select
          id={id}
          className={styles.input}
          value={now}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={({ currentTarget: { value: next } }) => {
            if (put) put(next)
            else edit(next === '' ? { do: 'remove', path } : { do: 'set', path, value: next as Json })
          }}
        >
          {optional && <option value="">{frame.placeholder ?? words.none}</option>}
          {!known && now !== '' && <option value={now}>{now}</option>}
          {!known && now === '' && !optional && <option value="">{words.choose}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  )
}

interface CheckProps {
  label: string
  path: Path
}

/** True or not in the file at all. */
export function CheckLine({ label, path }: CheckProps) {
  const { edit, value } = useEditing()
  return (
    <label className={styles.check} data-path={keyOf(path)}>
      <input
        type="checkbox"
        checked={textAt(value, path) === 'true'}
        onChange={(event) =>
          edit(event.currentTarget.checked ? { do: 'set', path, value: true } : { do: 'remove', path })
        }
      />
      {label}
    </label>
  )
}
