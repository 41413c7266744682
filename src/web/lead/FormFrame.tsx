import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import styles from '../handoff/ReasonForm.module.css'
import { words } from './words.ts'

interface FormFrameProps {
  children: ReactNode
  submit: string
  busy: boolean
  disabled?: boolean
  danger?: boolean
  onSubmit: () => void
  onClose: () => void
}

export function FormFrame({
  children,
  submit,
  busy,
  disabled = false,
  danger = false,
  onSubmit,
  onClose,
}: FormFrameProps) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <div className={styles.actions}>
        <Button look={danger ? 'danger' : 'primary'} type="submit" busy={busy} disabled={disabled}>
          {submit}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {words.dialogs.cancel}
        </Button>
      </div>
    </form>
  )
}
