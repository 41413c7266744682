import type { ProofView } from '#journey/measure/lift.view.contract.ts'
import type { Verdict } from '#journey/measure/lift.contract.ts'
import { number } from '../ui/format.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import styles from './Proof.module.css'
import type { Whose } from './proof-data.ts'
import { spokenOf } from './proof-figures.ts'
import { proofWords as words } from './proof-words.ts'
import { ProofChart } from './ProofChart.tsx'

const TONES: Record<Verdict['verdict'], Tone> = {
  raises: 'good',
  harms: 'bad',
  no_effect_larger_than: 'plain',
  not_enough: 'warn',
  draw_broken: 'bad',
}

interface ProofOutcomeProps {
  lift: ProofView['outcomes'][number]
  currency: string | null
  show: (whose: Whose) => void
}

/** One outcome: the sentence first, then both groups, then how the difference became what it is. */
export function ProofOutcome({ lift, currency, show }: ProofOutcomeProps) {
  const { outcome, sentence, verdict, now } = lift
  const name = words.outcome[outcome]
  const spoken = spokenOf(lift, currency)
  const arms = [
    { arm: 'took', name: words.arms.took, counts: lift.took, rate: now?.took },
    { arm: 'held_out', name: words.arms.heldOut, counts: lift.heldOut, rate: now?.heldOut },
  ] as const
  return (
    <section aria-labelledby={`proof-${outcome}`}>
      <div className={styles.title}>
        <h2 id={`proof-${outcome}`}>{name}</h2>
        <Tag tone={TONES[verdict.verdict]}>{words.verdict[verdict.verdict]}</Tag>
      </div>
      <p className={styles.sentence}>{sentence}</p>
      <table className={styles.table}>
        <caption className="visually-hidden">{words.arms.caption(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.arms.group}</th>
            <th scope="col" className={styles.figure}>
              {words.arms.people}
            </th>
            <th scope="col" className={styles.figure}>
              {words.arms.hits[outcome]}
            </th>
            <th scope="col" className={styles.figure}>
              {outcome === 'won' ? words.arms.each : words.arms.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {arms.map(({ arm, name: group, counts, rate }) => (
            <tr key={arm}>
              <th scope="row">{group}</th>
              <td className={styles.figure}>
                <Count count={counts.n} label={group} onShow={() => show({ arm })} />
              </td>
              <td className={styles.figure}>
                <Count
                  count={counts.hits}
                  label={`${group}, ${words.arms.hits[outcome]}`}
                  onShow={() => show({ arm, outcome })}
                />
              </td>
              <td className={styles.figure}>{rate === undefined ? '–' : spoken.rate(rate)}</td>
            </tr>
          ))}
        </tbody>
        {now && (
          <tfoot>
            <tr>
              <th scope="row">{words.arms.difference}</th>
              <td colSpan={3} className={styles.figure}>
                <b>{spoken.difference(now.difference)}</b>
                <span className={styles.between}>
                  {now.low === null || now.high === null
                    ? words.arms.unknown
                    : words.arms.between(spoken.difference(now.low), spoken.difference(now.high))}
                </span>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      <ProofChart lift={lift} spoken={spoken} />
    </section>
  )
}

function Count({ count, label, onShow }: { count: number; label: string; onShow: () => void }) {
  const text = number(count)
  if (count === 0) return text
  return (
    <button
      type="button"
      className={styles.count}
      aria-label={words.arms.show(`${text} ${label}`)}
      onClick={onShow}
    >
      {text}
    </button>
  )
}
