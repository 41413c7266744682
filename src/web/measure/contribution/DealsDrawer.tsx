import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ContributionView, PeriodView } from '#journey/measure/contribution/contribution.contract.ts'
import { day, list, money } from '../../ui/format.ts'
import { LoadMore } from '../../ui/LoadMore.tsx'
import { Drawer } from '../../ui/Overlay.tsx'
import { Bars, Failed } from '../../ui/States.tsx'
import styles from './Contribution.module.css'
import { dealsQuery } from './data.ts'
import { type ContributionSearch } from './search.ts'
import { words } from './words.ts'

interface DrawerProps {
  view: ContributionView
  period: PeriodView
  search: ContributionSearch
  close: () => void
}

/** The deals behind a share. */
export function DealsDrawer({ view, period, search, close }: DrawerProps) {
  const open = search.who !== undefined
  return (
    <Drawer
      title={open ? words.behind(words.functions[search.who!], period.name) : period.name}
      open={open}
      onClose={close}
      width={620}
    >
      {open && <Deals view={view} search={search} />}
    </Drawer>
  )
}

function Deals({ view, search }: { view: ContributionView; search: ContributionSearch }) {
  const deals = useInfiniteQuery(dealsQuery(search))
  const items = deals.data?.pages.flatMap((page) => page.items)
  if (!items)
    return deals.error ? (
      <Failed what={words.dealsFailed} error={deals.error} retry={() => void deals.refetch()} />
    ) : (
      <Bars rows={8} />
    )
  return (
    <>
      <p className={styles.hint}>
        {search.credit === 'influenced' ? words.influencedHint : words.sourcedHint}
      </p>
      <ul className={styles.deals}>
        {items.map((deal) => (
          <li key={deal.id}>
            <span>
              <Link to="/leads/$id" params={{ id: deal.lead }}>
                {deal.company ?? deal.name ?? words.unknownDeal}
              </Link>
              <small>
                {view.of === 'pipeline' ? words.opened : words.won} {day(deal.at)} ·{' '}
                {view.of === 'pipeline' && `${words.statuses[deal.status]} · `}
                {words.took}: {list(deal.took.map((one) => words.functions[one]))}
              </small>
            </span>
            <b>{deal.amount === null ? words.noAmount : money(deal.amount, view.currency)}</b>
          </li>
        ))}
      </ul>
      {deals.hasNextPage && (
        <LoadMore
          load={() => void deals.fetchNextPage()}
          busy={deals.isFetchingNextPage}
          count={items.length}
        />
      )}
    </>
  )
}
