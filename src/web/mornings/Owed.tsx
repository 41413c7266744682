import { Link } from '@tanstack/react-router'
import type { MarketingMorning } from '#journey/measure/mornings/contract.ts'
import { number, relative } from '../ui/format.ts'
import styles from './Mornings.module.css'
import { words } from './words.ts'

/** What is owed now, first of all: each a number that leads to its list. */
export function Owed({ of: { owed, returns, waiting, asOf } }: { of: MarketingMorning }) {
  const now = Date.parse(asOf)
  const said = words.marketing
  return (
    <ul className={styles.figures} aria-label={said.owe}>
      <li data-tone={returns.late > 0 ? 'bad' : undefined}>
        <Link to="/returns">
          <b>{number(returns.open)}</b>
          <span>{said.returns}</span>
          <small>{returns.late > 0 ? said.late(returns.late) : returns.open > 0 ? '' : said.nothing}</small>
        </Link>
      </li>
      <li data-tone={owed.late > 0 ? 'bad' : undefined}>
        <Link to="/leads" search={{ sort: 'due' }}>
          <b>{number(owed.running)}</b>
          <span>{said.clocks}</span>
          <small>
            {owed.late > 0
              ? said.late(owed.late)
              : owed.next
                ? said.next(relative(owed.next, now))
                : said.nothing}
          </small>
        </Link>
      </li>
      <li data-tone={waiting > 0 ? 'warn' : undefined}>
        <Link to="/team">
          <b>{number(waiting)}</b>
          <span>{said.waiting}</span>
          <small>{waiting === 0 ? said.room : ''}</small>
        </Link>
      </li>
    </ul>
  )
}
