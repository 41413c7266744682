import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { useFirstFocus } from './first-focus.ts'
import { Refused, useWait } from './refused.tsx'
import styles from './SignIn.module.css'
import { words } from './words.ts'

export function CodeStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [kind, setKind] = useState<'code' | 'backup'>('code')
  const form = useFirstFocus(kind)
  const [given, setGiven] = useState('')
  const send = useMutation({
    mutationFn: (value: string) =>
      post('/sign-in/code', kind === 'code' ? { code: value } : { backupCode: value }),
    onSuccess: onDone,
  })
  const wait = useWait(send.error)
  const code = kind === 'code'
  const complete = code ? given.length === 6 : given.trim() !== ''
  const type = (text: string) => {
    const value = code ? text.replace(/\D/g, '').slice(0, 6) : text
    setGiven(value)
    send.reset()
    // nobody has to press a button for what can only be complete
    if (code && value.length === 6 && wait === 0) send.mutate(value)
  }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (complete && !send.isPending) send.mutate(given.trim())
      }}
    >
      {code ? (
        <TextField
          key="code"
          label={words.code}
          hint={words.codeHint}
          name="one-time-code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={given}
          onChange={type}
        />
      ) : (
        <TextField
          key="backup"
          label={words.backup}
          hint={words.backupHint}
          name="backup-code"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={given}
          onChange={type}
        />
      )}
      <Refused error={send.error} wait={wait} wrong={code ? words.wrongCode : words.wrongBackup} />
      <div className={styles.wide}>
        <Button look="primary" type="submit" busy={send.isPending} disabled={!complete || wait > 0}>
          {words.goOn}
        </Button>
      </div>
      <div className={styles.links}>
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            setKind(code ? 'backup' : 'code')
            setGiven('')
            send.reset()
          }}
        >
          {code ? words.useBackup : words.useCode}
        </button>
        <button type="button" className={styles.link} onClick={onBack}>
          {words.back}
        </button>
      </div>
    </form>
  )
}
