import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Csv } from '../ui/Csv.tsx'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Screen } from '../ui/Screen.tsx'
import { IconInbox } from '../ui/icons.ts'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Segments } from '../ui/Toggle.tsx'
import { offersQuery } from './data.ts'
import { OfferTable } from './OfferTable.tsx'
import styles from './Rows.module.css'
import { Period } from './Scope.tsx'
import { words } from './words.ts'

const route = getRouteApi('/offers')
const CAME = ['worked', 'returned', 'expired', 'untouched', 'open']

/** The leads behind a figure about offers. */
export function OffersScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const offers = useInfiniteQuery(offersQuery(search))
  const items = offers.data?.pages.flatMap((page) => page.items)
  const { days: _, ...conditions } = search
  const narrowed = Object.values(conditions).some((one) => one !== undefined)
  const rep = search.rep === undefined ? undefined : items?.[0]?.rep.name
  return (
    <Screen
      title={words.list.offers}
      aside={rep && words.list.ofPerson(rep)}
      actions={
        <>
          <Period
            days={search.days}
            onChange={(days) => void navigate({ search: { ...search, days }, replace: true })}
          />
          <Csv path="/offers" query={{ ...search }} />
        </>
      }
      bar={
        <div className={styles.filters}>
          <Segments
            label={words.list.came}
            value={search.came ?? 'all'}
            options={[
              { value: 'all', label: words.list.all },
              ...CAME.map((value) => ({ value, label: words.cameTo[value]! })),
            ]}
            onChange={(came) =>
              void navigate({
                search: { ...search, answer: undefined, came: came === 'all' ? undefined : came },
                replace: true,
              })
            }
          />
        </div>
      }
    >
      {offers.isError && !items ? (
        <Failed what={words.list.failed} error={offers.error} retry={() => void offers.refetch()} />
      ) : !items ? (
        <div className={styles.loading}>
          <Bars rows={10} />
        </div>
      ) : items.length === 0 ? (
        <Empty
          icon={<IconInbox size={22} />}
          title={narrowed ? words.list.emptyTitle : words.list.noOffersTitle}
        >
          {narrowed ? words.list.empty : words.list.noOffers}
        </Empty>
      ) : (
        <div className={styles.frame}>
          <OfferTable offers={items} reps={search.rep === undefined} />
          {offers.hasNextPage && (
            <LoadMore
              load={() => void offers.fetchNextPage()}
              busy={offers.isFetchingNextPage}
              count={items.length}
            />
          )}
        </div>
      )}
    </Screen>
  )
}
