import type { Worth } from '#journey/measure/value/worth.contract.ts'
import { rounded } from '../measure/money/sums.ts'
import { percent, percentTenth } from '../ui/format.ts'
import styles from './Worth.module.css'
import { worthWords as words } from './words.ts'

/** What is expected, in two digits: more of them would say more than is known. */
export function expectedOf(worth: Worth | null): string {
  return worth?.value ? rounded(worth.value.mean, worth.currency) : '–'
}

export function chanceText(share: number): string {
  return share < 0.1 ? percentTenth(share) : percent(share)
}

interface WorthFigureProps {
  worth: Worth | null
  name: string
  onWhy: () => void
}

/** A cell of a list: what is expected, and below it of what; pressed, it says why. */
export function WorthFigure({ worth, name, onWhy }: WorthFigureProps) {
  const { value, chance, amount } = worth ?? {}
  if (!worth || !value || !chance || !amount)
    return (
      <span className={styles.none} title={words.not[worth?.why ?? 'not_counted']}>
        –
      </span>
    )
  const money = (sum: number) => rounded(sum, worth.currency)
  return (
    <button
      type="button"
      className={styles.figure}
      title={words.between(money(value.low), money(value.high))}
      onClick={(event) => {
        event.stopPropagation()
        onWhy()
      }}
    >
      <b>{money(value.mean)}</b>
      <small>{words.times(chanceText(chance.mean), money(amount.mean))}</small>
      <span className="visually-hidden">{words.why(name)}</span>
    </button>
  )
}
