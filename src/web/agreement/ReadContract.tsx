import { useQuery } from '@tanstack/react-query'
import type { AgreementShown } from '#journey/agreement/life/contract.ts'
import './print.css'
import { Contents } from './Contents.tsx'
import styles from './Contract.module.css'
import { ContractHead } from './ContractHead.tsx'
import { inWordsQuery } from './data.ts'
import { Bars, Failed } from '../ui/States.tsx'
import { SectionView } from './SectionView.tsx'
import { Signatures } from './Signatures.tsx'
import { useEditPlace } from './edit-place.ts'
import { useUnfoldedPrint } from './unfold.ts'
import { words } from './words.ts'

/** A version as both sides sign it: numbered clauses in plain words, and who signed. */
export function ReadContract({ of }: { of: AgreementShown }) {
  const reading = useQuery(inWordsQuery(of.version))
  useUnfoldedPrint()
  const edit = useEditPlace(of.version)
  if (of.view === null) return <p className={styles.unreadable}>{words.unreadable}</p>
  if (reading.error)
    return <Failed what={words.failed} error={reading.error} retry={() => void reading.refetch()} />
  if (!reading.data) return <Bars rows={12} />
  const { contract, document, conditions } = reading.data
  return (
    <div className={styles.frame}>
      <Contents sections={contract.sections} last={words.signatures} />
      <article className={styles.article} data-contract>
        <ContractHead of={of} contract={contract} />
        {contract.sections.map((section) => (
          <SectionView
            key={section.id}
            section={section}
            document={document}
            conditions={conditions}
            onEdit={edit}
          />
        ))}
        <Signatures of={of} />
      </article>
    </div>
  )
}
