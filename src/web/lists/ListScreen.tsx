import type { ReactNode } from 'react'
import { Tabs } from '../accounts/Tabs.tsx'
import { useMay } from '../data/session.ts'
import { SearchBox } from '../leads/SearchBox.tsx'
import { Button } from '../ui/Button.tsx'
import { Csv } from '../ui/Csv.tsx'
import { IconFileImport, IconPlus } from '../ui/icons.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import styles from './ListScreen.module.css'

/** The part of TanStack's useInfiniteQuery that a list shows. */
interface Listed {
  isError: boolean
  error: Error | null
  refetch: () => unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

interface ListScreenProps {
  words: {
    title: string
    search: string
    importList: string
    add: string
    addShort: string
    failed: string
    emptyTitle: string
    empty: string
    noMatchTitle: string
    noMatch: string
  }
  icon: ReactNode
  aside?: ReactNode
  list: Listed
  /** undefined: not read yet */
  rows: readonly unknown[] | undefined
  search: { q?: string | undefined }
  /** narrowed by the search or a filter: an empty list says then that nothing matches */
  filtered: boolean
  onSearch: (q: string | undefined) => void
  onAdd: (what: 'one' | 'list') => void
  /** what else can be done with the list as a whole */
  more?: ReactNode
  csv: { path: string; query: Record<string, unknown> }
  /** above the table: what it adds up to, and what narrows it; `all`: also when there is nothing yet */
  above: { all?: ReactNode; filters: ReactNode }
  /** the table, with what is done to its rows */
  children: ReactNode
  /** drawers */
  open: ReactNode
}

/** A list that people put things into by hand or from a file: target accounts, and whom nobody approaches. */
export function ListScreen(props: ListScreenProps) {
  const { words, icon, list, rows, filtered, search, above } = props
  const narrow = useNarrow()
  const mayAdd = useMay('work')
  const mayImport = useMay('import')
  const empty = rows?.length === 0
  const bare = empty && !filtered
  const actions = (
    <>
      {props.more}
      {mayImport && (
        <Button icon={<IconFileImport size={15} />} onClick={() => props.onAdd('list')}>
          {words.importList}
        </Button>
      )}
      {mayAdd && (
        <Button look="primary" icon={<IconPlus size={15} />} onClick={() => props.onAdd('one')}>
          {narrow ? words.addShort : words.add}
        </Button>
      )}
    </>
  )
  return (
    <Screen
      title={words.title}
      aside={rows && !empty && props.aside}
      actions={
        !bare && (
          <>
            <SearchBox
              value={search.q ?? ''}
              label={words.search}
              group={words.title}
              onChange={(q) => props.onSearch(q || undefined)}
            />
            {!narrow && (
              <>
                <Csv {...props.csv} />
                {actions}
              </>
            )}
          </>
        )
      }
      bar={<Tabs />}
    >
      {list.isError && !rows ? (
        <Failed what={words.failed} error={list.error} retry={() => void list.refetch()} />
      ) : !rows ? (
        <div className={styles.loading}>
          <Bars rows={12} />
        </div>
      ) : bare ? (
        <>
          {above.all}
          <Empty icon={icon} title={words.emptyTitle} actions={actions}>
            {words.empty}
          </Empty>
        </>
      ) : (
        <>
          {narrow && (
            <div className={styles.narrowActions}>
              <Csv {...props.csv} />
              {actions}
            </div>
          )}
          {above.all}
          {above.filters}
          {empty ? (
            <Empty icon={icon} title={words.noMatchTitle}>
              {words.noMatch}
            </Empty>
          ) : (
            props.children
          )}
          {list.hasNextPage && (
            <LoadMore
              load={() => void list.fetchNextPage()}
              busy={list.isFetchingNextPage}
              count={rows.length}
            />
          )}
        </>
      )}
      {props.open}
    </Screen>
  )
}
