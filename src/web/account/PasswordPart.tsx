import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post, ProblemError } from '../data/request.ts'
import { NewPassword } from '../sign-in/NewPassword.tsx'
import { Button } from '../ui/Button.tsx'
import { PasswordField } from '../ui/PasswordField.tsx'
import { toast } from '../ui/toast.ts'
import styles from './Account.module.css'
import { Refused, useWait } from '../sign-in/refused.tsx'
import { words } from './words.ts'

export function PasswordPart({ own }: { own: { name: string; email: string | null } }) {
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const client = useQueryClient()
  const close = () => {
    setOpen(false)
    setCurrent('')
    setNext('')
    save.reset()
  }
  const save = useMutation({
    mutationFn: () => post('/session/password', { current, next }),
    onSuccess: () => {
      close()
      toast({ text: words.changed, tone: 'good' })
      void client.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  const wait = useWait(save.error)
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  if (!open)
    return (
      <div className={styles.line}>
        <p>{words.passwordHint}</p>
        <Button onClick={() => setOpen(true)}>{words.change}</Button>
      </div>
    )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={own.email ?? ''} readOnly />
      <PasswordField
        label={words.current}
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        error={fields.current}
      />
      <NewPassword label={words.next} value={next} onChange={setNext} own={own} error={fields.next} />
      <Refused error={fields.next ? null : save.error} wait={wait} wrong={words.wrong} />
      <div className={styles.actions}>
        <Button
          look="primary"
          type="submit"
          busy={save.isPending}
          disabled={current === '' || next === '' || wait > 0}
        >
          {words.change}
        </Button>
        <Button look="quiet" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
