import type { AgreementView } from '#journey/lifecycle/contract.ts'
import { points } from '../ui/format.ts'
import styles from './AgreementScreen.module.css'
import { words } from './words.ts'

interface Rule {
  id: string
  points: number
  because: string
  text: string
  cap?: number | null
}

export function Scoring({ scoring }: { scoring: AgreementView['scoring'] }) {
  return (
    <>
      <h3 className={styles.heading}>{words.scoring}</h3>
      <Rules title={words.fit(scoring.fitMax)} rules={scoring.fit} />
      <Rules
        title={words.engagement(scoring.engagementMax, scoring.halfLifeDays)}
        rules={scoring.engagement}
        capped
      />
    </>
  )
}

function Rules({ title, rules, capped = false }: { title: string; rules: Rule[]; capped?: boolean }) {
  return (
    <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={title}>
      <table className={styles.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.figure}>
              {words.points}
            </th>
            {capped && (
              <th scope="col" className={styles.figure}>
                {words.cap}
              </th>
            )}
            <th scope="col">{words.because}</th>
            <th scope="col">{words.rule}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <td className={styles.figure} data-minus={rule.points < 0 || undefined}>
                {points(rule.points)}
              </td>
              {capped && (
                <td className={styles.figure}>
                  {rule.cap === null || rule.cap === undefined ? '—' : points(rule.cap)}
                </td>
              )}
              <td>{rule.because}</td>
              <td>
                <code className={styles.code}>{rule.text}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
