import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { draftsQuery, openProposal, versionsQuery } from './data.ts'
import styles from './Tabs.module.css'
import { words } from './words.ts'

/** The rooms of the agreement, the same bar on each of them. */
export function Tabs({
  other = false,
}: {
  /** a version that is not the one in force is being read */ other?: boolean
}) {
  const open = openProposal(useQuery(versionsQuery).data)
  const drafts = useQuery(draftsQuery).data?.length ?? 0
  const exact = { exact: true, includeSearch: false }
  return (
    <nav className={styles.tabs} aria-label={words.views}>
      <Link
        to="/agreement"
        search={{}}
        activeOptions={{ exact: true, includeSearch: other }}
        className={styles.tab}
      >
        {words.inForce}
      </Link>
      <Link
        to="/agreement/versions"
        activeOptions={exact}
        className={styles.tab}
        data-here={other || undefined}
      >
        {words.versions}
        {open && <span className={styles.dot} aria-label={words.proposed} role="img" />}
        {drafts > 0 && <span className={styles.count}>{drafts}</span>}
      </Link>
      <Link to="/agreement/compare" search={{}} activeOptions={exact} className={styles.tab}>
        {words.compare}
      </Link>
      <Link to="/agreement/score" search={{}} activeOptions={exact} className={styles.tab}>
        {words.learnedScore}
      </Link>
    </nav>
  )
}
