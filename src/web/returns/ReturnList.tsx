import type { ReturnView } from '#journey/handoff/returns-list.contract.ts'
import { OwedDue } from '../handoff/OwedDue.tsx'
import { nameOf } from '../ui/format.ts'
import { PaneRow } from '../ui/Panes.tsx'
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
          <PaneRow
            key={`${one.lead.id}.${one.seq}`}
            here={here}
            onPick={() => onFocus(one.lead.id)}
            name={nameOf(one.lead)}
            beside={
              one.clock ? (
                <OwedDue at={one.clock.due} />
              ) : (
                <When at={(one.decision ?? one.answer ?? one.returned).at} />
              )
            }
            less={one.reason.label}
            lessBeside={<span className={styles.by}>{one.returned.by.name}</span>}
          />
        )
      })}
    </ul>
  )
}
