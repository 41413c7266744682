import type { ProofView } from '#journey/measure/lift.view.contract.ts'
import { decimal, fixed, number, percentTenth } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { Tip } from '../ui/Tip.tsx'
import styles from './Proof.module.css'
import { proofWords } from './proof-words.ts'

const words = proofWords.balance

/** Were the groups drawn as they should be? What differs most stands first. */
export function ProofBalance({ balance }: { balance: NonNullable<ProofView['balance']> }) {
  const { shares, differences, joint, broken, sentence } = balance
  const rows = [...differences].sort((a, b) => size(b) - size(a))
  return (
    <section aria-labelledby="proof-balance">
      <h2 id="proof-balance">{words.title}</h2>
      {broken.length > 0 ? <Note tone="bad">{sentence}</Note> : <p className={styles.sentence}>{sentence}</p>}
      <p className={styles.hint}>{words.hint}</p>
      <table className={styles.table}>
        <caption className="visually-hidden">{words.shares}</caption>
        <thead>
          <tr>
            <th scope="col">{words.chosen}</th>
            <th scope="col" className={styles.figure}>
              {words.found}
            </th>
            <th scope="col" className={styles.figure}>
              {words.chance}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ chosen, took, heldOut, p }) => (
            <tr key={chosen}>
              <th scope="row">{percentTenth(chosen)}</th>
              <td className={styles.figure}>
                {percentTenth(heldOut / Math.max(1, took + heldOut))}
                <span className={styles.between}>
                  {number(heldOut)} / {number(took + heldOut)}
                </span>
              </td>
              <td className={styles.figure}>{percentTenth(p)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {joint && <p className={styles.hint}>{words.joint(percentTenth(joint.p))}</p>}
      <details className={styles.more}>
        <summary>{words.all}</summary>
        <Known rows={rows} />
      </details>
    </section>
  )
}

type Row = NonNullable<ProofView['balance']>['differences'][number]

function Known({ rows }: { rows: Row[] }) {
  return (
    <div className={styles.wide} tabIndex={0} role="region" aria-label={words.differences}>
      <table className={styles.table}>
        <caption className="visually-hidden">{words.differences}</caption>
        <thead>
          <tr>
            <th scope="col">{words.differences}</th>
            <th scope="col" className={styles.figure}>
              {proofWords.arms.took}
            </th>
            <th scope="col" className={styles.figure}>
              {proofWords.arms.heldOut}
            </th>
            <th scope="col" className={styles.figure}>
              <Tip label={words.standardisedHint}>
                <span>{words.standardised}</span>
              </Tip>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.what} ${row.value}`}>
              <th scope="row">{nameOf(row)}</th>
              <td className={styles.figure}>{valueOf(row, row.took)}</td>
              <td className={styles.figure}>{valueOf(row, row.heldOut)}</td>
              <td className={styles.figure} data-large={size(row) >= 0.1 || undefined}>
                {row.standardised === null ? '–' : fixed(row.standardised, 2)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function nameOf({ what, value }: Row): string {
  return what === 'fit' ? words.what.fit : `${words.what[what]}: ${value ?? words.unknown}`
}

function valueOf({ what }: Row, value: number): string {
  return what === 'fit' ? decimal(value) : percentTenth(value)
}

function size({ standardised }: Row): number {
  return Math.abs(standardised ?? 0)
}
