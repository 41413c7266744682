import { useState } from 'react'
import { Refused, useWait } from '../sign-in/refused.tsx'
import { Button } from '../ui/Button.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import styles from './Account.module.css'
import { words } from './words.ts'

interface ConfirmPasswordProps {
  error: unknown
  busy: boolean
  act: string
  onConfirm: (password: string) => void
  onCancel: () => void
}

/** The password once more before something that weakens or widens how one signs in. */
export function ConfirmPassword({ error, busy, act, onConfirm, onCancel }: ConfirmPasswordProps) {
  const [password, setPassword] = useState('')
  const wait = useWait(error)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onConfirm(password)
      }}
    >
      <PasswordField
        label={words.confirmWith}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      <Refused error={error} wait={wait} wrong={words.wrong} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" busy={busy} disabled={password === '' || wait > 0}>
          {act}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
