import { Link } from '@tanstack/react-router'
import type { AccountDetail } from '#journey/outreach/accounts.contract.ts'
import { reasons } from '../suppressions/words.ts'
import { day } from '../ui/format.ts'
import { IconHandStop } from '../ui/icons.ts'
import { Note } from '../ui/Note.tsx'
import styles from './AccountScreen.module.css'
import { words } from './account-words.ts'

/** Why nobody calls or writes there, before anything else. */
export function Alone({ account: { suppressed, mayWork } }: { account: AccountDetail }) {
  return (
    <>
      {suppressed && (
        <div className={styles.note}>
          <Note tone="warn" icon={<IconHandStop size={16} />}>
            <strong>{words.leftAlone}</strong>{' '}
            {suppressed.id === null ? (
              suppressed.reason === 'customer' ? (
                words.wonDeal
              ) : (
                words.openDeal
              )
            ) : (
              <>
                {reasons[suppressed.reason]} · {suppressed.source}
                {suppressed.until !== null &&
                  ` · ${words.untilDay(day(`${suppressed.until}T12:00:00`))}`}{' '}
                <Link
                  to="/suppressions"
                  search={suppressed.value === null ? {} : { q: suppressed.value }}
                  className={styles.link}
                >
                  {words.seeEntry}
                </Link>
              </>
            )}
          </Note>
        </div>
      )}
      {!mayWork && (
        <div className={styles.note}>
          <Note>{words.readOnly}</Note>
        </div>
      )}
    </>
  )
}
