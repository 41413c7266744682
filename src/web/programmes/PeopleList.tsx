import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Page } from '#platform/http/contract.ts'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import styles from './Programme.module.css'

interface PeopleListProps<One> {
  people: UseInfiniteQueryResult<InfiniteData<Page<One>>>
  words: { failed: string; none: string }
  keyOf: (one: One) => string
  children: (one: One) => ReactNode
}

/** People behind a number, page by page. */
export function PeopleList<One>({ people, words, keyOf, children }: PeopleListProps<One>) {
  const rows = people.data?.pages.flatMap((page) => page.items)
  return (
    <>
      {people.error && !rows ? (
        <Failed what={words.failed} error={people.error} retry={() => void people.refetch()} />
      ) : !rows ? (
        <Bars rows={6} height={34} />
      ) : rows.length === 0 ? (
        <p className={styles.hint}>{words.none}</p>
      ) : (
        <ul className={styles.people}>
          {rows.map((one) => (
            <li key={keyOf(one)}>{children(one)}</li>
          ))}
        </ul>
      )}
      {people.hasNextPage && (
        <LoadMore
          load={() => void people.fetchNextPage()}
          busy={people.isFetchingNextPage}
          count={rows?.length ?? 0}
        />
      )}
    </>
  )
}
