import type { Order, Worth } from '#journey/measure/value/worth.contract.ts'
import { Segments } from '../ui/Toggle.tsx'
import { toldBy } from './ValueNote.tsx'
import styles from './Worth.module.css'
import { worthWords as words } from './words.ts'

const ORDERS: Order[] = ['clock', 'value']

interface OrderBarProps {
  order: Order
  onChange: (order: 'value' | undefined) => void
  /** those that are ordered: any of them knows what values rest on */
  worths: readonly (Worth | null)[]
  /** what stands first in any order */
  first: 'promised' | 'overdue'
}

/** Clocks are the default and stay out of the URL. */
export function OrderBar({ order, onChange, worths, first }: OrderBarProps) {
  return (
    <div className={styles.order}>
      <Segments
        label={words.order}
        value={order}
        options={ORDERS.map((value) => ({ value, label: words.orders[value] }))}
        onChange={(value) => onChange(value === 'clock' ? undefined : value)}
      />
      <p>
        {order === 'clock' ? words.clock[first] : `${words.value} ${words.first[first]} ${toldBy(worths)}`}
      </p>
    </div>
  )
}
