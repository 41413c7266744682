import { useState, type FormEvent } from 'react'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { ProblemError } from '../data/request.ts'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import styles from './Act.module.css'
import { refusal, useAct } from './data.ts'
import { lifeWords } from './life-words.ts'
import { usePasskey } from './passkey.ts'
import { Proving } from './Proving.tsx'
import type { Team } from './words.ts'

interface ReasonActProps {
  of: AgreementLife
  doing: 'decline' | 'withdraw' | 'decide'
  party: Team | null
  onClose: () => void
}

/** Declining, withdrawing and deciding: words that stay. */
export function ReasonAct({ of, doing, party, onClose }: ReasonActProps) {
  const session = useSession()
  const act = useAct(onClose)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [password, setPassword] = useState('')
  const proves = doing === 'decide' && session?.mode === 'claimed'
  const says = LOOKS[doing]
  const send = (proof: Record<string, unknown> | null) => {
    setAsked(true)
    if (doing !== 'withdraw' && reason.trim() === '') return
    act.mutate({
      version: of.version,
      act: doing,
      body: {
        ...(reason.trim() && { reason: reason.trim() }),
        ...(doing === 'decline' && party && { function: party }),
        ...(doing === 'decide' && { hash: of.hash }),
        ...(proof && { proof }),
      },
      done: says.done,
    })
  }
  const passkey = usePasskey((answer) => send({ passkey: answer }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(proves ? { password } : null)
  }
  const unsaid = asked && doing !== 'withdraw' && reason.trim() === ''
  const at = act.error instanceof ProblemError ? act.error.fields.reason : undefined
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{doing === 'decide' ? lifeWords.decideHint(of.missing) : says.hint}</p>
      <TextArea
        label={says.label}
        value={reason}
        onChange={setReason}
        rows={4}
        error={unsaid || at ? lifeWords.reasonNeeded : undefined}
        autoFocus
      />
      {proves && (
        <Proving
          proves
          password={password}
          onPassword={setPassword}
          passkey={session.methods.passkey ? passkey : null}
        />
      )}
      {act.isError && !at && (
        <p className={styles.refused} role="alert">
          {refusal(act.error)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="quiet" onClick={onClose}>
          {lifeWords.cancel}
        </Button>
        <Button look={doing === 'decide' ? 'primary' : 'danger'} type="submit" busy={act.isPending}>
          {says.button}
        </Button>
      </div>
    </form>
  )
}

const LOOKS = {
  decline: {
    label: lifeWords.reason,
    hint: lifeWords.declineHint,
    button: lifeWords.decline,
    done: lifeWords.declined,
  },
  withdraw: {
    label: lifeWords.withdrawReason,
    hint: lifeWords.withdrawHint,
    button: lifeWords.withdraw,
    done: lifeWords.withdrawn,
  },
  decide: { label: lifeWords.decideReason, hint: '', button: lifeWords.decide, done: lifeWords.decidedDone },
}
