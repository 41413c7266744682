import { Link } from '@tanstack/react-router'
import type { SponsorMorning } from '#journey/measure/mornings/contract.ts'
import { money, number } from '../ui/format.ts'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Mornings.module.css'
import { words } from './words.ts'

export function Leaks({ of, currency }: { of: SponsorMorning['leaks']; currency: string | null }) {
  return (
    <ul className={styles.rates}>
      {of.map((one) => (
        <li key={one.what}>
          <span>
            <Link to="/team">{words.sponsor.leak[one.what] ?? one.what}</Link>
            <small>
              {number(one.hits)}
              {one.worth !== null && one.worth > 0 && (
                <> · {words.sponsor.worth(money(String(Math.round(one.worth)), currency))}</>
              )}
            </small>
          </span>
          <ShareBar of={one} tone="bad" beside="nothing" />
        </li>
      ))}
    </ul>
  )
}
