import { fixed, number, points } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Result } from './data.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

/** The card as it can be read aloud: begin with the base, add one line of each rule. */
export function CardRules({ of }: { of: NonNullable<Result['card']> }) {
  const { base, evenOdds, doubling, rules } = of
  return (
    <Section title={words.points}>
      <p className={styles.said}>
        {words.begin(base)} {words.scale(evenOdds, doubling)}
      </p>
      <div className={styles.rules}>
        {rules.map(({ column, name, adds, dead, bins }) => (
          <div key={column} className={styles.rule}>
            <h3>
              {name} {dead && <Tag tone="warn">{dead}</Tag>}
              {adds !== null && !dead && <small>{words.adds(fixed(adds, 3))}</small>}
            </h3>
            <table>
              <tbody>
                {bins.map((bin, i) => (
                  <tr key={i}>
                    <td className={styles.points} data-sign={Math.sign(bin.points)}>
                      {points(bin.points)}
                    </td>
                    <th scope="row">{bin.text}</th>
                    <td className={styles.count}>{words.cameOf(number(bin.yes), number(bin.rows))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </Section>
  )
}
