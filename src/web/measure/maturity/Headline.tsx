import { Link } from '@tanstack/react-router'
import type { MaturityView } from '#journey/measure/maturity/contract.ts'
import { number, percent, tenth } from '../../ui/format.ts'
import money from '../money/Money.module.css'
import { sharedOf } from '../search.ts'
import styles from './Maturity.module.css'
import { about, between, periodText, sum } from './said.ts'
import type { MaturitySearch } from './search.ts'
import { words } from './words.ts'

/** Short term apart from long: what this period brought already, and what its leads and those before are still to bring. */
export function Headline({ of, search }: { of: MaturityView; search: MaturitySearch }) {
  const { running, after, short, long, open, horizon, currency, byPeriod } = of
  const period = periodText(running.period)
  const months = tenth(horizon.months)
  const came = sum(Number(running.came.sum), currency)
  const shared = { ...sharedOf(search), of: search.of, each: search.each }
  const here = running.from.slice(0, 10)
  const first = byPeriod.find(({ period: name }) => name === running.period)
  return (
    <>
      <p className={styles.headline}>
        {words.headline[of.of](period, came)}
        {'; '}
        {after === null
          ? words.unsure
          : running.rest === null
            ? words.still(about(after.mean, currency))
            : words.stillBoth(about(after.mean, currency), about(running.rest.mean, currency))}
        .
      </p>
      <ul className={money.figures}>
        <li>
          <span>{words.came[of.of](period)}</span>
          <b>
            <Link to="/measure/maturity/leads" search={{ ...shared, in: here }}>
              {came}
            </Link>
          </b>
          <Split short={Number(running.short.sum)} long={Number(running.long.sum)} />
          <small>
            <Link to="/measure/maturity/leads" search={{ ...shared, in: here, term: 'short' }}>
              {words.short(sum(Number(running.short.sum), currency), months)}
            </Link>
          </small>
          <small>
            <Link to="/measure/maturity/leads" search={{ ...shared, in: here, term: 'long' }}>
              {words.long(sum(Number(running.long.sum), currency))}
            </Link>
          </small>
          {first && (
            <small>
              {words.foretold(
                about(first.mean, currency),
                between(first, currency),
                sum(Number(running.cohorts.sum), currency),
              )}
            </small>
          )}
        </li>
        {running.rest && (
          <li>
            <span>{words.own(period)}</span>
            <b>{about(running.rest.mean, currency)}</b>
            <small>
              {between(running.rest, currency)} ({words.interval})
            </small>
            <small>
              <Link to="/measure/maturity/leads" search={{ ...shared, of: 'leads', cohort: here }}>
                {words.ownHint(number(running.leads), sum(Number(running.own.sum), currency))}
              </Link>
            </small>
          </li>
        )}
        {after && short && long && (
          <li>
            <span>{words.rest}</span>
            <b>{about(after.mean, currency)}</b>
            <Split short={short.mean} long={long.mean} />
            <small>
              {between(after, currency)} ({words.interval})
            </small>
            <small>
              {words.restShort(about(short.mean, currency), months)};{' '}
              {words.restLong(about(long.mean, currency))}
            </small>
          </li>
        )}
        <li>
          <span>{words.open}</span>
          <b>
            <Link to="/measure/maturity/leads" search={{ ...shared, of: 'open' }}>
              {currency === null ? number(open.n) : sum(Number(open.sum), currency)}
            </Link>
          </b>
          <small>{words.openHint(number(open.n))}</small>
        </li>
      </ul>
      <p className={money.said}>
        {horizon.signed
          ? words.signed(months, number(horizon.signed.shortTerm), number(horizon.signed.longTerm))
          : words.unsigned(months)}{' '}
        {Number(running.came.sum) > 0 &&
          words.signedShare(percent(Number(running.short.sum) / Number(running.came.sum)))}{' '}
        <Link to="/agreement" className={styles.link}>
          {words.agreement}
        </Link>
      </p>
    </>
  )
}

/** Short term and long as parts of a line. */
function Split({ short, long }: { short: number; long: number }) {
  const all = short + long
  if (all <= 0) return null
  return (
    <span className={styles.split} aria-hidden="true">
      <i data-term="short" style={{ width: `${(100 * short) / all}%` }} />
      <i data-term="long" style={{ width: `${(100 * long) / all}%` }} />
    </span>
  )
}
