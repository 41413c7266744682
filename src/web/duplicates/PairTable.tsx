import { Link } from '@tanstack/react-router'
import type { DuplicateSide } from '#journey/duplicates/contract.ts'
import type { MergeSide } from '#journey/merging/contract.ts'
import { titleOf } from '../merging/Sides.tsx'
import { number, shortMoment } from '../ui/format.ts'
import styles from './Duplicates.module.css'
import { words } from './words.ts'

interface PairTableProps {
  stays: DuplicateSide
  goes: DuplicateSide
  /** null: decided already, or not known yet */
  merged: MergeSide | null
}

type Field = keyof typeof words.field
type Side = MergeSide & Partial<Pick<DuplicateSide, 'title' | 'country' | 'source'>>

const FIELDS: [Field, (side: Side) => string | null | undefined][] = [
  ['name', (side) => side.name],
  ['email', (side) => side.email],
  ['phone', (side) => side.phone],
  ['company', (side) => side.company],
  ['title', (side) => side.title],
  ['country', (side) => side.country],
  ['source', (side) => side.source],
  ['stage', (side) => side.stage?.name],
  ['owner', (side) => side.owner.name],
  ['score', (side) => number(side.score)],
  ['next', (side) => `${side.nextStep.what}, ${shortMoment(side.nextStep.due)}`],
]

/** The two in columns, and what would come of them; what is equal in both stands back, so that the eye finds what is not. */
export function PairTable({ stays, goes, merged }: PairTableProps) {
  const rows = FIELDS.filter(([, of]) => of(stays) || of(goes))
  return (
    <div className={styles.wide} tabIndex={0} role="region" aria-label={words.sides}>
      <table className={styles.table} data-merged={merged !== null || undefined}>
        <thead>
          <tr>
            <td />
            <Head side={stays} role={words.stays} />
            <Head side={goes} role={words.goes} />
            {merged && (
              <th scope="col">
                <span className={styles.role}>{words.columns.merged}</span>
                {titleOf(merged)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, of]) => {
            const [a, b] = [of(stays) ?? '', of(goes) ?? '']
            return (
              <tr key={field} data-equal={a === b || undefined}>
                <th scope="row">{words.field[field]}</th>
                <td>{a || '–'}</td>
                <td>{b || '–'}</td>
                {/* of what the preview does not say, nothing is claimed */}
                {merged && <td className={styles.merged}>{of(merged) ?? (a === b ? a : '')}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Head({ side, role }: { side: DuplicateSide; role: string }) {
  return (
    <th scope="col">
      <span className={styles.role}>{role}</span>
      <Link to="/leads/$id" params={{ id: side.id }}>
        {titleOf(side)}
      </Link>
    </th>
  )
}
