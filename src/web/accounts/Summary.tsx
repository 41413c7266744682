import { useQuery } from '@tanstack/react-query'
import type { AccountsSummary } from '#journey/outreach/accounts.contract.ts'
import { IconAlertTriangle } from '../ui/icons.ts'
import { outreachSettingsQuery, summaryQuery } from './data.ts'
import styles from './Summary.module.css'
import { words } from './words.ts'

interface SummaryProps {
  /** the tiers that the list is narrowed to */
  chosen: string[]
  onChoose: (tier: string | undefined) => void
}

/** How well each tier is covered; each is also the way to its accounts. */
export function Summary({ chosen, onChoose }: SummaryProps) {
  const summary = useQuery(summaryQuery).data
  const tiers = useQuery(outreachSettingsQuery).data?.tiers ?? []
  if (!summary || summary.tiers.every(({ accounts }) => accounts === 0)) return null
  return (
    <div className={styles.tiers} role="group" aria-label={words.summary}>
      {summary.tiers.map((one) => {
        const here = chosen.length === 1 && chosen[0] === one.tier
        const tier = tiers.find(({ id }) => id === one.tier)
        return (
          <button
            key={one.tier}
            type="button"
            className={styles.tier}
            aria-pressed={here}
            title={tier?.meaning}
            onClick={() => onChoose(here ? undefined : one.tier)}
          >
            <span className={styles.line}>
              <span className={styles.name}>{tier?.name ?? one.tier}</span>
              <span className={styles.count}>{words.accounts(one.accounts)}</span>
              {one.overdue > 0 && (
                <span className={styles.late}>
                  <IconAlertTriangle size={12} />
                  {words.overdue(one.overdue)}
                </span>
              )}
            </span>
            <Bar one={one} />
            <span className={styles.small}>
              {words.share(shareOf(one.rolesKnown, one))} {words.known} ·{' '}
              {words.share(shareOf(one.rolesReached, one))} {words.reached} · {words.complete(one.covered)}
              {one.suppressed > 0 && ` · ${words.blocked(one.suppressed)}`}
            </span>
          </button>
        )
      })}
    </div>
  )
}

type Tier = AccountsSummary['tiers'][number]

function shareOf(count: number, { rolesNeeded }: Tier): number {
  return rolesNeeded === 0 ? 0 : count / rolesNeeded
}

function Bar({ one }: { one: Tier }) {
  const width = (count: number) => `${100 * shareOf(count, one)}%`
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.known} style={{ width: width(one.rolesKnown) }} />
      <span className={styles.reached} style={{ width: width(one.rolesReached) }} />
    </span>
  )
}
