import { Link } from '@tanstack/react-router'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { lazy, Suspense } from 'react'
import { day } from '../ui/format.ts'
import { Bars } from '../ui/States.tsx'
import { Standing } from './Standing.tsx'
import { StatusTag } from './StatusTag.tsx'
import styles from './Versions.module.css'
import { versionsWords as words } from './versions-words.ts'
import { words as shared } from './words.ts'

const Difference = lazy(() => import('./Difference.tsx').then((file) => ({ default: file.Difference })))

/** The proposal before both sides, with what it changes. */
export function Pending({ of }: { of: AgreementLife }) {
  const before = of.proposed?.basedOn ?? null
  return (
    <section className={styles.pending} aria-labelledby="pending">
      <h2 id="pending" className={styles.heading}>
        {words.before}
      </h2>
      <div className={styles.pendingHead}>
        <Link to="/agreement" search={{ version: of.version }} className={styles.link}>
          {words.open(of.version, of.name)}
        </Link>
        <StatusTag of={of} bare />
        <span className={styles.quiet}>
          {of.proposed && `${shared.proposer(of.proposed.by.name, day(of.proposed.at))}, `}
          {shared.from(of.effectiveFrom)}
        </span>
      </div>
      <Standing of={of} />
      {before !== null && (
        <Suspense fallback={<Bars rows={4} />}>
          <Difference from={`version:${before}`} to={`version:${of.version}`} />
        </Suspense>
      )}
    </section>
  )
}
