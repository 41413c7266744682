import { factor, number, percent } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import type { Result } from './data.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

type Validated = NonNullable<Result['validation']>

export function Lift({ of }: { of: Validated['lift'] }) {
  return (
    <Section title={words.lift} aside={<span className={styles.aside}>{words.liftHint}</span>}>
      <div className={styles.wide} tabIndex={0} role="region" aria-label={words.lift}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.tenth}</th>
              <th scope="col" className={styles.number}>
                {words.leads}
              </th>
              <th scope="col">{words.came}</th>
              <th scope="col" className={styles.number}>
                {words.times}
              </th>
              <th scope="col" className={styles.number}>
                {words.reached}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.map((band) => (
              <tr key={band.label}>
                <th scope="row">{band.label}</th>
                <td className={styles.number}>{number(band.rows)}</td>
                <td>
                  <ShareBar of={{ share: band.came, low: band.low, high: band.high }} beside="nothing" />
                </td>
                <td className={styles.number}>{factor(band.lift)}</td>
                <td className={styles.number}>{percent(band.reached)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

/** What was said and what came, for each part of the leads that people ask about: a line marks what was said. */
export function Groups({ of }: { of: Validated['groups'] }) {
  if (of.length === 0) return null
  return (
    <Section title={words.groups}>
      <div className={styles.groups}>
        {of.map(({ column, name, bands }) => (
          <table key={column} className={styles.table}>
            <thead>
              <tr className={styles.group}>
                <th scope="col">{name}</th>
                <th scope="col" className={styles.number}>
                  {words.leads}
                </th>
                <th scope="col" className={styles.number}>
                  {words.said}
                </th>
                <th scope="col">{words.came}</th>
              </tr>
            </thead>
            <tbody>
              {bands.map((band) => (
                <tr key={band.label}>
                  <td>{band.label}</td>
                  <td className={styles.number}>{number(band.rows)}</td>
                  <td className={styles.number}>{percent(band.said)}</td>
                  <td>
                    <ShareBar
                      of={{ share: band.came, low: band.low, high: band.high }}
                      mark={band.said}
                      beside="nothing"
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Section>
  )
}
