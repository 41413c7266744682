import { useQuery } from '@tanstack/react-query'
import { Note } from '../ui/Note.tsx'
import { suppressionSummaryQuery } from './data.ts'
import styles from './SuppressionsScreen.module.css'
import { words } from './words.ts'

/** Whom the record alone keeps from being called: counted, never copied. */
export function Derived() {
  const derived = useQuery(suppressionSummaryQuery).data?.derived
  if (!derived) return null
  const { customers, openDeals } = derived
  return (
    <div className={styles.derived}>
      <Note>
        <strong>{words.derived}</strong>
        {': '}
        {words.customers(words.counted(customers.count, customers.capped))}
        {' · '}
        {words.openDeals(words.counted(openDeals.count, openDeals.capped))}
        <br />
        {words.derivedHint}
      </Note>
    </div>
  )
}
