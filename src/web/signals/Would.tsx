import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Reclassified } from '#journey/capture/tracking/contract.ts'
import { agreementQuery } from '../data/company.ts'
import styles from './Signals.module.css'
import { words } from './words.ts'

/** What judging anew would change. */
export function Would({ preview: { signals, leads, moved, more } }: { preview: Reclassified }) {
  const { data } = useQuery(agreementQuery)
  const stage = (id: string) => data?.stages.find((one) => one.id === id)?.name ?? id
  if (signals === 0) return <p role="status">{words.nothing}</p>
  return (
    <div role="status">
      <p>{words.would(signals, leads)}</p>
      <p className={styles.quiet}>{moved.length > 0 ? words.moves : words.stays}</p>
      {moved.slice(0, 20).map(({ id, name, from, to }) => (
        <div key={id} className={styles.line}>
          <Link to="/leads/$id" params={{ id }}>
            {name ?? id}
          </Link>
          <span className={styles.quiet}>
            {stage(from)} → {stage(to)}
          </span>
        </div>
      ))}
      {more && <p className={styles.quiet}>{words.more}</p>}
    </div>
  )
}
