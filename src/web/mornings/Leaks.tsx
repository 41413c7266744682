import { Link } from '@tanstack/react-router'
import type { SponsorMorning } from '#journey/measure/mornings/contract.ts'
import { money, number } from '../ui/format.ts'
import styles from './Mornings.module.css'
import { Rate } from './Rate.tsx'
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
          <Rate of={one} bad />
        </li>
      ))}
    </ul>
  )
}
