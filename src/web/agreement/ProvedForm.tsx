import { useState, type FormEvent, type ReactNode } from 'react'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Act.module.css'
import { refusal } from './data.ts'
import { lifeWords } from './life-words.ts'
import { usePasskey } from './passkey.ts'
import { Proving } from './Proving.tsx'

/** What goes with the act where people sign in; nothing on a workspace that is open to its machine. */
export type Proof = { proof?: { password: string } | { passkey: Record<string, unknown> } }

interface ProvedFormProps {
  children: ReactNode
  /** `signature` also says where nothing can prove that it is you; `nothing`: the act binds nobody */
  asks: 'signature' | 'proof' | 'nothing'
  act: { isPending: boolean; error: unknown }
  /** a refusal that stands at its field is not told twice */
  told?: boolean
  send: (proof: Proof) => void
  button: string
  look?: 'primary' | 'danger'
  onClose: () => void
}

/** An act that binds: what it is, the proof that it is you, and what the server refused. */
export function ProvedForm({
  children,
  asks,
  act,
  told = false,
  send,
  button,
  look = 'primary',
  onClose,
}: ProvedFormProps) {
  // prettier-ignore
  const session = useSession()
  const [password, setPassword] = useState('')
  const proves = asks !== 'nothing' && session?.mode === 'claimed'
  const passkey = usePasskey((answer) => send({ proof: { passkey: answer } }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(proves ? { proof: { password } } : {})
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      {(proves || asks === 'signature') && (
        <Proving
          proves={proves}
          password={password}
          onPassword={setPassword}
          passkey={session?.methods.passkey ? passkey : null}
        />
      )}
      {act.error !== null && !told && (
        <p className={styles.refused} role="alert">
          {refusal(act.error)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="quiet" onClick={onClose}>
          {lifeWords.cancel}
        </Button>
        <Button
          look={look}
          type="submit"
          busy={act.isPending}
          disabled={session === undefined || (proves && password === '')}
        >
          {button}
        </Button>
      </div>
    </form>
  )
}
