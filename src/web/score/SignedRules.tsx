import { factor, number, points } from '../ui/format.ts'
import { Section } from '../ui/Screen.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import type { Result } from './data.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

type Signed = Result['signed'][number]

const TONES: Record<Signed['verdict'], Tone> = {
  dead: 'warn',
  few: 'plain',
  against: 'bad',
  nothing: 'plain',
  tells: 'good',
}

/** The rules in force, held against what came: which of them tell something, and which decide nothing. */
export function SignedRules({ of }: { of: Signed[] }) {
  return (
    <Section title={words.signed} aside={<span className={styles.aside}>{words.signedHint}</span>}>
      <div className={styles.wide} tabIndex={0} role="region" aria-label={words.signed}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.rule}</th>
              <th scope="col" className={styles.number}>
                {words.point}
              </th>
              <th scope="col" className={styles.number}>
                {words.met}
              </th>
              <th scope="col">{words.came}</th>
              <th scope="col" className={styles.number}>
                {words.times}
              </th>
              <th scope="col">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">{rule.because}</th>
                <td className={styles.number}>{points(rule.points)}</td>
                <td className={styles.number}>{number(rule.met)}</td>
                <td>
                  <ShareBar of={rule} beside="nothing" />
                </td>
                <td className={styles.number}>{rule.lift === null ? '–' : factor(rule.lift)}</td>
                <td>
                  <Tag tone={TONES[rule.verdict]}>{words.verdicts[rule.verdict]}</Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
