import type {
  ContributionView,
  PartView,
  PeriodView,
} from '#journey/measure/contribution/contribution.contract.ts'
import { money, number, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Screen.tsx'
import { BandTrack } from './BandTrack.tsx'
import { shareText } from '../share.ts'
import styles from './Contribution.module.css'
import type { Function } from './search.ts'
import { words } from './words.ts'

interface PartsProps {
  view: ContributionView
  period: PeriodView
  open: (who: Function, credit: 'sourced' | 'influenced') => void
}

/** One period: who brought its money, who took part in it, and the agreed band of each. */
export function Parts({ view, period, open }: PartsProps) {
  const whole = money(String(Math.round(Number(period.amount))), view.currency)
  return (
    <section className={styles.period}>
      <header>
        <h2>{period.complete ? period.name : words.soFar(period.name)}</h2>
        <span>
          <b>{whole}</b> {words.deals(period.deals, number(period.deals))}
        </span>
      </header>
      <div className={styles.stack} aria-hidden="true">
        {period.sourced.map(
          ({ of, share }) =>
            share !== null && share > 0 && <span key={of} data-of={of} style={{ flexGrow: share }} />,
        )}
      </div>
      <div className={styles.pair}>
        {(['sourced', 'influenced'] as const).map((credit) => (
          <Section key={credit} title={words[credit]}>
            <p className={styles.hint}>{credit === 'sourced' ? words.sourcedHint : words.influencedHint}</p>
            <ul>
              {period[credit].map((part) => (
                <li key={part.of}>
                  <Row
                    part={part}
                    band={view.bands[credit].find(({ of }) => of === part.of) ?? null}
                    currency={view.currency}
                    open={() => open(part.of, credit)}
                  />
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </section>
  )
}

interface RowProps {
  part: PartView
  band: { from: number; to: number } | null
  currency: string
  open: () => void
}

function Row({ part, band, currency, open }: RowProps) {
  const { of, share, low, high } = part
  return (
    <button type="button" className={styles.part} onClick={open}>
      <i data-of={of} />
      <span className={styles.who}>
        {words.functions[of]}
        <small>
          {band ? words.agreed(words.bandSaid(number(band.from), number(band.to))) : words.noBand}
        </small>
      </span>
      <span className={styles.figure}>
        <b>{share === null ? '–' : shareText(share)}</b>
        {low !== null && high !== null && <small>{words.interval(percent(low), percent(high))}</small>}
      </span>
      <BandTrack part={part} band={band} />
      <span className={styles.faint}>
        {money(String(Math.round(Number(part.amount))), currency)}
        <small>{words.deals(part.deals, number(part.deals))}</small>
      </span>
    </button>
  )
}
