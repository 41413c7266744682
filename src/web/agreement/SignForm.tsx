import type { ReactNode } from 'react'
import { useMe } from '../data/me.ts'
import { useSession } from '../data/session.ts'
import styles from './Act.module.css'
import { lifeWords } from './life-words.ts'
import { ProvedForm, type Proof } from './ProvedForm.tsx'
import type { Team } from './words.ts'

/** What a signature says: which text, for whom, and the proof. */
export type Signed = { hash: string; function: Team } & Proof

interface SignFormProps {
  /** what the signature means */
  children: ReactNode
  hash: string
  party: Team
  act: { isPending: boolean; error: unknown }
  sign: (body: Signed) => void
  onClose: () => void
}

/** What is signed, by whom, for whom, and the proof that it is they: of an agreement, of a baseline. */
export function SignForm({ children, hash, party, act, sign, onClose }: SignFormProps) {
  const { me } = useMe()
  const session = useSession()
  return (
    <ProvedForm
      asks="signature"
      act={act}
      send={(proof) => sign({ hash, function: party, ...proof })}
      button={lifeWords.signFor(party)}
      onClose={onClose}
    >
      {children}
      <dl className={styles.facts}>
        <dt>{lifeWords.as}</dt>
        <dd>{lifeWords.signsAs(session?.person?.name ?? me?.name ?? '', party)}</dd>
        <dt>{lifeWords.hash}</dt>
        <dd>
          <code className={styles.hash}>{hash}</code>
        </dd>
      </dl>
    </ProvedForm>
  )
}
