import type { ThresholdsView } from '#journey/duplicates/contract.ts'
import { number } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Thresholds.module.css'
import { thresholdWords as words } from './thresholds-words.ts'

const CLASSES = ['same', 'ask', 'different'] as const

/** How many pairs would fall into each class, and of those that somebody decided how many were one person. */
export function ThresholdsEvidence({
  view: { pairs, decided, complete },
}: {
  view: Pick<ThresholdsView, 'pairs' | 'decided' | 'complete'>
}) {
  return (
    <>
      <table className={styles.classes}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.pairs}</th>
            <th scope="col">{words.decided}</th>
          </tr>
        </thead>
        <tbody>
          {CLASSES.map((one) => (
            <tr key={one}>
              <th scope="row">{words.classes[one]}</th>
              <td data-class={one}>{number(pairs[one])}</td>
              <td>{one === 'different' ? null : <ShareBar of={decided[one]} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.less}>{words.kept}</p>
      {!complete && <Note tone="warn">{words.incomplete}</Note>}
    </>
  )
}
