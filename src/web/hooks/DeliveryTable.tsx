import { Link } from '@tanstack/react-router'
import { Button } from '../ui/Button.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { Due, When } from '../ui/When.tsx'
import type { DeliveryState, DeliveryView } from './data.ts'
import styles from './Hooks.module.css'
import { words } from './words.ts'

const TONES: Record<DeliveryState, Tone> = { waiting: 'plain', failed: 'bad', taken: 'good' }

interface DeliveryTableProps {
  rows: DeliveryView[]
  onLook: ((delivery: string) => void) | null
  onRetry: ((delivery: string) => void) | null
}

export function DeliveryTable({ rows, onLook, onRetry }: DeliveryTableProps) {
  const { deliveries } = words
  return (
    <table className={styles.inner} aria-label={deliveries.table}>
      <thead>
        <tr>
          <th scope="col">{deliveries.who}</th>
          <th scope="col">{deliveries.state}</th>
          <th scope="col" data-wide>
            {deliveries.what}
          </th>
          <th scope="col" data-wide>
            {deliveries.when}
          </th>
          <th scope="col" aria-label={deliveries.again} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} onLook={onLook} onRetry={onRetry} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, onLook, onRetry }: Omit<DeliveryTableProps, 'rows'> & { row: DeliveryView }) {
  const { deliveries, calls, reasons } = words
  const { id, lead, programme, step, state, reason, status, attempts, nextAt, settledAt, owedSince } = row
  const why = state === 'taken' || reason === null || reason === 'taken' ? null : reasons[reason]
  const many = deliveries.attempts(attempts)
  return (
    <tr>
      <td>
        <Link to="/leads/$id" params={{ id: lead.id }} className={styles.name}>
          {lead.name ?? lead.company ?? deliveries.unnamed}
        </Link>
        <span className={styles.small}>{lead.name && lead.company}</span>
      </td>
      <td>
        <Tag tone={TONES[state]}>{deliveries.states[state]}</Tag>
        {why && <span className={styles.why}>{status === null ? why : `${status} · ${why}`}</span>}
        <span className={styles.meta}>
          {attempts > 0 &&
            (onLook ? (
              <button type="button" className={styles.look} title={calls.show} onClick={() => onLook(id)}>
                {many}
              </button>
            ) : (
              <span>{many}</span>
            ))}
          {nextAt && attempts > 0 && (
            <span>
              {deliveries.next} <Due at={nextAt} />
            </span>
          )}
        </span>
      </td>
      <td data-wide>
        <Link to="/programmes/$id" params={{ id: programme.id }} className={styles.link}>
          {programme.name}
        </Link>
        <span className={styles.small}>{step.name}</span>
      </td>
      <td data-wide>
        <When at={settledAt ?? owedSince} />
      </td>
      <td data-act>
        {onRetry && state !== 'taken' && (attempts > 0 || state === 'failed') && (
          <Button look="quiet" onClick={() => onRetry(id)}>
            {state === 'failed' ? deliveries.again : deliveries.now}
          </Button>
        )}
      </td>
    </tr>
  )
}
