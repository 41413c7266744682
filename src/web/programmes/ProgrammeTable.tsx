import { Link } from '@tanstack/react-router'
import type { ProgrammeSummary } from '#journey/nurture/contract.ts'
import { number, percent } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import styles from './Programmes.module.css'
import { StateTag } from './StateTag.tsx'
import { words } from './words.ts'

export function ProgrammeTable({ rows }: { rows: ProgrammeSummary[] }) {
  const { columns } = words
  return (
    <table className={styles.table} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.state}</th>
          <th scope="col" data-number>
            {columns.inside}
          </th>
          <th scope="col" data-number data-wide>
            {columns.heldOut}
          </th>
          <th scope="col" data-number data-wide>
            {columns.entered}
          </th>
          <th scope="col" data-number data-wide>
            {columns.sent}
          </th>
          <th scope="col" data-number data-wider>
            {columns.left}
          </th>
          <th scope="col" data-number data-wide title={words.goalHint}>
            {columns.goal}
          </th>
          <th scope="col" data-number data-wider title={words.forwardHint}>
            {columns.forward}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: ProgrammeSummary }) {
  const { id, name, state, version, draft, since, holdOut, hasGoal } = row
  const { inside, heldOut, entered30, left30, sent7, goal30, forward30 } = row.counts
  return (
    <tr>
      <td>
        <Link to="/programmes/$id" params={{ id }} className={styles.name}>
          {name || id}
        </Link>
        <span className={styles.small}>
          {version !== null && words.version(version)}
          {version !== null && draft && ' · '}
          {draft && (
            <>
              {words.changed} <When at={draft.savedAt} />
            </>
          )}
        </span>
      </td>
      <td>
        <StateTag state={state} />
        {since && (
          <span className={styles.small}>
            <When at={since} />
          </span>
        )}
      </td>
      <td data-number>{number(inside)}</td>
      <td data-number data-wide>
        {number(heldOut)} <span className={styles.small}>{percent(holdOut / 100)}</span>
      </td>
      <td data-number data-wide>
        {number(entered30)}
      </td>
      <td data-number data-wide>
        {number(sent7)}
      </td>
      <td data-number data-wider>
        {number(left30)}
      </td>
      <td data-number data-wide title={hasGoal ? undefined : words.noGoal}>
        {hasGoal && left30 > 0 ? (
          <>
            {percent(goal30 / left30)}
            <span className={styles.of}>{words.goalOf(number(goal30), number(left30))}</span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td data-number data-wider>
        {number(forward30)}
      </td>
    </tr>
  )
}
