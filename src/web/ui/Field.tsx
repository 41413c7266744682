import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent, ComponentProps, ReactNode, Ref } from 'react'
import styles from './Field.module.css'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** what is wrong with it, shown under it and announced */
  error?: string | undefined
  hint?: ReactNode
  required?: boolean
  name?: string
  placeholder?: string
  autoFocus?: boolean
  disabled?: boolean
}

const look = {
  root: styles.root ?? '',
  label: styles.label ?? '',
  input: styles.input ?? '',
  error: styles.error ?? '',
}

type TextAttributes =
  'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'disabled' | 'readOnly' | 'spellCheck' | 'min' | 'max'

export function TextField({
  onChange,
  hint,
  autoFocus,
  ref,
  ...rest
}: FieldProps & Pick<ComponentProps<'input'>, TextAttributes> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <TextInput
      {...rest}
      {...(ref ? { ref } : {})}
      description={hint}
      data-autofocus={autoFocus || undefined}
      classNames={look}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.currentTarget.value)}
    />
  )
}

export function TextArea({
  onChange,
  hint,
  autoFocus,
  rows = 3,
  mono = false,
  ref,
  ...rest
}: FieldProps & { rows?: number; mono?: boolean; ref?: Ref<HTMLTextAreaElement> }) {
  return (
    <Textarea
      {...rest}
      {...(ref ? { ref } : {})}
      rows={rows}
      description={hint}
      data-autofocus={autoFocus || undefined}
      data-mono={mono || undefined}
      classNames={look}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.currentTarget.value)}
    />
  )
}

export function Choice({
  onChange,
  hint,
  options,
  autoFocus: _,
  placeholder: __,
  ...rest
}: FieldProps & { options: { value: string; label: string }[] }) {
  return (
    <NativeSelect
      {...rest}
      description={hint}
      data={options}
      classNames={look}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      onChange={(event: ChangeEvent<HTMLSelectElement>) => onChange(event.currentTarget.value)}
    />
  )
}
