import { useState } from 'react'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { Dialog } from '../ui/Overlay.tsx'
import { lifeWords } from './life-words.ts'
import { ReasonAct } from './ReasonAct.tsx'
import { SignAct } from './SignAct.tsx'
import type { Team } from './words.ts'

export type Doing = 'sign' | 'decline' | 'withdraw' | 'decide'

interface ActDialogProps {
  of: AgreementLife
  doing: Doing
  party: Team | null
  onClose: () => void
}

const TITLES = {
  sign: lifeWords.signTitle,
  decline: lifeWords.declineTitle,
  withdraw: lifeWords.withdrawTitle,
  decide: lifeWords.decideTitle,
}

export function ActDialog({ of, doing, party, onClose }: ActDialogProps) {
  // what is signed is what was open when the dialog came: the page behind may learn of another text meanwhile
  const [seen] = useState(of)
  return (
    <Dialog title={TITLES[doing](seen.version)} open onClose={onClose} width={520}>
      {doing === 'sign' && party ? (
        <SignAct of={seen} party={party} onClose={onClose} />
      ) : (
        <ReasonAct of={seen} doing={doing === 'sign' ? 'decline' : doing} party={party} onClose={onClose} />
      )}
    </Dialog>
  )
}
