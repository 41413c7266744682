import { nameOf, number } from '../ui/format.ts'
import { useMinute } from '../ui/now.ts'
import { PaneRow, PaneTitle } from '../ui/Panes.tsx'
import { Due, When } from '../ui/When.tsx'
import { expectedOf } from '../worth/WorthFigure.tsx'
import { worthWords } from '../worth/words.ts'
import type { Order } from '#journey/measure/value/worth.contract.ts'
import type { Item, Queue } from './data.ts'
import styles from './QueueList.module.css'
import { reasonOf } from './there.ts'
import { words } from './words.ts'

interface QueueListProps {
  queue: Queue
  order: Order
  items: Item[]
  focused: Item | undefined
  onFocus: (id: string) => void
}

/** By clocks each class stands by itself; by value only promises do. */
const SECTIONS: Record<Order, { title: keyof typeof words.classes; of: Item['class'][] }[]> = {
  clock: [
    { title: 'promised', of: ['promised'] },
    { title: 'hot', of: ['hot'] },
    { title: 'due', of: ['due'] },
  ],
  value: [
    { title: 'promised', of: ['promised'] },
    { title: 'valued', of: ['hot', 'due'] },
  ],
}

export function QueueList({ queue, order, items, focused, onFocus }: QueueListProps) {
  useMinute()
  return (
    <nav aria-label={words.list} className={styles.list}>
      {SECTIONS[order].map(({ title, of }) => {
        const some = items.filter((item) => of.includes(item.class))
        if (some.length === 0) return null
        return (
          <section key={title}>
            <PaneTitle count={number(some.length)}>{words.classes[title]}</PaneTitle>
            <Rows order={order} items={some} focused={focused} onFocus={onFocus} />
          </section>
        )
      })}
      {queue.blocked.length > 0 && (
        <section>
          <PaneTitle count={number(queue.blocked.length)}>{words.blockedTitle}</PaneTitle>
          <Rows alone order={order} items={queue.blocked} focused={focused} onFocus={onFocus} />
        </section>
      )}
      <details className={styles.rule}>
        <summary>{words.ruleTitle}</summary>
        <p>{order === 'value' ? `${worthWords.value} ${worthWords.first.promised}` : words.rule}</p>
      </details>
    </nav>
  )
}

/** Who was never tried waits since a moment; everything else is due at one. */
export function Since({ item }: { item: Item }) {
  if (item.class === 'hot') return <When at={item.askedAt} />
  return item.class === 'due' && item.attempts.n === 0 ? (
    <When at={item.lead.stageSince} />
  ) : (
    <Due at={item.due} />
  )
}

interface RowsProps extends Pick<QueueListProps, 'order' | 'items' | 'focused' | 'onFocus'> {
  alone?: boolean
}

function Rows({ order, items, focused, onFocus, alone = false }: RowsProps) {
  return (
    <ul>
      {items.map((item) => {
        const here = item.lead.id === focused?.lead.id
        return (
          <PaneRow
            key={item.lead.id}
            here={here}
            onPick={() => onFocus(item.lead.id)}
            name={nameOf(item.lead)}
            beside={<b>{order === 'value' ? expectedOf(item.lead.worth) : number(item.lead.score)}</b>}
            less={[item.lead.title, item.lead.company].filter(Boolean).join(' · ')}
            lessBeside={<Since item={item} />}
          >
            <span className={styles.because} data-blocked={alone || undefined} data-here={here || undefined}>
              {alone ? words.blocked.suppressed : reasonOf(item)}
            </span>
          </PaneRow>
        )
      })}
    </ul>
  )
}
