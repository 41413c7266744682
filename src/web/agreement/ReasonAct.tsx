import { useState } from 'react'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { ProblemError } from '../data/request.ts'
import { TextArea } from '../ui/Field.tsx'
import { useAct } from './data.ts'
import { lifeWords } from './life-words.ts'
import { ProvedForm, type Proof } from './ProvedForm.tsx'
import type { Team } from './words.ts'

interface ReasonActProps {
  of: AgreementLife
  doing: 'decline' | 'withdraw' | 'decide'
  party: Team | null
  onClose: () => void
}

/** Declining, withdrawing and deciding: words that stay. */
export function ReasonAct({ of, doing, party, onClose }: ReasonActProps) {
  const act = useAct(onClose)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const says = LOOKS[doing]
  const missing = doing !== 'withdraw' && reason.trim() === ''
  const send = (proof: Proof) => {
    setAsked(true)
    if (missing) return
    act.mutate({
      version: of.version,
      act: doing,
      body: {
        ...(reason.trim() && { reason: reason.trim() }),
        ...(doing === 'decline' && party && { function: party }),
        ...(doing === 'decide' && { hash: of.hash }),
        ...proof,
      },
      done: says.done,
    })
  }
  const at = act.error instanceof ProblemError ? act.error.fields.reason : undefined
  return (
    <ProvedForm
      asks={doing === 'decide' ? 'proof' : 'nothing'}
      act={act}
      told={at !== undefined}
      send={send}
      button={says.button}
      look={doing === 'decide' ? 'primary' : 'danger'}
      onClose={onClose}
    >
      <p>{doing === 'decide' ? lifeWords.decideHint(of.missing) : says.hint}</p>
      <TextArea
        label={says.label}
        value={reason}
        onChange={setReason}
        rows={4}
        error={(asked && missing) || at ? lifeWords.reasonNeeded : undefined}
        autoFocus
      />
    </ProvedForm>
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
