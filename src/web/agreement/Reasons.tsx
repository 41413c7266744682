import type { AgreementView } from '#journey/lifecycle/contract.ts'
import styles from './AgreementScreen.module.css'
import { words } from './words.ts'

interface ReasonsProps {
  title: string
  reasons: AgreementView['returnReasons']
  agreement: AgreementView
}

export function Reasons({ title, reasons, agreement }: ReasonsProps) {
  return (
    <>
      <h3 className={styles.heading}>{title}</h3>
      <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.reason}</th>
              <th scope="col">{words.follows}</th>
              <th scope="col">{words.note}</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map((reason) => (
              <tr key={reason.id}>
                <td>{reason.label}</td>
                <td>{agreement.stages.find((stage) => stage.id === reason.to)?.name ?? reason.to}</td>
                <td>{reason.noteRequired ? words.noteRequired : words.noteOptional}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
