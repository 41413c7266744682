import { Link } from '@tanstack/react-router'
import type { Claim } from '#journey/handoff/brief.contract.ts'
import { localMoments, points } from '../ui/format.ts'
import styles from './BriefView.module.css'
import { words } from './brief-words.ts'

interface ClaimsProps {
  title: string
  claims: Claim[]
  onEntry: (seq: number) => void
}

export function Claims({ title, claims, onEntry }: ClaimsProps) {
  if (claims.length === 0) return null
  return (
    <div>
      <h3 className={styles.title}>{title}</h3>
      <ClaimList claims={claims} onEntry={onEntry} />
    </div>
  )
}

export function ClaimList({ claims, onEntry }: Omit<ClaimsProps, 'title'>) {
  return (
    <ul className={styles.claims}>
      {claims.map((claim, i) => (
        <li key={i} className={styles.claim}>
          <span className={styles.says}>
            {localMoments(claim.text)} <Entry claim={claim} onEntry={onEntry} />
          </span>
          {claim.points !== null && <span className={styles.points}>{points(claim.points)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Where it is written: in this timeline, or in a colleague's. */
export function Entry({
  claim: { seq, lead },
  onEntry,
}: {
  claim: Pick<Claim, 'seq' | 'lead'>
  onEntry: (seq: number) => void
}) {
  if (lead !== null)
    return (
      <Link
        to="/leads/$id"
        params={{ id: lead }}
        search={{ open: seq }}
        className={styles.entry}
        aria-label={words.entryOf(seq)}
      >
        #{seq}
      </Link>
    )
  return (
    <button type="button" className={styles.entry} aria-label={words.entry(seq)} onClick={() => onEntry(seq)}>
      #{seq}
    </button>
  )
}
