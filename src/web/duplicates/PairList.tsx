import type { DuplicateView } from '#journey/duplicates/contract.ts'
import { titleOf } from '../merging/Sides.tsx'
import { PaneRow } from '../ui/Panes.tsx'
import { When } from '../ui/When.tsx'
import { nameOfPair } from './data.ts'
import styles from './Duplicates.module.css'
import { words } from './words.ts'

interface PairListProps {
  items: DuplicateView[]
  focused: DuplicateView
  onFocus: (pair: string) => void
}

export function PairList({ items, focused, onFocus }: PairListProps) {
  return (
    <ul>
      {items.map((one) => {
        const { lead, other, chance, decided } = one
        const names = [...new Set([titleOf(lead), titleOf(other)])]
        const companies = [...new Set([lead.company, other.company].filter(Boolean))]
        return (
          <PaneRow
            key={nameOfPair(one)}
            here={one === focused}
            onPick={() => onFocus(nameOfPair(one))}
            name={names.join(' · ')}
            beside={
              decided ? (
                <When at={decided.at} />
              ) : (
                <span className={styles.chance}>{words.chance(chance)}</span>
              )
            }
            less={companies.join(' · ')}
            lessBeside={<span className={styles.by}>{decided?.by.name ?? lead.owner.name}</span>}
          />
        )
      })}
    </ul>
  )
}
