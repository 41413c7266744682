import { Link } from '@tanstack/react-router'
import type { FieldsView } from '#journey/identity/fields.contract.ts'
import { words } from './field-words.ts'
import styles from './FieldSource.module.css'

/** The lead's company, how we know it, and which others it may be. */
export function CompanyLine({ found }: { found: NonNullable<FieldsView['company']> }) {
  const { company, because: _, becauseText, said, parent, maybe } = found
  return (
    <>
      {company && <Named {...company} />}
      <span className={styles.line}>
        <span className={styles.why}>
          {becauseText}
          {said !== null && `, ${words.said(said)}`}
        </span>
        {parent && (
          <span className={styles.why}>
            {words.partOf} <Named {...parent} />
          </span>
        )}
        {maybe.length > 0 && (
          <span className={styles.why}>
            {words.maybe}{' '}
            {maybe.map((one, i) => (
              <span key={one.id}>
                {i > 0 && ', '}
                <Named {...one} />
              </span>
            ))}
          </span>
        )}
      </span>
    </>
  )
}

function Named({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/companies/$id" params={{ id }} className={styles.link}>
      {name}
    </Link>
  )
}
