import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../data/request.ts'
import { Refused, useWait } from '../sign-in/refused.tsx'
import { Button } from '../ui/Button.tsx'
import { Copy } from '../ui/Copy.tsx'
import { TextField } from '../ui/Field.tsx'
import styles from './Account.module.css'
import { QrCode } from './QrCode.tsx'
import { words } from './words.ts'

/** The secret goes to the phone; a first code proves that it arrived. */
export function SetUp({ uri, onDone, onCancel }: { uri: string; onDone: () => void; onCancel: () => void }) {
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => post('/session/second-factor/confirm', { code }),
    onSuccess: onDone,
  })
  const wait = useWait(confirm.error)
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <div className={styles.setup}>
      <QrCode text={uri} label={words.scan} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          confirm.mutate()
        }}
      >
        <div>
          <h3>{words.scan}</h3>
          <p className={styles.small}>{words.orType}</p>
        </div>
        <Copy label={words.orType} text={secret} shown={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
        <TextField
          label={words.firstCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(text) => {
            setCode(text.replace(/\D/g, '').slice(0, 6))
            confirm.reset()
          }}
        />
        <Refused error={confirm.error} wait={wait} wrong={words.wrongCode} />
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            busy={confirm.isPending}
            disabled={code.length !== 6 || wait > 0}
          >
            {words.turnOn}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </div>
  )
}
