import type { AgreementShown } from '#journey/agreement/life/contract.ts'
import './print.css'
import { Contents } from './Contents.tsx'
import styles from './Contract.module.css'
import { ContractHead } from './ContractHead.tsx'
import { useReading } from './reading.ts'
import { SectionView } from './SectionView.tsx'
import { Signatures } from './Signatures.tsx'
import { useEditPlace } from './edit-place.ts'
import { useUnfoldedPrint } from './unfold.ts'
import { words } from './words.ts'

/** A version as both sides sign it: numbered clauses in plain words, and who signed. */
export function ReadContract({ of }: { of: AgreementShown }) {
  const reading = useReading(of.text)
  useUnfoldedPrint()
  const edit = useEditPlace(of.version)
  if (!reading) return <p className={styles.unreadable}>{words.unreadable}</p>
  const { contract, document } = reading
  return (
    <div className={styles.frame}>
      <Contents sections={contract.sections} last={words.signatures} />
      <article className={styles.article} data-contract>
        <ContractHead of={of} contract={contract} />
        {contract.sections.map((section) => (
          <SectionView key={section.id} section={section} document={document} onEdit={edit} />
        ))}
        <Signatures of={of} />
      </article>
    </div>
  )
}
