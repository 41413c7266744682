import type { ReturnView } from '#journey/handoff/returns-list.contract.ts'
import { OwedDue } from '../handoff/OwedDue.tsx'
import { nameOf } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import styles from './Returns.module.css'

interface ReturnListProps {
  items: ReturnView[]
  focused: ReturnView
  onFocus: (id: string) => void
}

export function ReturnList({ items, focused, onFocus }: ReturnListProps) {
  return (
    <ul>
      {items.map((one) => {
        const here = one === focused
        return (
          <li key={`${one.lead.id}.${one.seq}`}>
            <button
              type="button"
              className={styles.row}
              aria-current={here || undefined}
              ref={here ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
              onClick={() => onFocus(one.lead.id)}
            >
              <span className={styles.line}>
                <span className={styles.name}>{nameOf(one.lead)}</span>
                {one.clock ? (
                  <OwedDue at={one.clock.due} />
                ) : (
                  <When at={(one.decision ?? one.answer ?? one.returned).at} />
                )}
              </span>
              <span className={styles.line}>
                <span className={styles.less}>{one.reason.label}</span>
                <span className={styles.less}>{one.returned.by.name}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
