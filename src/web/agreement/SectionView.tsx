import type { AgreementDocument, Clause, Section } from '#journey/agreement/editing.contract.ts'
import { IconButton } from '../ui/Button.tsx'
import { IconWriting } from '../ui/icons.ts'
import { ClauseTable, hasTable } from './ClauseTable.tsx'
import styles from './Contract.module.css'
import { Sentences } from './Sentences.tsx'
import { TargetBars } from './TargetBars.tsx'
import { words } from './words.ts'

interface SectionViewProps {
  section: Section
  document: AgreementDocument
  conditions: Record<string, string>
  onEdit: (path: string) => void
}

export function SectionView({ section, document, conditions, onEdit }: SectionViewProps) {
  return (
    <section className={styles.section} aria-labelledby={`section-${section.id}`}>
      <h3 id={`section-${section.id}`} data-heading="section" className={styles.sectionTitle}>
        <span className={styles.sectionNumber}>{section.number}</span> {section.title}
      </h3>
      <div className={section.id === 'duties' ? styles.sides : undefined}>
        {section.clauses.map((clause) => (
          <ClauseView
            key={clause.number}
            clause={clause}
            section={section.id}
            document={document}
            conditions={conditions}
            onEdit={onEdit}
          />
        ))}
      </div>
    </section>
  )
}

interface ClauseViewProps {
  clause: Clause
  section: string
  document: AgreementDocument
  conditions: Record<string, string>
  onEdit: (path: string) => void
}

function ClauseView({ clause, section, document, conditions, onEdit }: ClauseViewProps) {
  const path = clause.sentences[0]?.path ?? ''
  return (
    <section className={styles.clause} aria-labelledby={`clause-${clause.number}`}>
      <div className={styles.clauseHead}>
        <h4 id={`clause-${clause.number}`} data-heading="clause">
          <span className={styles.clauseNumber}>{clause.number}</span> {clause.title}
        </h4>
        <IconButton
          label={words.edit(clause.title)}
          className={styles.edit ?? ''}
          onClick={() => onEdit(path)}
        >
          <IconWriting size={15} />
        </IconButton>
      </div>
      {section === 'targets' && clause.title === 'Contribution' && <TargetBars document={document} />}
      {hasTable(section, clause) ? (
        <ClauseTable section={section} clause={clause} document={document} conditions={conditions} />
      ) : (
        <Sentences sentences={clause.sentences} />
      )}
    </section>
  )
}
