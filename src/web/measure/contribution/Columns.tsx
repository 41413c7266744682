import type { ContributionView } from '#journey/measure/contribution/contribution.contract.ts'
import { money, number } from '../../ui/format.ts'
import styles from './Contribution.module.css'
import { words } from './words.ts'

interface ColumnsProps {
  view: ContributionView
  back: number
  choose: (back: number) => void
}

/** Money of each period, stacked by who brought it. */
export function Columns({ view, back, choose }: ColumnsProps) {
  const most = Math.max(...view.periods.map(({ amount }) => Number(amount)), 1)
  return (
    <>
      <p className={styles.hint}>{words.overTimeHint}</p>
      <div className={styles.columns} role="group" aria-label={words.overTime}>
        {view.periods.toReversed().map((period) => {
          const said = words.column(
            period.name,
            money(period.amount, view.currency),
            words.deals(period.deals, number(period.deals)),
          )
          return (
            <button
              key={period.name}
              type="button"
              aria-pressed={period.back === back}
              aria-label={said}
              title={said}
              onClick={() => choose(period.back)}
            >
              <span
                className={styles.column}
                style={{ height: `${(Number(period.amount) / most) * 100}%` }}
                data-running={!period.complete || undefined}
              >
                {period.sourced.map(
                  ({ of, share }) =>
                    share !== null && share > 0 && <i key={of} data-of={of} style={{ flexGrow: share }} />,
                )}
              </span>
              <small>{period.name}</small>
            </button>
          )
        })}
      </div>
    </>
  )
}
