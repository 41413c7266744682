import type { LeadChance, LeadChanceView } from '#journey/learning/workspace/contract.ts'
import type { Worth } from '#journey/measure/value/worth.contract.ts'
import { rounded } from '../measure/money/sums.ts'
import { day, points } from '../ui/format.ts'
import { chanceText } from '../worth/WorthFigure.tsx'
import { worthWords } from '../worth/words.ts'
import styles from './Chance.module.css'
import { chanceWords as words } from './chance-words.ts'

interface ChanceViewProps {
  data: LeadChanceView
  /** somebody asked: say also why there is nothing to tell */
  whole?: boolean
}

/** What a lead is expected to bring from now on, and what the card said of it, each with what it rests on. */
export function ChanceView({ data: { worth, chance }, whole = false }: ChanceViewProps) {
  return (
    <>
      {worth?.value ? <Expected worth={worth} /> : whole && <p className={styles.said}>{notTold(worth)}</p>}
      {chance && <ByCard chance={chance} headed={Boolean(worth?.value) || whole} />}
    </>
  )
}

const notTold = (worth: Worth | null): string => worthWords.not[worth?.why ?? 'not_counted']

function Expected({ worth }: { worth: Worth }) {
  const { value, chance, amount, currency, seen, stage, days, outcomes } = worth
  const money = (sum: number) => rounded(sum, currency)
  const by =
    worth.by === 'stage'
      ? worthWords.byStage
      : worth.points
        ? worthWords.byCard(worth.version!)
        : worthWords.noPoints
  return (
    <>
      <dl className={styles.chances}>
        <Figure title={worthWords.expected} of={value!} text={money} />
        <Figure title={worthWords.chance} of={chance!} text={chanceText} />
        <Figure title={worthWords.amount} of={amount!} text={money} />
      </dl>
      <p className={styles.said}>
        {worthWords.seen(
          seen!.n,
          seen!.won,
          stage!.name,
          days!,
          worth.points ? worthWords.points(...worth.points) : '',
        )}
      </p>
      <p className={styles.said}>
        {by}. {worthWords.rests(outcomes.n, outcomes.won, outcomes.priced, worth.asOf)}
      </p>
    </>
  )
}

interface FigureProps {
  title: string
  of: { mean: number; low: number; high: number }
  text: (value: number) => string
}

function Figure({ title, of, text }: FigureProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text(of.mean)}</dd>
      <dd className={styles.between}>{worthWords.between(text(of.low), text(of.high))}</dd>
    </div>
  )
}

function ByCard({ chance, headed }: { chance: LeadChance; headed: boolean }) {
  const { outcome, other, seenAt, until, begin, parts } = chance
  return (
    <>
      {headed && <h3 className={styles.head}>{words.card}</h3>}
      <dl className={styles.chances}>
        {[{ outcome, chance: chance.chance, came: chance.came }, ...(other ? [other] : [])].map((one) => (
          <div key={one.outcome}>
            <dt>{words.outcomes[one.outcome]}</dt>
            <dd>{chanceText(one.chance)}</dd>
            {one.came && (
              <dd className={styles.between}>
                {words.came(one.came.n, one.came.yes, chanceText(one.came.low), chanceText(one.came.high))}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <p className={styles.said}>
        {words.said(day(until), day(seenAt))}
        {chance.came && ` ${words.band(chance.came.from, chance.came.below)}`}
      </p>
      <table className={styles.parts}>
        <tbody>
          <tr>
            <td>{words.begin}</td>
            <td>{points(begin)}</td>
          </tr>
          {parts.map((part) => (
            <tr key={part.name}>
              <td>
                {part.name}
                {': '}
                {part.text}
              </td>
              <td>{points(part.points)}</td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <td>{words.sum}</td>
            <td>{points(chance.points)}</td>
          </tr>
        </tbody>
      </table>
    </>
  )
}
