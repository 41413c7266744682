import type { AttributionView } from '#journey/measure/attribution/attribution.contract.ts'
import { fixed, money, number, tenth } from '../../ui/format.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import styles from './Attribution.module.css'
import { words } from './words.ts'

const TONES: Record<AttributionView['sensitivity']['dependence'], Tone> = {
  hardly: 'good',
  partly: 'warn',
  much: 'bad',
  unknown: 'plain',
}

/** What there is to divide, and whether it matters by which model. */
export function Head({ view: { deals, currency, sensitivity, models } }: { view: AttributionView }) {
  const { taus, moved, dependence } = sensitivity
  const known = taus.flatMap(({ tau }) => (tau === null ? [] : [tau]))
  const nameOf = (id: string) => models.find((one) => one.id === id)?.name ?? id
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{words.won}</dt>
        <dd>
          <b>{money(String(Math.round(Number(deals.amount))), currency)}</b>
          <small>{words.deals(deals.all, number(deals.all))}</small>
        </dd>
      </div>
      <div>
        <dt>{words.paths}</dt>
        <dd>
          <b>{number(deals.touched)}</b>
          <small>{words.touched(number(deals.touches), number(deals.touched))}</small>
        </dd>
      </div>
      <div className={styles.wide}>
        <dt>{words.dependence}</dt>
        <dd>
          <Tag tone={TONES[dependence]}>{words.depends[dependence]}</Tag>
          <small>
            {known.length === 0 ? words.noTau : words.tau(fixed(Math.min(...known), 2))}{' '}
            {moved &&
              words.moved(
                moved.label,
                tenth(moved.best),
                nameOf(moved.bestBy),
                tenth(moved.worst),
                nameOf(moved.worstBy),
              )}
          </small>
        </dd>
      </div>
    </dl>
  )
}
