import type { ReactNode } from 'react'
import { LoadMore } from './LoadMore.tsx'
import { Bars, Failed } from './States.tsx'

/** What an infinite query of pages answers. */
export interface Pages<Item> {
  data: { pages: { items: Item[] }[] } | undefined
  error: unknown
  hasNextPage: boolean
  isFetchingNextPage: boolean
  refetch: () => unknown
  fetchNextPage: () => unknown
}

interface PagedProps<Item> {
  of: Pages<Item>
  /** what is said when nothing came at all; what came before stays when the next page fails */
  failed: string
  /** an Empty; left out where no row is as good as none */
  empty?: ReactNode
  bars?: number
  children: (items: Item[]) => ReactNode
}

/** A list that comes page by page: grey bars, then what it holds, or why it holds nothing, and more near its end. */
export function Paged<Item>({ of, failed, empty, bars = 8, children }: PagedProps<Item>) {
  const items = of.data?.pages.flatMap((page) => page.items)
  if (!items)
    return of.error ? (
      <Failed what={failed} error={of.error} retry={() => void of.refetch()} />
    ) : (
      <Bars rows={bars} />
    )
  if (items.length === 0 && empty) return empty
  return (
    <>
      {children(items)}
      {of.hasNextPage && (
        <LoadMore load={() => void of.fetchNextPage()} busy={of.isFetchingNextPage} count={items.length} />
      )}
    </>
  )
}
