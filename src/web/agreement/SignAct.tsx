import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { useMe } from '../data/me.ts'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Act.module.css'
import { refusal, useAct, versionQuery } from './data.ts'
import { lifeWords } from './life-words.ts'
import { usePasskey } from './passkey.ts'
import { Proving } from './Proving.tsx'
import type { Team } from './words.ts'

/** What is signed, by whom, for whom, and the proof that it is they. */
export function SignAct({ of, party, onClose }: { of: AgreementLife; party: Team; onClose: () => void }) {
  const { me } = useMe()
  const session = useSession()
  const act = useAct(onClose)
  const [password, setPassword] = useState('')
  const proves = session?.mode === 'claimed'
  const duties = useDuties(of.version, party)
  const sign = (proof: Record<string, unknown> | null) =>
    act.mutate({
      version: of.version,
      act: 'sign',
      body: { hash: of.hash, function: party, ...(proof && { proof }) },
      done: lifeWords.signed,
    })
  const passkey = usePasskey((answer) => sign({ passkey: answer }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sign(proves ? { password } : null)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{lifeWords.bind(party, of.version, of.effectiveFrom, duties)}</p>
      {of.missing.length === 1 && <p className={styles.last}>{lifeWords.last}</p>}
      <dl className={styles.facts}>
        <dt>{lifeWords.as}</dt>
        <dd>{lifeWords.signsAs(session?.person?.name ?? me?.name ?? '', party)}</dd>
        <dt>{lifeWords.hash}</dt>
        <dd>
          <code className={styles.hash}>{of.hash}</code>
        </dd>
      </dl>
      <Proving
        proves={proves}
        password={password}
        onPassword={setPassword}
        passkey={session?.methods.passkey ? passkey : null}
      />
      {act.isError && (
        <p className={styles.refused} role="alert">
          {refusal(act.error)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="quiet" onClick={onClose}>
          {lifeWords.cancel}
        </Button>
        <Button
          look="primary"
          type="submit"
          busy={act.isPending}
          disabled={session === undefined || (proves && password === '')}
        >
          {lifeWords.signFor(party)}
        </Button>
      </div>
    </form>
  )
}

// from the file as the server read it: what reads agreements here is large, and only a number is wanted
function useDuties(version: number, party: Team): number {
  const document = useQuery(versionQuery(version)).data?.document as
    { stages?: Record<string, { owner?: string; handoff?: unknown }> } | null | undefined
  const stages = Object.values(document?.stages ?? {}).filter((stage) => stage.owner === party)
  return stages.length + stages.filter((stage) => stage.handoff).length
}
