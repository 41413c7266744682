import { Link } from '@tanstack/react-router'
import type { TeamView } from '#journey/measure/team.contract.ts'
import { money, percent } from '../ui/format.ts'
import { ShareTrack } from '../ui/ShareBar.tsx'
import { Tip } from '../ui/Tip.tsx'
import styles from './Leaks.module.css'
import { words } from './words.ts'

/** What was lost between the hand-off and the first work, in leads and in money. */
export function Leaks({ view, team, days }: { view: TeamView; team: string | undefined; days: string }) {
  const { currency, amount, n } = view.worth
  const euros = (value: number) => money(String(Math.round(value)), currency)
  return (
    <ul className={styles.leaks}>
      {view.leaks.map((leak) => (
        <li key={leak.what}>
          <Link to="/offers" search={{ team, days, came: leak.what }} className={styles.leak}>
            <span className={styles.figures}>
              <b>{words.share(leak.hits, leak.n)}</b>
              {leak.worth !== null && leak.hits > 0 && (
                <Tip label={words.worthHint(n, euros(amount))}>
                  <span className={styles.worth}>{words.worthOf(euros(leak.worth))}</span>
                </Tip>
              )}
            </span>
            <span className={styles.what}>{words.leak[leak.what]}</span>
            {leak.share !== null && (
              <>
                <ShareTrack of={{ share: leak.share, low: leak.low!, high: leak.high! }} tone="warn" />
                <span className={styles.said}>
                  {percent(leak.share)}, {words.interval(leak.low!, leak.high!)}
                </span>
              </>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
