import type { LeadSort } from '../data/leads.ts'
import type { LeadsSearch } from '../search.ts'
import { IconArrowDown, IconArrowUp } from '../ui/icons.ts'
import styles from './LeadTable.module.css'
import { words as bulk } from './bulk-words.ts'
import { words } from './words.ts'

const columns: { id: keyof typeof words.columns; sort?: LeadSort }[] = [
  { id: 'name', sort: 'name' },
  { id: 'company' },
  { id: 'stage' },
  { id: 'score', sort: 'score' },
  { id: 'value', sort: 'value' },
  { id: 'owner' },
  { id: 'nextStep', sort: 'due' },
  { id: 'source' },
  { id: 'activity', sort: 'activity' },
]

interface ColumnsProps {
  search: LeadsSearch
  change: (changes: Partial<LeadsSearch>) => void
}

export function Columns({ search, change }: ColumnsProps) {
  const sort = search.sort ?? 'score'
  const order = search.order ?? naturalOrder(sort)
  const choose = (by: LeadSort) => {
    const flipped = by === sort ? (order === 'asc' ? 'desc' : 'asc') : naturalOrder(by)
    change({
      sort: by === 'score' ? undefined : by,
      order: flipped === naturalOrder(by) ? undefined : flipped,
    })
  }
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.row}>
        <div role="columnheader" className={styles.choose}>
          <span className="visually-hidden">{bulk.chooseKey}</span>
        </div>
        {columns.map((column) => {
          const here = column.sort === sort
          return (
            <div
              key={column.id}
              role="columnheader"
              className={styles.cell}
              data-column={column.id}
              {...(column.sort
                ? { 'aria-sort': here ? (order === 'asc' ? 'ascending' : 'descending') : 'none' }
                : {})}
            >
              {column.sort ? (
                <button
                  type="button"
                  className={styles.sort}
                  data-here={here || undefined}
                  onClick={() => choose(column.sort!)}
                >
                  {words.columns[column.id]}
                  {here && (order === 'asc' ? <IconArrowUp size={12} /> : <IconArrowDown size={12} />)}
                </button>
              ) : (
                words.columns[column.id]
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** What is meant when only the column is named: soonest due, A before Z, everything else from the top. */
function naturalOrder(sort: LeadSort): 'asc' | 'desc' {
  return sort === 'due' || sort === 'name' ? 'asc' : 'desc'
}
