import type { ContributionView } from '#journey/measure/contribution/contribution.contract.ts'
import { money, number, percent, tenth } from '../../ui/format.ts'
import styles from './Contribution.module.css'
import { words } from './words.ts'

/** Where the running period will end, and how well that would have been said before. */
export function ForecastPart({ view: { forecast, bands, currency } }: { view: ContributionView }) {
  if (forecast === null) return <p className={styles.hint}>{words.noForecast}</p>
  const { backTest } = forecast
  return (
    <>
      <p>
        <b>
          {words.forecastSaid(forecast.name, money(String(Math.round(Number(forecast.amount))), currency))}
        </b>
      </p>
      <ul className={styles.forecast}>
        {forecast.shares.map(({ of, share }) => {
          const band = bands.sourced.find((one) => one.of === of)
          return (
            <li key={of}>
              <i data-of={of} />
              <span>{words.functions[of]}</span>
              <b>{percent(share)}</b>
              <small>{band ? words.agreed(words.bandSaid(number(band.from), number(band.to))) : ''}</small>
            </li>
          )
        })}
      </ul>
      <p className={styles.hint}>{words.forecastRests(number(forecast.periods))}</p>
      <p className={styles.hint}>
        {backTest
          ? words.backTest(tenth(backTest.error), tenth(backTest.naive), number(backTest.periods))
          : words.noBackTest}
      </p>
    </>
  )
}
