import { Link } from '@tanstack/react-router'
import type { WaitList } from '#journey/measure/team.contract.ts'
import { nameOf } from '../ui/format.ts'
import { Due } from '../ui/When.tsx'
import styles from './Person.module.css'
import { words } from './words.ts'

export function LateList({ late, person }: { late: WaitList; person: string }) {
  return (
    <div className={styles.late}>
      <h3>
        {words.late} <span>{words.count(late.count, late.capped)}</span>
      </h3>
      <ul>
        {late.items.map(({ lead, what, due }, i) => (
          <li key={`${lead.id} ${i}`}>
            <Link to="/leads/$id" params={{ id: lead.id }}>
              {nameOf(lead)}
            </Link>
            <span>{what}</span>
            {due && <Due at={due} />}
          </li>
        ))}
      </ul>
      {late.count > late.items.length && (
        <Link to="/clocks" search={{ person, state: 'late', days: '365' }} className={styles.all}>
          {words.seeAll}
        </Link>
      )}
    </div>
  )
}
