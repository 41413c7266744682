import type { MergeSide } from '#journey/merging/contract.ts'
import { shortMoment } from '../ui/format.ts'
import styles from './Merging.module.css'
import { words } from './words.ts'

/** Leads side by side, a column each: how they stand, or would. */
export function Sides({ sides }: { sides: [title: string, side: MergeSide][] }) {
  const line = (label: string, of: (side: MergeSide) => string) => (
    <tr>
      <th scope="row">{label}</th>
      {sides.map(([title, side]) => (
        <td key={title}>{of(side)}</td>
      ))}
    </tr>
  )
  return (
    <div className={styles.wide} tabIndex={0}>
      <table className={styles.sides}>
        <thead>
          <tr>
            <td />
            {sides.map(([title, side]) => (
              <th key={title} scope="col">
                <span className={styles.title}>{title}</span>
                {titleOf(side)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line(words.stage, ({ stage }) => stage?.name ?? '–')}
          {line(words.owner, ({ owner }) => owner.name)}
          {line(words.score, ({ score }) => words.points(score))}
          {line(words.next, ({ nextStep }) => `${nextStep.what}, ${shortMoment(nextStep.due)}`)}
        </tbody>
      </table>
    </div>
  )
}

export function titleOf(one: { name: string | null; email: string | null; phone: string | null }): string {
  return one.name ?? one.email ?? one.phone ?? words.nameless
}
