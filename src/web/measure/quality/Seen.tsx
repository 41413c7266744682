import { Link } from '@tanstack/react-router'
import type { QualityView } from '#journey/measure/quality/contract.ts'
import { number, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Screen.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'
import stack from '../../ui/Stack.module.css'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Quality.module.css'
import { told, words } from './words.ts'

const TONES = { met: 'good', missed: 'bad', few: 'plain' } as const

/** For how many reps enough of their leads were fully qualified, by quarter, and rep by rep. */
export function Seen({ of }: { of: QualityView }) {
  const needed = percent(of.needed)
  return (
    <Section title={words.seen}>
      <p className={styles.headline}>
        {of.met.share === null
          ? words.nobody(number(of.fewest))
          : words.headline(percent(of.met.share), needed)}
        <small>
          {words.of(of.met.hits, of.met.n)} · {words.before(told(of.before.share), of.before.n)}
        </small>
      </p>
      <div className={styles.beside}>
        <table className={styles.table}>
          <caption>{words.quarters}</caption>
          <tbody>
            {of.quarters.map(({ from, met }) => (
              <tr key={from}>
                <th scope="row">
                  {words.quarter(Math.floor(Number(from.slice(5, 7)) / 3) + 1, from.slice(0, 4))}
                </th>
                <td>
                  <ShareBar of={met} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles.wide} tabIndex={0} role="region" aria-label={words.seen}>
          <table className={`${styles.table} ${stack.stack}`}>
            <thead>
              <tr>
                <th scope="col">{words.rep}</th>
                <th scope="col" className={styles.number}>
                  {words.answered}
                </th>
                <th scope="col">{words.full}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {of.reps.map((rep) => (
                <tr key={rep.id}>
                  <th scope="row">
                    <Link to="/team/$person" params={{ person: rep.id }}>
                      {rep.name}
                    </Link>
                  </th>
                  <td className={styles.number} data-label={words.answered}>
                    {number(rep.n)}
                  </td>
                  <td data-label={words.full}>
                    <ShareBar
                      of={rep}
                      mark={of.needed}
                      tone={rep.came === 'missed' ? 'bad' : 'plain'}
                      beside="nothing"
                    />
                  </td>
                  <td>
                    <Tag tone={TONES[rep.came]}>{words.came[rep.came]}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <p className={styles.hint}>{words.what(needed, number(of.fewest))}</p>
    </Section>
  )
}
