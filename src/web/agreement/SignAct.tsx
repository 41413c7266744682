import { useQuery } from '@tanstack/react-query'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import styles from './Act.module.css'
import { useAct, versionQuery } from './data.ts'
import { lifeWords } from './life-words.ts'
import { SignForm } from './SignForm.tsx'
import type { Team } from './words.ts'

/** What a version binds the signer to. */
export function SignAct({ of, party, onClose }: { of: AgreementLife; party: Team; onClose: () => void }) {
  const act = useAct(onClose)
  const duties = useDuties(of.version, party)
  return (
    <SignForm
      hash={of.hash}
      party={party}
      act={act}
      sign={(body) => act.mutate({ version: of.version, act: 'sign', body, done: lifeWords.signed })}
      onClose={onClose}
    >
      <p>{lifeWords.bind(party, of.version, of.effectiveFrom, duties)}</p>
      {of.missing.length === 1 && <p className={styles.last}>{lifeWords.last}</p>}
    </SignForm>
  )
}

// from the file as the server read it: what reads agreements here is large, and only a number is wanted
function useDuties(version: number, party: Team): number {
  const document = useQuery(versionQuery(version)).data?.document as
    { stages?: Record<string, { owner?: string; handoff?: unknown }> } | null | undefined
  const stages = Object.values(document?.stages ?? {}).filter((stage) => stage.owner === party)
  return stages.length + stages.filter((stage) => stage.handoff).length
}
