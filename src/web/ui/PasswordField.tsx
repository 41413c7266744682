import { TextInput } from '@mantine/core'
import { useState, type ChangeEvent, type ReactNode, type Ref } from 'react'
import fieldStyles from './Field.module.css'
import { IconEye, IconEyeOff } from './icons.ts'
import styles from './PasswordField.module.css'
import { words } from './words.ts'

interface PasswordFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  /** what password managers go by */
  autoComplete: 'current-password' | 'new-password'
  error?: string | undefined
  hint?: ReactNode
  name?: string
  autoFocus?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A password, which one can look at while typing it. Pasting is never refused. */
export function PasswordField({
  onChange,
  hint,
  autoFocus,
  ref,
  name = 'password',
  ...rest
}: PasswordFieldProps) {
  const [seen, setSeen] = useState(false)
  const Icon = seen ? IconEyeOff : IconEye
  return (
    <TextInput
      {...rest}
      {...(ref ? { ref } : {})}
      name={name}
      type={seen ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      description={hint}
      data-autofocus={autoFocus || undefined}
      classNames={{
        root: fieldStyles.root ?? '',
        label: fieldStyles.label ?? '',
        input: `${fieldStyles.input} ${styles.input}`,
        error: fieldStyles.error ?? '',
      }}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      rightSection={
        <button
          type="button"
          className={styles.eye}
          aria-label={seen ? words.hidePassword : words.showPassword}
          aria-pressed={seen}
          onClick={() => setSeen(!seen)}
        >
          <Icon size={16} stroke={1.7} />
        </button>
      }
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.currentTarget.value)}
    />
  )
}
